//go:build tools

// Package tools keeps the CLI, which is built by its import path, among the requirements of this module.
package tools

import _ "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi"

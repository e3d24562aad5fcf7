//go:build tools

// Package tools keeps the operator, which is built by its import path, among the requirements of this module.
package tools

import _ "github.com/metal3-io/baremetal-operator"

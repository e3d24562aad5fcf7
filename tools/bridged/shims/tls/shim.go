// Package shim makes the internal TLS provider importable: only a path below the provider's own may import it.
package shim

import (
	"github.com/hashicorp/terraform-plugin-framework/provider"
	tls "github.com/hashicorp/terraform-provider-tls/internal/provider"
)

func NewProvider() provider.Provider { return tls.New() }

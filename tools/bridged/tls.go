// The mapping of the upstream TLS provider to the tokens of the pulumi-tls SDKs.
package main

import (
	"github.com/hashicorp/terraform-provider-tls/shim"
	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/pf/tfbridge"
	bridge "github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfbridge"
	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfbridge/tokens"
)

// tlsVersion is set by the build, to the version of the SDKs that ask for this plugin.
var tlsVersion string

func tlsProvider() bridge.ProviderInfo {
	info := bridge.ProviderInfo{
		Name:         "tls",
		Version:      tlsVersion,
		P:            tfbridge.ShimProvider(shim.NewProvider()),
		MetadataInfo: bridge.NewProviderMetadata(nil),
	}
	info.MustComputeTokens(tokens.SingleModule("tls_", "index", tokens.MakeStandard("tls")))
	return info
}

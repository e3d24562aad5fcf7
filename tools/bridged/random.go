// The mapping of the upstream random provider to the tokens of the pulumi-random SDKs.
package main

import (
	"context"
	"errors"

	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/pf/tfbridge"
	bridge "github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfbridge"
	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfbridge/tokens"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/terraform-providers/terraform-provider-random/shim"
)

// randomVersion is set by the build, to the version of the SDKs that ask for this plugin.
var randomVersion string

func randomProvider() bridge.ProviderInfo {
	standard := tokens.MakeStandard("random")
	info := bridge.ProviderInfo{
		Name:         "random",
		Version:      randomVersion,
		P:            tfbridge.ShimProvider(shim.NewProvider()),
		MetadataInfo: bridge.NewProviderMetadata(nil),
		// Upstream gives this one resource no id of its own.
		Resources: map[string]*bridge.ResourceInfo{"random_bytes": {ComputeID: bytesID}},
	}
	info.MustComputeTokens(tokens.SingleModule("random_", "index", func(module, name string) (string, error) {
		return standard(module, "Random"+name)
	}))
	return info
}

func bytesID(_ context.Context, state resource.PropertyMap) (resource.ID, error) {
	value := state["base64"]
	if value.IsSecret() {
		value = value.SecretValue().Element
	}
	if !value.IsString() {
		return "", errors.New("random bytes without a base64 value")
	}
	return resource.ID(value.StringValue()), nil
}

// Package v2 holds the replacement for the SDK's yaml/v2/kinds.go, which the build copies over the vendored file.
//
// The SDK's file has a branch for each kind, with a Go type for each, so that the provider compiles the types of all of
// Kubernetes: more than half of its build time. The provider only registers the resources and never uses those types.
package v2

import (
	"fmt"

	"github.com/pulumi/pulumi-kubernetes/sdk/v4/go/kubernetes/apiextensions"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// RegisterResource registers an object of any kind with the type token that the SDK uses for it.
func RegisterResource(ctx *pulumi.Context, apiVersion, kind, name string, props pulumi.Input,
	opts ...pulumi.ResourceOption,
) (pulumi.CustomResource, error) {
	// Manifests leave out the name of the core group, type tokens do not.
	if apiVersion == "v1" {
		apiVersion = "core/v1"
	}
	var res apiextensions.CustomResource
	if err := ctx.RegisterResource(fmt.Sprintf("kubernetes:%s:%s", apiVersion, kind), name, props, &res, opts...); err != nil {
		return nil, err
	}
	return &res, nil
}

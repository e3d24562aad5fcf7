package main

import "github.com/pulumi/pulumi/pkg/v3/codegen/schema"

// dropSecretOutputsOfComponents removes the mark `secret` from outputs of components. For each marked output the Java
// generator calls additionalSecretOutputs on the options, which those of a component do not have. Nothing is lost: the
// provider marks the values themselves as secret.
func dropSecretOutputsOfComponents(spec *schema.PackageSpec) {
	for _, resource := range spec.Resources {
		if !resource.IsComponent {
			continue
		}
		for name, property := range resource.Properties {
			property.Secret = false
			resource.Properties[name] = property
		}
	}
}

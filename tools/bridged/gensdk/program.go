package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/blang/semver"
	"github.com/hashicorp/hcl/v2"
	"github.com/pulumi/pulumi-java/pkg/codegen/java"
	yamlgen "github.com/pulumi/pulumi-yaml/pkg/pulumiyaml/codegen"
	gogen "github.com/pulumi/pulumi/pkg/v3/codegen/go"
	"github.com/pulumi/pulumi/pkg/v3/codegen/nodejs"
	"github.com/pulumi/pulumi/pkg/v3/codegen/pcl"
	"github.com/pulumi/pulumi/pkg/v3/codegen/python"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

// onlyPackage loads the package whose schema it was given: a program that uses another one is refused.
type onlyPackage struct{ pkg *schema.Package }

func (l onlyPackage) LoadPackage(name string, _ *semver.Version) (*schema.Package, error) {
	if name != l.pkg.Name {
		return nil, fmt.Errorf("only programs that use no package but %s can be converted, not one with %s", l.pkg.Name, name)
	}
	return l.pkg, nil
}

func (l onlyPackage) LoadPackageV2(_ context.Context, descriptor *schema.PackageDescriptor) (*schema.Package, error) {
	return l.LoadPackage(descriptor.Name, descriptor.Version)
}

func (l onlyPackage) LoadPackageReference(name string, version *semver.Version) (schema.PackageReference, error) {
	pkg, err := l.LoadPackage(name, version)
	if err != nil {
		return nil, err
	}
	return pkg.Reference(), nil
}

func (l onlyPackage) LoadPackageReferenceV2(
	_ context.Context, descriptor *schema.PackageDescriptor,
) (schema.PackageReference, error) {
	return l.LoadPackageReference(descriptor.Name, descriptor.Version)
}

// convertProgram makes of the YAML program of a folder the same program in another language, as `pulumi convert` does.
func convertProgram(pkg *schema.Package, folder, language string) (map[string][]byte, error) {
	_, program, err := yamlgen.Eject(folder, onlyPackage{pkg})
	if err != nil {
		return nil, err
	}
	files, diagnostics, err := generateProgram(program, language)
	if err != nil {
		return nil, err
	}
	if diagnostics.HasErrors() {
		return nil, errors.New(diagnostics.Error())
	}
	return files, nil
}

func generateProgram(program *pcl.Program, language string) (map[string][]byte, hcl.Diagnostics, error) {
	switch language {
	case "nodejs":
		return nodejs.GenerateProgram(program)
	case "python":
		return python.GenerateProgram(program)
	case "go":
		return gogen.GenerateProgram(program)
	case "java":
		return java.GenerateProgram(program)
	default:
		return nil, nil, fmt.Errorf("programs are not converted to %q", language)
	}
}

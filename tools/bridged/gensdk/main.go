// gensdk writes the SDK of one language from a package schema, as `pulumi package gen-sdk` does behind a language host,
// or a program of a YAML program, as `pulumi convert` does.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"go/format"
	"os"
	"path/filepath"
	"sort"

	dotnet "github.com/pulumi/pulumi-dotnet/pulumi-language-dotnet/v3/codegen"
	"github.com/pulumi/pulumi-java/pkg/codegen/java"
	gogen "github.com/pulumi/pulumi/pkg/v3/codegen/go"
	"github.com/pulumi/pulumi/pkg/v3/codegen/nodejs"
	"github.com/pulumi/pulumi/pkg/v3/codegen/python"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

const usage = "usage: gensdk [--logo PNG] [--program DIR] SCHEMA_JSON nodejs|python|go|java|dotnet OUT_DIR"

// tool is named in the "do not edit" line of every generated file.
const tool = "pulumi-language"

func main() {
	// Not the default set of flags, to which the imported packages add their own.
	flags := flag.NewFlagSet("gensdk", flag.ExitOnError)
	logo := flags.String("logo", "", "the logo of a .NET package, which needs one")
	program := flags.String("program", "", "the folder of a YAML program that is converted, instead of the SDK")
	flags.Usage = func() {
		fmt.Fprintln(os.Stderr, usage)
		flags.PrintDefaults()
	}
	_ = flags.Parse(os.Args[1:])
	if flags.NArg() != 3 {
		flags.Usage()
		os.Exit(2)
	}
	if err := generate(flags.Arg(0), flags.Arg(1), flags.Arg(2), *logo, *program); err != nil {
		fmt.Fprintf(os.Stderr, "gensdk: %v\n", err)
		os.Exit(1)
	}
}

func generate(schemaPath, language, outDir, logo, program string) error {
	spec, err := read(schemaPath)
	if err != nil {
		return err
	}
	switch language {
	case "java":
		dropSecretOutputsOfComponents(spec)
	case "dotnet":
		url, stop, err := serveLogo(logo)
		if err != nil {
			return err
		}
		defer stop()
		spec.LogoURL = url
	}
	pkg, err := bind(*spec)
	if err != nil {
		return fmt.Errorf("%s: %w", schemaPath, err)
	}
	var files map[string][]byte
	if program == "" {
		files, err = generatePackage(pkg, language)
	} else {
		files, err = convertProgram(pkg, program, language)
	}
	if err != nil {
		return err
	}
	return write(outDir, files)
}

func read(schemaPath string) (*schema.PackageSpec, error) {
	text, err := os.ReadFile(schemaPath)
	if err != nil {
		return nil, err
	}
	var spec schema.PackageSpec
	if err := json.Unmarshal(text, &spec); err != nil {
		return nil, fmt.Errorf("%s: %w", schemaPath, err)
	}
	return &spec, nil
}

func bind(spec schema.PackageSpec) (*schema.Package, error) {
	// No loader: a schema that refers to other packages would need their plugins installed to be generated.
	pkg, diagnostics, err := schema.BindSpec(spec, schema.NewNullLoader(), schema.ValidationOptions{})
	for _, diagnostic := range diagnostics {
		fmt.Fprintln(os.Stderr, diagnostic.Error())
	}
	if err != nil {
		return nil, err
	}
	if diagnostics.HasErrors() {
		return nil, fmt.Errorf("this is not a valid package schema")
	}
	return pkg, nil
}

func generatePackage(pkg *schema.Package, language string) (map[string][]byte, error) {
	switch language {
	case "nodejs":
		return nodejs.GeneratePackage(tool, pkg, nil, nil, false, nil)
	case "python":
		return python.GeneratePackage(tool, pkg, nil, nil)
	case "go":
		files, err := gogen.GeneratePackage(tool, pkg, nil)
		if err != nil {
			return nil, err
		}
		return files, formatGo(files)
	case "java":
		return java.GeneratePackage(tool, pkg, nil, nil, false, false)
	case "dotnet":
		return dotnet.GeneratePackage(tool, pkg, nil, nil)
	default:
		return nil, fmt.Errorf("unknown language %q\n%s", language, usage)
	}
}

func formatGo(files map[string][]byte) error {
	for path, content := range files {
		if filepath.Ext(path) != ".go" {
			continue
		}
		formatted, err := format.Source(content)
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		files[path] = formatted
	}
	return nil
}

func write(outDir string, files map[string][]byte) error {
	paths := make([]string, 0, len(files))
	for path := range files {
		paths = append(paths, path)
	}
	sort.Strings(paths)
	for _, path := range paths {
		// A schema chooses file names; none of them may lead out of the folder that the caller named.
		if !filepath.IsLocal(filepath.FromSlash(path)) {
			return fmt.Errorf("generated path %q lies outside of the output folder", path)
		}
		target := filepath.Join(outDir, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(target, files[path], 0o644); err != nil {
			return err
		}
	}
	return nil
}

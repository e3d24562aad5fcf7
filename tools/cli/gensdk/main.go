// gensdk writes the SDK of one language from a package schema, as `pulumi package gen-sdk` does behind a language host.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"go/format"
	"io/fs"
	"os"
	"path/filepath"
	"sort"

	gogen "github.com/pulumi/pulumi/pkg/v3/codegen/go"
	"github.com/pulumi/pulumi/pkg/v3/codegen/nodejs"
	"github.com/pulumi/pulumi/pkg/v3/codegen/python"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

const usage = "usage: gensdk [--overlay DIR] SCHEMA_JSON nodejs|python|go OUT_DIR"

// tool is named in the "do not edit" line of every generated file.
const tool = "pulumi-language"

func main() {
	// Not the default set of flags, to which the imported packages add their own.
	flags := flag.NewFlagSet("gensdk", flag.ExitOnError)
	overlay := flags.String("overlay", "", "a folder of extra files that become part of the package")
	flags.Usage = func() {
		fmt.Fprintln(os.Stderr, usage)
		flags.PrintDefaults()
	}
	_ = flags.Parse(os.Args[1:])
	if flags.NArg() != 3 {
		flags.Usage()
		os.Exit(2)
	}
	if err := generate(flags.Arg(0), flags.Arg(1), flags.Arg(2), *overlay); err != nil {
		fmt.Fprintf(os.Stderr, "gensdk: %v\n", err)
		os.Exit(1)
	}
}

func generate(schemaPath, language, outDir, overlayDir string) error {
	pkg, err := bind(schemaPath)
	if err != nil {
		return err
	}
	overlay, err := readOverlay(overlayDir)
	if err != nil {
		return err
	}
	files, err := generatePackage(pkg, language, overlay)
	if err != nil {
		return err
	}
	return write(outDir, files)
}

func bind(schemaPath string) (*schema.Package, error) {
	text, err := os.ReadFile(schemaPath)
	if err != nil {
		return nil, err
	}
	var spec schema.PackageSpec
	if err := json.Unmarshal(text, &spec); err != nil {
		return nil, fmt.Errorf("%s: %w", schemaPath, err)
	}
	// No loader: a schema that refers to other packages would need their plugins installed to be generated.
	pkg, diagnostics, err := schema.BindSpec(spec, nil, schema.ValidationOptions{})
	for _, diagnostic := range diagnostics {
		fmt.Fprintln(os.Stderr, diagnostic.Error())
	}
	if err != nil {
		return nil, err
	}
	if diagnostics.HasErrors() {
		return nil, fmt.Errorf("%s is not a valid package schema", schemaPath)
	}
	return pkg, nil
}

func generatePackage(pkg *schema.Package, language string, overlay map[string][]byte) (map[string][]byte, error) {
	switch language {
	case "nodejs":
		return nodejs.GeneratePackage(tool, pkg, overlay, nil, false, nil)
	case "python":
		return python.GeneratePackage(tool, pkg, overlay, nil)
	case "go":
		files, err := gogen.GeneratePackage(tool, pkg, nil)
		if err != nil {
			return nil, err
		}
		// The Go generator takes no extra files.
		for path, content := range overlay {
			files[path] = content
		}
		return files, formatGo(files)
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

func readOverlay(dir string) (map[string][]byte, error) {
	files := map[string][]byte{}
	if dir == "" {
		return files, nil
	}
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		relative, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		files[filepath.ToSlash(relative)], err = os.ReadFile(path)
		return err
	})
	return files, err
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

// The kubernetes resource plugin, served from the released provider module with the schema that this module ships.
package main

import (
	_ "embed"
	"fmt"

	"github.com/pulumi/pulumi-kubernetes/provider/v4/pkg/provider"
)

// The build lays these two files of the provider module over this folder.

//go:embed schema.json
var schema []byte

//go:embed terraform-mapping.json
var terraformMapping []byte

// version is the release that the pinned provider commit belongs to; the build sets it.
var version string

func main() {
	provider.Serve("kubernetes", version, versioned(schema), terraformMapping)
}

// versioned adds the version to the schema, which the release build of the provider does too: SDK generators read it.
func versioned(schema []byte) []byte {
	return append(fmt.Appendf(nil, `{"version": %q,`, version), schema[len("{"):]...)
}

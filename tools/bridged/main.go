// The tls and random resource plugins in one binary, which serves the one it is called as: pulumi-resource-<name>.
//
// They share the bridge, and with it nearly all of their size and of their build time.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/pf/tfbridge"
	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/pf/tfgen"
	bridge "github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfbridge"
	"github.com/pulumi/pulumi/sdk/v3/go/common/diag"
	"github.com/pulumi/pulumi/sdk/v3/go/common/diag/colors"
)

func main() {
	name := strings.TrimSuffix(strings.TrimPrefix(filepath.Base(os.Args[0]), "pulumi-resource-"), ".exe")
	if err := serve(context.Background(), name); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func serve(ctx context.Context, name string) error {
	info, known := providers()[name]
	if !known {
		return fmt.Errorf("call this binary as pulumi-resource-tls or pulumi-resource-random, not as %q", os.Args[0])
	}
	// The engine reads the port from the first line of standard output, so that the generator must not write there.
	silent := diag.DefaultSink(io.Discard, io.Discard, diag.FormatOptions{Color: colors.Never})
	generated, err := tfgen.GenerateSchema(ctx, tfgen.GenerateSchemaOptions{
		ProviderInfo:    info,
		DiagnosticsSink: silent,
		// Descriptions come from the providers themselves: no source tree is looked for.
		XInMemoryDocs: true,
	})
	if err != nil {
		return fmt.Errorf("generating the schema of %s: %w", name, err)
	}
	tfbridge.Main(ctx, name, info, generated.ProviderMetadata)
	return nil
}

func providers() map[string]bridge.ProviderInfo {
	return map[string]bridge.ProviderInfo{"tls": tlsProvider(), "random": randomProvider()}
}

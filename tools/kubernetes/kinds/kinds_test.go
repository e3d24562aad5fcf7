package v2

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// TestTokens registers every kind that the SDK's own kinds.go has a branch for, and a custom one.
func TestTokens(t *testing.T) {
	expected := tokensOfTheSDK(t)
	if len(expected) < 100 {
		t.Fatalf("found only %d kinds in the SDK's file", len(expected))
	}
	expected["example.com/v1/Widget"] = "kubernetes:example.com/v1:Widget"

	engine := recorder{tokens: map[string]string{}}
	err := pulumi.RunErr(func(ctx *pulumi.Context) error {
		for fullKind := range expected {
			slash := strings.LastIndex(fullKind, "/")
			if _, err := RegisterResource(ctx, fullKind[:slash], fullKind[slash+1:], fullKind, pulumi.Map{}); err != nil {
				return err
			}
		}
		return nil
	}, pulumi.WithMocks("project", "stack", &engine))
	if err != nil {
		t.Fatal(err)
	}
	for fullKind, want := range expected {
		if got := engine.tokens[fullKind]; got != want {
			t.Errorf("%s is registered as %q, the SDK registers it as %q", fullKind, got, want)
		}
	}
}

// recorder stands in for the engine and records the type token of each resource by its name.
type recorder struct {
	mutex  sync.Mutex
	tokens map[string]string
}

func (r *recorder) NewResource(args pulumi.MockResourceArgs) (string, resource.PropertyMap, error) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	r.tokens[args.Name] = args.TypeToken
	return args.Name, args.Inputs, nil
}

func (r *recorder) Call(pulumi.MockCallArgs) (resource.PropertyMap, error) {
	return nil, nil
}

// tokensOfTheSDK reads the type tokens from the file that ours replaces.
func tokensOfTheSDK(t *testing.T) map[string]string {
	t.Helper()
	// Not from the vendored copy, where the file is replaced already.
	out, err := exec.Command("go", "list", "-mod=readonly", "-m", "-f", "{{.Dir}}",
		"github.com/pulumi/pulumi-kubernetes/sdk/v4").Output()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(strings.TrimSpace(string(out)), "go", "kubernetes", "yaml", "v2", "kinds.go")
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	tokens := map[string]string{}
	ast.Inspect(file, func(node ast.Node) bool {
		branch, ok := node.(*ast.CaseClause)
		if !ok {
			return true
		}
		for _, call := range callsOf(branch, "RegisterResource") {
			if typeToken, ok := text(call.Args[0]); ok {
				for _, kind := range branch.List {
					fullKind, _ := text(kind)
					tokens[fullKind] = typeToken
				}
			}
		}
		return true
	})
	return tokens
}

func callsOf(branch ast.Node, method string) (calls []*ast.CallExpr) {
	ast.Inspect(branch, func(node ast.Node) bool {
		if call, ok := node.(*ast.CallExpr); ok {
			if selector, ok := call.Fun.(*ast.SelectorExpr); ok && selector.Sel.Name == method {
				calls = append(calls, call)
			}
		}
		return true
	})
	return calls
}

func text(expression ast.Expr) (string, bool) {
	literal, ok := expression.(*ast.BasicLit)
	if !ok || literal.Kind != token.STRING {
		return "", false
	}
	value, err := strconv.Unquote(literal.Value)
	return value, err == nil
}

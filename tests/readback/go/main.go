// Parsers of those for whom configurations are written: HCL as Terraform reads it, env files as Compose and docker run read
// them, YAML as Kubernetes reads it. Each text value of FILE is written in its order, followed by NUL.
//
//	parsers hcl|dotenv|kvfile|yaml FILE
package main

import (
	"bufio"
	"fmt"
	"os"
	"sort"

	"github.com/compose-spec/compose-go/v2/dotenv"
	"github.com/docker/cli/pkg/kvfile"
	"github.com/hashicorp/hcl/v2/hclparse"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"go.yaml.in/yaml/v3"
)

func main() {
	out := bufio.NewWriter(os.Stdout)
	value := func(text string) {
		out.WriteString(text)
		out.WriteByte(0)
	}
	if err := read(os.Args[1], os.Args[2], value); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	out.Flush()
}

func read(format, file string, value func(string)) error {
	octets, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	switch format {
	case "hcl":
		parsed, faults := hclparse.NewParser().ParseHCL(octets, file)
		if faults.HasErrors() {
			return faults
		}
		return body(parsed.Body.(*hclsyntax.Body), value)
	case "dotenv":
		variables, err := dotenv.GetEnvFromFile(environment(), []string{file})
		if err != nil {
			return err
		}
		for at := 0; ; at++ {
			text, found := variables[fmt.Sprintf("V%d", at)]
			if !found {
				break
			}
			value(text)
		}
		for _, name := range []string{"REDIS_URL", "REDIS_CA", "REDIS_CERT", "REDIS_KEY"} {
			if text, found := variables[name]; found {
				value(text)
			}
		}
		return nil
	case "kvfile":
		lines, err := kvfile.Parse(file, nil)
		if err != nil {
			return err
		}
		for at, line := range lines {
			value(line[len(fmt.Sprintf("V%d=", at)):])
		}
		return nil
	case "yaml":
		var document yaml.Node
		if err := yaml.Unmarshal(octets, &document); err != nil {
			return err
		}
		node(&document, value)
		return nil
	}
	return fmt.Errorf("%s: no such format", format)
}

func environment() map[string]string {
	if password, found := os.LookupEnv("REDIS_PASSWORD"); found {
		return map[string]string{"REDIS_PASSWORD": password}
	}
	return nil
}

// body walks attributes in the order of the file; those that need a variable have no value yet.
func body(of *hclsyntax.Body, value func(string)) error {
	attributes := make([]*hclsyntax.Attribute, 0, len(of.Attributes))
	for _, attribute := range of.Attributes {
		attributes = append(attributes, attribute)
	}
	sort.Slice(attributes, func(a, b int) bool {
		return attributes[a].SrcRange.Start.Byte < attributes[b].SrcRange.Start.Byte
	})
	for _, attribute := range attributes {
		if len(attribute.Expr.Variables()) > 0 {
			continue
		}
		found, faults := attribute.Expr.Value(nil)
		if faults.HasErrors() {
			return faults
		}
		texts(found, value)
	}
	for _, block := range of.Blocks {
		if err := body(block.Body, value); err != nil {
			return err
		}
	}
	return nil
}

func texts(found cty.Value, value func(string)) {
	switch {
	case found.Type() == cty.String:
		value(found.AsString())
	case found.CanIterateElements():
		for each := found.ElementIterator(); each.Next(); {
			_, element := each.Element()
			texts(element, value)
		}
	}
}

func node(one *yaml.Node, value func(string)) {
	if one.Kind == yaml.ScalarNode && one.Tag == "!!str" {
		value(one.Value)
	}
	for _, child := range one.Content {
		node(child, value)
	}
}

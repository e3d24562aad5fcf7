// Generates from schema.json types.ts (the arguments as the plan sees them, the outputs, the map of components) and defaults.ts.

import * as fs from "node:fs";
import * as path from "node:path";
import * as prettier from "prettier";
import { defaultsSource } from "./defaultsSource";
import { isPodType } from "./package";

interface Property {
  type?: string;
  $ref?: string;
  items?: Property;
  additionalProperties?: Property;
  plain?: boolean;
  default?: unknown;
  description?: string;
}

interface ObjectType {
  type?: string;
  description?: string;
  properties?: Record<string, Property>;
  required?: string[];
  enum?: { value: string; description?: string }[];
}

interface Schema {
  types: Record<string, ObjectType>;
  resources: Record<
    string,
    ObjectType & { isComponent?: boolean; inputProperties: Record<string, Property>; requiredInputs?: string[] }
  >;
}

const typeName = (token: string): string => token.split(":").at(-1)!;
const typeRef = /^#\/types\/(.+)$/;

function doc(description: string | undefined): string {
  return description === undefined ? "" : `/** ${description.trim().replaceAll("\n", "\n * ")} */\n`;
}

function bareType(schema: Schema, property: Property): string {
  if (property.$ref === "pulumi.json#/Any") {
    return "unknown";
  }
  if (property.$ref !== undefined) {
    const token = typeRef.exec(property.$ref)?.[1];
    if (token === undefined || schema.types[token] === undefined) {
      throw new Error(`schema.json: ${property.$ref} refers to nothing that the generator knows`);
    }
    return isPodType(token) ? "unknown" : typeName(token);
  }
  switch (property.type) {
    case "array":
      return `readonly (${propertyType(schema, property.items!)})[]`;
    case "object":
      return `Readonly<Record<string, ${propertyType(schema, property.additionalProperties!)}>>`;
    case "integer":
      return "number";
    case "string":
    case "boolean":
    case "number":
      return property.type;
    default:
      throw new Error(`schema.json: unknown type ${property.type}`);
  }
}

function propertyType(schema: Schema, property: Property): string {
  const bare = bareType(schema, property);
  return property.plain === true ? bare : `Value<${bare}>`;
}

function members(schema: Schema, properties: Record<string, Property>, required: string[]): string {
  return Object.entries(properties)
    .map(([name, property]) => {
      const optional = required.includes(name) ? "" : "?";
      return `${doc(property.description)}readonly ${name}${optional}: ${propertyType(schema, property)};`;
    })
    .join("\n");
}

/**
 * Some outputs are missing with some inputs, as their description says. The schema declares them as required all the same,
 * so that programs use them without asking whether they are there; the provider must be able to leave them out.
 */
function alwaysThere(properties: Record<string, Property>, required: string[]): string[] {
  return required.filter((name) => !/\bMissing (with|without|unless)\b/.test(properties[name]?.description ?? ""));
}

export function typesSource(schema: Schema): string {
  const parts = [
    "// Generated from schema.json by `npm run generate`. Do not edit.",
    'import type { Value } from "./value";',
  ];
  for (const [token, type] of Object.entries(schema.types).filter(([token]) => !isPodType(token))) {
    const name = typeName(token);
    parts.push(
      type.enum !== undefined
        ? `${doc(type.description)}export type ${name} = ${type.enum.map((e) => JSON.stringify(e.value)).join(" | ")};`
        : `${doc(type.description)}export interface ${name} {\n${members(schema, type.properties!, type.required ?? [])}\n}`,
    );
  }
  const components: string[] = [];
  for (const [token, resource] of Object.entries(schema.resources)) {
    const name = typeName(token);
    const inputs = members(schema, resource.inputProperties, resource.requiredInputs ?? []);
    const outputs = members(schema, resource.properties!, alwaysThere(resource.properties!, resource.required ?? []));
    parts.push(`/** Inputs of ${token}, settled: see wire/settle.ts. */\nexport interface ${name}Args {\n${inputs}\n}`);
    parts.push(`/** Outputs of ${token}. */\nexport interface ${name}Outputs {\n${outputs}\n}`);
    if (resource.isComponent !== true) {
      continue;
    }
    components.push(`readonly ${JSON.stringify(token)}: { args: ${name}Args; outputs: ${name}Outputs };`);
  }
  parts.push(
    `/** Every component of the schema, so that a map over its keys is total: a forgotten one does not compile. */
export interface Components {\n${components.join("\n")}\n}`,
  );
  return parts.join("\n\n");
}

async function main(): Promise<void> {
  const root = path.join(__dirname, "..", "..");
  const schema = JSON.parse(fs.readFileSync(path.join(root, "schema.json"), "utf8")) as Schema;
  const folder = process.argv[2] ?? __dirname;
  const options = await prettier.resolveConfig(path.join(__dirname, "generate.ts"));
  const sources = { "types.ts": typesSource(schema), "defaults.ts": defaultsSource(schema, "metal3:index:Ironic") };
  for (const [name, source] of Object.entries(sources)) {
    fs.writeFileSync(path.join(folder, name), await prettier.format(source, { ...options, parser: "typescript" }));
  }
}

// The tests import what is above.
if (require.main === module) {
  void main();
}

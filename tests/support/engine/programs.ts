// Programs that tests run: in YAML, as a user writes them, or in JavaScript.

import * as fs from "node:fs";
import * as path from "node:path";

const schema = JSON.parse(fs.readFileSync(path.join(__dirname, "..", "..", "..", "schema.json"), "utf8")) as {
  version: string;
  pluginDownloadURL: string;
  resources: Record<string, { properties: Record<string, unknown> }>;
};

/** Names of the outputs of the component, as the schema promises them. */
export const componentOutputs = Object.keys(schema.resources["metal3:index:Ironic"]!.properties);

export type Program = Readonly<Record<string, unknown>>;

interface Declaration {
  readonly type: string;
  readonly options?: object;
}

/** Says of components what the SDKs say of them; without it the engine runs the plugin once more. */
export function pinnedProgram(program: Program): Program {
  const { resources } = program as { resources?: Readonly<Record<string, Declaration>> };
  if (resources === undefined) {
    return program;
  }
  const { version, pluginDownloadURL } = schema;
  const pinned = Object.entries(resources).map(([name, resource]) =>
    resource.type === "metal3:Ironic"
      ? [name, { ...resource, options: { version, pluginDownloadURL, ...resource.options } }]
      : [name, resource],
  );
  return { ...program, resources: Object.fromEntries(pinned) as unknown };
}

interface Around {
  /** Of each Ironic. */
  readonly options?: unknown;
  readonly resources?: object;
  readonly outputs?: object;
}

export type Inputs = Readonly<Record<string, unknown>>;

/** A program with several Ironics by name, and what goes around them. */
export function ironicsProgram(
  ironics: Readonly<Record<string, Inputs>>,
  { options, resources, outputs }: Around = {},
): Program {
  const declared = Object.entries(ironics).map(([name, properties]) => [
    name,
    { type: "metal3:Ironic", properties, ...(options === undefined ? {} : { options }) },
  ]);
  return {
    resources: { ...resources, ...(Object.fromEntries(declared) as object) },
    ...(outputs === undefined ? {} : { outputs }),
  };
}

/** A program with one Ironic, and what goes around it. */
export function ironicProgram(properties: Inputs = {}, around?: Around): Program {
  return ironicsProgram({ ironic: properties }, around);
}

/** For what is not about TLS: to make keys takes longer than all the rest. */
export const withoutKeys = { tls: { mode: "off" } };

/** What is to be known of a program that is not in YAML; these are options of a project. */
interface SourceProgram {
  readonly runtime: object;
  readonly files: Readonly<Record<string, string>>;
}

/**
 * Project options for a program in JavaScript, which can say what a typed SDK or YAML would not let through.
 * `Ironic` is the component without an SDK in between.
 */
export function nodeProgram(body: string): SourceProgram {
  const source = `const pulumi = require("@pulumi/pulumi");
class Ironic extends pulumi.ComponentResource {
  constructor(name, args, opts) { super("metal3:index:Ironic", name, { ...outputs, ...args }, opts, true); }
}
const outputs = Object.fromEntries(${JSON.stringify(componentOutputs)}.map((name) => [name, undefined]));
${body}`;
  return {
    runtime: { name: "nodejs", options: { typescript: false } },
    files: { "index.js": source, "package.json": JSON.stringify({ name: "engine-test", main: "index.js" }) },
  };
}

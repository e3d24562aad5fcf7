// Programs in JavaScript that declare resources by their wire names, without an SDK of their package in between.

import { packageSchema } from "../provider/schema/package";
import { nodeProgram, type ProjectOptions } from "../tests/support/engine/engine";
import type { Declared } from "./withoutComponent";
import { rewritten } from "./withoutComponent";

const file = "declared.json";

export function componentProgram(properties: unknown): ProjectOptions {
  const { version, pluginDownloadURL } = packageSchema;
  // As the SDK does: the engine runs one plugin for each version and origin that is asked for.
  const options = { version, pluginDownloadURL };
  return nodeProgram(`new Ironic("ironic", ${JSON.stringify(properties)}, ${JSON.stringify(options)});`);
}

export function declaredProgram(declared: readonly Declared[]): ProjectOptions {
  const plain = declared.map((resource) => ({
    ...resource,
    inputs: rewritten(
      resource.inputs,
      (secret) => ({ secret }),
      (text) => text,
    ),
  }));
  const program = nodeProgram(`
const made = {};
const input = (value) =>
  typeof value !== "object" || value === null ? value
  : Array.isArray(value) ? value.map(input)
  : Object.keys(value).join() === "secret" ? pulumi.secret(value.secret)
  : Object.fromEntries(Object.entries(value).map(([key, member]) => [key, input(member)]));
for (const { name, type, inputs, dependsOn } of require("./${file}")) {
  const { __defaults, ...given } = input(inputs);
  made[name] = new pulumi.CustomResource(type, name, given, { dependsOn: dependsOn.map((other) => made[other]) });
}`);
  return { ...program, files: { ...program.files, [file]: JSON.stringify(plain) } };
}

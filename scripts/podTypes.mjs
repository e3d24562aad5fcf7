// The types of schema.json that Kubernetes defines: containers, volumes, probes, affinity and spread constraints, so that
// every language checks and completes what users write there.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { podModels } from "./kubernetesModels.mjs";
import { root } from "./setup/dependencies.mjs";

/** The module of their tokens, and of their place in the SDKs. */
export const podPrefix = "metal3:pod:";

/** Kubernetes has the type, but only these fields of it mean anything in a pod. */
const only = { ObjectMeta: ["annotations", "labels"] };

/** Volumes whose drivers Kubernetes has removed, or replaces by CSI: allowed, without a type of their own. */
const untyped =
  /^(AWSElasticBlockStore|AzureDisk|AzureFile|CephFS|Cinder|FC|Flex|Flocker|GCEPersistentDisk|GitRepo|Glusterfs|PhotonPersistentDisk|Portworx|Quobyte|RBD|ScaleIO|StorageOS|VsphereVirtualDisk)/;

const anyRef = { $ref: "pulumi.json#/Any" };

const words = {
  any: anyRef,
  boolean: { type: "boolean" },
  integer: { type: "integer" },
  number: { type: "number" },
  string: { type: "string" },
  quantity: { type: "string" },
  intOrString: { oneOf: [{ type: "integer" }, { type: "string" }] },
};

function property(type) {
  if (type.endsWith("[]")) return { type: "array", items: property(type.slice(0, -"[]".length)) };
  if (type.endsWith("{}")) return { type: "object", additionalProperties: property(type.slice(0, -"{}".length)) };
  if (words[type] !== undefined) return words[type];
  return untyped.test(type) ? anyRef : { $ref: `#/types/${podPrefix}${type}` };
}

const longest = 30;

/** The first sentence of what Kubernetes says, if it can stand alone; else which part of its API this is. */
function described(description, otherwise) {
  const [, sentence = ""] = /^(.+?[.])(?:\s|$)/.exec(description.replace(/\s*More info: \S+/g, "")) ?? [];
  if (sentence === "" || sentence.split(" ").length > longest) return otherwise;
  // Some begin with the name of the field.
  return sentence.replace(/^[a-z]\w*/, (name) => `\`${name}\``);
}

function typeOf({ name, description, fields }) {
  const kept = fields.filter((field) => only[name]?.includes(field.name) ?? true);
  const required = kept.filter((field) => field.required).map((field) => field.name);
  return {
    type: "object",
    description: described(description, `${name} of the Kubernetes API.`),
    properties: Object.fromEntries(
      kept.map((field) => [
        field.name,
        {
          ...property(field.type),
          description: described(field.description, `The field \`${field.name}\` of ${name} in the Kubernetes API.`),
        },
      ]),
    ),
    ...(required.length === 0 ? {} : { required }),
  };
}

/** The names of the types that these properties need, with those that they need themselves. */
function needed(tokens, types) {
  const found = new Set();
  const waiting = [...tokens];
  for (let token = waiting.shift(); token !== undefined; token = waiting.shift()) {
    if (!token.startsWith(podPrefix) || found.has(token)) continue;
    if (types[token] === undefined) throw new Error(`schema.json: ${token} is no part of a pod in the Kubernetes API`);
    found.add(token);
    waiting.push(...referred(types[token]));
  }
  return found;
}

function referred(part) {
  return [...JSON.stringify(part).matchAll(/"#\/types\/([^"]+)"/g)].map(([, token]) => token);
}

/** The text of schema.json with these types brought up to date. */
export async function schemaWithPodTypes() {
  // Not imported at the top: the formatter is one of the dependencies that are installed first.
  const { format, resolveConfig } = await import("prettier");
  const file = join(root, "schema.json");
  const schema = JSON.parse(await readFile(file, "utf8"));
  const own = Object.entries(schema.types).filter(([token]) => !token.startsWith(podPrefix));
  const all = Object.fromEntries((await podModels()).map((model) => [`${podPrefix}${model.name}`, typeOf(model)]));
  const used = needed(referred([own, schema.resources]), all);
  const types = Object.fromEntries([...own, ...Object.entries(all).filter(([token]) => used.has(token))]);
  const options = await resolveConfig(file);
  return format(JSON.stringify({ ...schema, types }, undefined, 2), { ...options, parser: "json" });
}

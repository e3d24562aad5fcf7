// What Kubernetes defines of a pod, as the types of @kubernetes/client-node say it: the models that inputs hold, and their fields.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);

/** What the inputs hold: everything else is a part of these. */
const roots = ["V1Container", "V1Volume", "V1Probe", "V1Affinity", "V1TopologySpreadConstraint"];

/** Quantities, which the generator of the client knows as texts only. */
const quantities = new Set([
  "V1ResourceRequirements.limits",
  "V1ResourceRequirements.requests",
  "V1VolumeResourceRequirements.limits",
  "V1VolumeResourceRequirements.requests",
  "V1EmptyDirVolumeSource.sizeLimit",
  "V1ResourceFieldSelector.divisor",
]);

const shortName = (model) => model.replace(/^(Core)?V1/, "");

/**
 * @typedef {object} Field
 * @property {string} name
 * @property {string} type a word, or the name of another model; "[]" makes a list of it, "{}" a map
 * @property {boolean} required
 * @property {string} description what Kubernetes says of it, or nothing
 *
 * @typedef {object} Model
 * @property {string} name
 * @property {string} description
 * @property {Field[]} fields
 */

function fieldType(model, { baseName, type, format }) {
  const list = /^Array<(.*)>$/.exec(type)?.[1];
  if (list !== undefined) return `${fieldType(model, { baseName, type: list, format })}[]`;
  const quantity = quantities.has(`${model}.${baseName}`);
  if (/^\{ \[key: string\]: string; \}$/.test(type)) return quantity ? "quantity{}" : "string{}";
  if (quantity) return "quantity";
  if (format === "int-or-string") return "intOrString";
  if (type === "Date") return "string";
  if (type === "number") return format.startsWith("int") ? "integer" : "number";
  return ["string", "boolean", "any"].includes(type) ? type : shortName(type);
}

/** The text of the comment that ends where `declaration` begins. */
function commentBefore(text, declaration) {
  const end = text.indexOf(declaration);
  const start = text.lastIndexOf("/**", end);
  const comment = text.slice(start, end);
  // A comment of something else: there is code in between.
  if (start === -1 || !/^\/\*\*[^]*\*\/\s*$/.test(comment) || comment.indexOf("*/") !== comment.lastIndexOf("*/")) {
    return "";
  }
  return comment
    .replace(/^\/\*\*|\*\/\s*$/g, "")
    .replace(/^\s*\*/gm, "")
    .replace(/\\+(["'])/g, "$1")
    .replace(/\s+/g, " ")
    .trim();
}

async function readModel(client, folder, model) {
  const text = await readFile(join(folder, `${model}.d.ts`), "utf8");
  const fields = client[model].attributeTypeMap.map((attribute) => {
    const required = text.includes(`\n    '${attribute.name}': `);
    return {
      name: attribute.baseName,
      type: fieldType(model, attribute),
      required,
      description: commentBefore(text, `'${attribute.name}'${required ? "" : "?"}: `),
    };
  });
  return { name: shortName(model), description: commentBefore(text, "export declare class"), fields };
}

/** @returns {Promise<Model[]>} by name */
export async function podModels() {
  const folder = join(dirname(require.resolve("@kubernetes/client-node")), "gen", "models");
  const client = require("@kubernetes/client-node");
  const known = new Map();
  const waiting = [...roots];
  for (let model = waiting.shift(); model !== undefined; model = waiting.shift()) {
    if (known.has(model)) continue;
    known.set(model, await readModel(client, folder, model));
    for (const { type } of client[model].attributeTypeMap) {
      const inner = type.replace(/^Array<(.*)>$/, "$1");
      if (client[inner]?.attributeTypeMap !== undefined) waiting.push(inner);
    }
  }
  return [...known].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, model]) => model);
}

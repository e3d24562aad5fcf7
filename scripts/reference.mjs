// The reference of all inputs and outputs, as Markdown, from schema.json.

import { format } from "prettier";

const nameOf = (token) => token.split(":").at(-1);
const anchor = (name) => `#${name.toLowerCase()}`;

/** A type as readers write it; types of the package lead to their own section. */
function typeText({ type, $ref, items, additionalProperties }) {
  if ($ref === "pulumi.json#/Any") return "anything, with Kubernetes' own field names";
  if ($ref !== undefined) {
    const name = nameOf($ref);
    return `[${name}](${anchor(name)})`;
  }
  if (type === "array") return `list of ${typeText(items)}`;
  if (type === "object") return `map of ${typeText(additionalProperties)}`;
  return type;
}

function field([name, property], required) {
  const traits = [
    typeText(property),
    ...(required.includes(name) ? ["required"] : []),
    ...(property.secret === true ? ["secret"] : []),
    ...(property.plain === true ? ["no output of another resource"] : []),
  ];
  return `- **\`${name}\`** (${traits.join(", ")}). ${property.description}`;
}

function fields(properties = {}, required = []) {
  return Object.entries(properties).map((entry) => field(entry, required));
}

function typeSection([token, { description, properties, required, enum: values }]) {
  const body =
    values === undefined
      ? fields(properties, required)
      : values.map(({ value, description: meaning }) => `- \`${value === "" ? '""' : value}\`: ${meaning}`);
  return [`### ${nameOf(token)}`, "", description, "", ...body, ""];
}

/** @returns {Promise<string>} */
export async function reference(schema) {
  const types = Object.entries(schema.types).sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = [
    "# Reference",
    "",
    "All inputs and outputs, generated from schema.json by `npm run generate`. Do not edit.",
    "",
    '"No output of another resource" means that the value must be known when the program runs, because it decides which',
    "objects exist. Everything else may be an output, and may be secret.",
    "",
    ...Object.entries(schema.resources).flatMap(([token, resource]) => [
      `## ${schema.name}:${nameOf(token)}`,
      "",
      resource.description,
      "",
      "### Inputs",
      "",
      ...fields(resource.inputProperties, resource.requiredInputs),
      "",
      "### Outputs",
      "",
      ...fields(resource.properties, resource.required),
      "",
    ]),
    "## Types",
    "",
    ...types.flatMap(typeSection),
  ];
  return format(lines.join("\n"), { parser: "markdown", printWidth: 120 });
}

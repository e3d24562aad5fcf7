// The reference of all inputs and outputs, as Markdown, from schema.json.

import { format } from "prettier";
import { examplesOf } from "./examples.mjs";
import { podPrefix } from "./podTypes.mjs";

/** Its inputs are what the examples show. */
const component = "metal3:index:Ironic";

/** Kubernetes documents the types of a pod. */
const isPodType = (token) => token.includes(podPrefix);
const kubernetesReference = "https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/";

const nameOf = (token) => token.split(":").at(-1);
const anchor = (name) => `#${name.toLowerCase()}`;

/** A type as readers write it; types of the package lead to their own section. */
function typeText({ type, $ref, items, additionalProperties }) {
  if ($ref === "pulumi.json#/Any") return "anything, with Kubernetes' own field names";
  if ($ref !== undefined) {
    const name = nameOf($ref);
    if (isPodType($ref)) return `[${name}](${kubernetesReference}) of Kubernetes`;
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
    ...(property.plain === true ? ["plain"] : []),
  ];
  return `- **\`${name}\`** (${traits.join(", ")}). ${property.description}`;
}

function fields(properties = {}, required = []) {
  return Object.entries(properties).map((entry) => field(entry, required));
}

/** An input with the examples that show it. */
function input(entry, required, examples) {
  const links = examplesOf(entry[0], examples).map(({ folder }) => `[${folder}](../examples/${folder}/Pulumi.yaml)`);
  const shown = links.length === 0 ? "" : ` ${links.length === 1 ? "Example" : "Examples"}: ${links.join(", ")}.`;
  return field(entry, required) + shown;
}

/** The token of an input's type, or of the members of its list or map. */
function tokenOf({ $ref, items, additionalProperties }) {
  return $ref ?? items?.$ref ?? additionalProperties?.$ref;
}

/** The examples of the input of this type, the first one in full. */
function shownBy(token, inputs, examples) {
  const [name] = Object.entries(inputs).find(([, property]) => tokenOf(property) === `#/types/${token}`) ?? [];
  const [first, ...further] = name === undefined ? [] : examplesOf(name, examples);
  if (first === undefined) return [];
  const links = further.map(
    ({ folder, description }) => `- [${folder}](../examples/${folder}/Pulumi.yaml): ${description}`,
  );
  return [
    `An example, [examples/${first.folder}/Pulumi.yaml](../examples/${first.folder}/Pulumi.yaml):`,
    "",
    "```yaml",
    first.text.trimEnd(),
    "```",
    "",
    ...(links.length === 0 ? [] : ["More examples:", "", ...links, ""]),
  ];
}

function typeSection([token, { description, properties, required, enum: values }], inputs, examples) {
  const body =
    values === undefined
      ? fields(properties, required)
      : values.map(({ value, description: meaning }) => `- \`${value === "" ? '""' : value}\`: ${meaning}`);
  return [`### ${nameOf(token)}`, "", description, "", ...body, "", ...shownBy(token, inputs, examples)];
}

/** @returns {Promise<string>} */
export async function reference(schema, examples) {
  const { inputProperties: inputs } = schema.resources[component];
  const types = Object.entries(schema.types)
    .filter(([token]) => !isPodType(token))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = [
    "# Reference",
    "",
    "All inputs and outputs, generated from schema.json by `npm run generate`. Do not edit.",
    "",
    "A *plain* value must be known when the program runs, because it decides which objects exist: it cannot be an output",
    "of another resource. Everything else may be an output, and may be secret.",
    "",
    ...Object.entries(schema.resources).flatMap(([token, resource]) => [
      `## ${schema.name}:${nameOf(token)}`,
      "",
      resource.description,
      "",
      "### Inputs",
      "",
      ...Object.entries(resource.inputProperties).map((entry) =>
        input(entry, resource.requiredInputs ?? [], token === component ? examples : []),
      ),
      "",
      "### Outputs",
      "",
      // Which outputs are missing when, their descriptions say.
      ...fields(resource.properties),
      "",
    ]),
    "## Types",
    "",
    ...types.flatMap((type) => typeSection(type, inputs, examples)),
  ];
  return format(lines.join("\n"), { parser: "markdown", printWidth: 120 });
}

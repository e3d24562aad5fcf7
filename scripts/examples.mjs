// The examples in YAML: what each shows, which belong to an input of the component, and their index in examples/README.md.

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { format } from "prettier";
import { parse } from "yaml";

const component = "metal3:Ironic";
const table = /(<!-- table of the examples: npm run generate -->\n).*(<!-- end of the table -->)/s;

/** The comment that says what must be there before `pulumi up`. */
function needsOf(text) {
  const [, comment = ""] = /^# Needs: (.*(?:\n# {3}.*)*)/m.exec(text) ?? [];
  return comment.replaceAll(/\n# {3}/g, " ");
}

/**
 * In the order of their names.
 * @returns {{ folder: string, text: string, description: string, needs: string, inputs: string[] }[]}
 */
export function readExamples(root) {
  const folders = readdirSync(join(root, "examples"))
    .filter((folder) => existsSync(join(root, "examples", folder, "Pulumi.yaml")))
    .sort();
  return folders.flatMap((folder) => {
    const text = readFileSync(join(root, "examples", folder, "Pulumi.yaml"), "utf8");
    const { description, runtime, resources = {} } = parse(text);
    const inputs = Object.values(resources)
      .filter(({ type }) => type === component)
      .flatMap(({ properties }) => Object.keys(properties));
    return runtime === "yaml"
      ? [{ folder, text, description, needs: needsOf(text), inputs: [...new Set(inputs)] }]
      : [];
  });
}

/** Those whose folder has the input's name come first; an input without one is shown in passing by another. */
export function examplesOf(input, examples) {
  const name = input.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const own = examples.filter(({ folder }) => folder === name || folder.startsWith(`${name}-`));
  const setting = own.filter(({ inputs }) => inputs.includes(input));
  return setting.length > 0 ? setting : examples.filter(({ inputs }) => inputs.includes(input)).slice(0, 1);
}

/** The index with the table of today's examples. */
export async function examplesIndex(index, examples) {
  if (!table.test(index)) {
    throw new Error("examples/README.md has no place for the table");
  }
  const rows = examples.map(
    ({ folder, description, needs }) => `| [${folder}](${folder}/Pulumi.yaml) | ${description} | ${needs} |`,
  );
  const lines = ["", "| example | what it shows | what it needs |", "| - | - | - |", ...rows, "", ""].join("\n");
  const text = index.replace(table, (_, begin, end) => `${begin}${lines}${end}`);
  return format(text, { parser: "markdown", printWidth: 120 });
}

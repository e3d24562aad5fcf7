// The programs in the documentation of the component Ironic, as the SDKs show it to editors.

import * as fs from "node:fs/promises";
import * as path from "node:path";
import { root } from "./kept";

const sources = { typescript: "sdk/nodejs/ironic.ts", python: "sdk/python/pulumi_metal3/ironic.py" };

function withoutIndent(block: string): string {
  const lines = block.split("\n");
  const indent = Math.min(...lines.filter((line) => line.trim() !== "").map((line) => /^ */.exec(line)![0].length));
  return lines.map((line) => line.slice(indent)).join("\n");
}

/** Their texts in the order of the documentation; the first one is the quickstart. */
export async function documentedExamples(language: keyof typeof sources): Promise<string[]> {
  const source = (await fs.readFile(path.join(root, sources[language]), "utf8"))
    // The comment that holds TypeScript's documentation.
    .replace(/^ \* ?/gm, "");
  const fence = new RegExp(`^ *\`\`\`${language}\n([^]*?)^ *\`\`\`$`, "gm");
  // Python's documentation is in several places of the class.
  return [...new Set([...source.matchAll(fence)].map(([, block = ""]) => withoutIndent(block)))];
}

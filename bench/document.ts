// Puts the figures of a run into docs/performance.md, between the marks that are there for them.

import * as fs from "node:fs";
import * as path from "node:path";
import { format } from "prettier";
import { root } from "./root";

const file = path.join(root, "docs", "performance.md");
const begin = "<!-- figures: written by npm run bench -- --write -->";
const end = "<!-- end of figures -->";

export async function writeFigures(figures: string): Promise<string> {
  const text = fs.readFileSync(file, "utf8");
  const [before, rest] = text.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) {
    throw new Error(`${file} has no place for figures: it needs the lines ${begin} and ${end}`);
  }
  const whole = `${before}${begin}\n\n${figures}\n\n${end}${after}`;
  fs.writeFileSync(file, await format(whole, { parser: "markdown", printWidth: 120 }));
  return file;
}

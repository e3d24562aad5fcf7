// Puts the figures of a run into docs/performance.md, between the marks that are there for them.

import * as fs from "node:fs";
import * as path from "node:path";
import { format } from "prettier";
import { root } from "./root";

const file = path.join(root, "docs", "performance.md");
const begin = "<!-- figures: written by npm run bench -- --write -->";
const end = "<!-- end of figures -->";

const titleOf = (section: string): string => section.split("\n")[0] ?? "";

/** The sections that this run did not measure stay as they are, in their places. */
function merged(earlier: string, sections: readonly string[]): string[] {
  const [, ...kept] = earlier.split(/^(?=### )/m).map((section) => section.trim());
  const now = new Map(sections.map((section) => [titleOf(section), section]));
  const there = kept.map((section) => now.get(titleOf(section)) ?? section);
  const added = sections.filter((section) => !kept.some((other) => titleOf(other) === titleOf(section)));
  return [...there, ...added];
}

/** Sections begin with a title of the third level. */
export async function writeFigures(conditions: string, sections: readonly string[]): Promise<string> {
  const text = fs.readFileSync(file, "utf8");
  const [before, rest] = text.split(begin);
  const [earlier, after] = rest?.split(end) ?? [];
  if (before === undefined || earlier === undefined || after === undefined) {
    throw new Error(`${file} has no place for figures: it needs the lines ${begin} and ${end}`);
  }
  const figures = [conditions, ...merged(earlier, sections)].join("\n\n");
  const whole = `${before}${begin}\n\n${figures}\n\n${end}${after}`;
  fs.writeFileSync(file, await format(whole, { parser: "markdown", printWidth: 120 }));
  return file;
}

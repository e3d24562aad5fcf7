// Figures that a test measured: printed, and kept with the test for scripts/lab/report.mjs.

import * as fs from "node:fs";

interface Titled {
  fullTitle(): string;
}

/** One line about a test; in the file LAB_FIGURES, if there is one. */
export function figure(test: Titled | undefined, text: string): void {
  console.log(`      ${text}`);
  const file = process.env.LAB_FIGURES;
  if (file !== undefined) fs.appendFileSync(file, `${JSON.stringify({ title: test?.fullTitle() ?? "", text })}\n`);
}

export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

// Tables of figures, as Markdown: for the terminal and for docs/performance.md alike.

import { ratio, summary } from "./samples";

export interface Section {
  readonly title: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Said below the table: what was met or missed, and what was not measured. */
  readonly notes: readonly string[];
}

interface Measured {
  readonly name: string;
  readonly samples: readonly number[];
}

export const comparisonHeader = ["", "min", "median", "max", "metal3 is … times this"];

/** metal3 first, then what it is measured beside. */
export function comparison(what: string, unit: (value: number) => string, sides: readonly Measured[]): string[][] {
  const [subject] = sides;
  return sides.map(({ name, samples }) => {
    const { min, median, max } = summary(samples);
    const times = samples === subject!.samples ? "" : ratio(subject!.samples, samples).toFixed(2);
    return [`${what}: ${name}`, unit(min), unit(median), unit(max), times];
  });
}

export const milliseconds = (value: number): string => `${value.toFixed(0)} ms`;
export const seconds = (value: number): string => `${(value / 1000).toFixed(2)} s`;
export const megabytes = (value: number): string => `${value.toFixed(0)} MB`;
export const microseconds = (value: number): string => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} µs`;

export function verdict(what: string, value: number, limit: number, unit: (value: number) => string): string {
  return `Target: ${what} ${unit(limit)} or less. ${value <= limit ? "Met" : "**Missed**"}: ${unit(value)}.`;
}

export function markdown({ title, header, rows, notes }: Section): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const table = [line(header), line(header.map((_, index) => (index === 0 ? "---" : "--:"))), ...rows.map(line)];
  return [`### ${title}`, "", ...table, "", ...notes.flatMap((note) => [`- ${note}`])].join("\n").trimEnd();
}

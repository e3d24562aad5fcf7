// What the lab has shown, as a table: from the file TEST_RESULTS that scripts/reporter.cjs wrote, and from LAB_FIGURES.
// "node scripts/lab/report.mjs RESULTS [FIGURES] [--write]" prints the table, or puts it into docs/lab.md.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "../setup/dependencies.mjs";

const page = join(root, "docs", "lab.md");
const marks = ["<!-- table: written by scripts/lab/report.mjs -->", "<!-- end of table -->"];

const observed = { consumer: "programs of the stand-in images", version: "as observed: 35.0 to main" };
const deployed = { consumer: "kubelet, containerd, Ironic", version: "38.0" };

const withHosts = {
  consumer: "baremetal-operator, sushy-tools, ironic-python-agent, kubelet, Ironic",
  version: "0.13.1, 2.2.0, 13.0.0, 38.0",
};

/** Who met what we make, by the spec. */
const consumers = {
  database: { consumer: "kubelet, containerd, MariaDB, Ironic", version: "11.8, 38.0" },
  downloader: observed,
  highAvailability: { consumer: "two kubelets, MariaDB, two Ironics", version: "11.8, 38.0" },
  image: observed,
  imageFiles: observed,
  provisioning: withHosts,
  scenarios: withHosts,
  imageServers: { consumer: "Apache and Ironic as the stand-in starts them", version: "as observed: 38.0" },
};

function lines(file) {
  if (file === undefined || !existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}

/**
 * @param {string} results
 * @param {string} [figures]
 */
export function readResults(results, figures) {
  return { tests: lines(results).filter(({ file }) => /tests.lab./.test(file ?? "")), figures: lines(figures) };
}

/** A row for each suite. @param {ReturnType<typeof readResults>} results */
export function tableOf({ tests, figures }) {
  const suites = grouped(tests, ({ path }) => path[0]);
  const rows = [...suites].map(([scenario, of]) => {
    const { consumer, version } = consumers[basename(of[0].file, ".spec.ts")] ?? deployed;
    const release = /of release ([\d.]+)/.exec(scenario)?.[1] ?? version;
    const measured = figures.filter(({ title }) => title.startsWith(scenario)).map(({ text }) => text);
    return [consumer, release, scenario, of[0].at.slice(0, 10), [verdict(of), ...measured].join("<br>")];
  });
  const head = ["consumer", "version", "scenario", "when", "result"];
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function grouped(all, keyOf) {
  const groups = new Map();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}

function verdict(tests) {
  const count = (wanted) => tests.filter(({ outcome }) => outcome === wanted).length;
  const failed = tests.filter(({ outcome }) => outcome === "failed").map(({ path }) => path.at(-1));
  return `${count("passed")} passed${failed.length === 0 ? "" : `, ${failed.length} failed: ${failed.join("; ")}`}`;
}

/** Puts a table between the marks of docs/lab.md. @param {string} table */
export function writeTable(table) {
  const [before, rest] = readFileSync(page, "utf8").split(marks[0]);
  const after = rest?.split(marks[1])[1];
  if (after === undefined) throw new Error(`docs/lab.md lacks "${marks[0]}" or "${marks[1]}"`);
  writeFileSync(page, [before, marks[0], "\n\n", table, "\n\n", marks[1], after].join(""));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = process.argv.slice(2).filter((word) => !word.startsWith("--"));
  const table = tableOf(readResults(files[0], files[1]));
  if (process.argv.includes("--write")) writeTable(table);
  else console.log(table);
}

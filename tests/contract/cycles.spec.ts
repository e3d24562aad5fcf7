// Cycles: no file, and no folder, imports itself by way of others; imports of types count as well.

import * as fs from "node:fs";
import * as path from "node:path";
import { expect } from "chai";
import * as ts from "typescript";

const root = path.join(__dirname, "..", "..");

type Graph = ReadonlyMap<string, ReadonlySet<string>>;

function filesOf(folder: string): string[] {
  return fs
    .readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(ts|mjs|cjs)$/.test(file))
    .map((file) => path.posix.join(folder, ...file.split(path.sep)));
}

function importsOf(file: string, known: ReadonlySet<string>): string[] {
  const { importedFiles } = ts.preProcessFile(fs.readFileSync(path.join(root, file), "utf8"), true, true);
  return importedFiles
    .filter(({ fileName }) => fileName.startsWith("."))
    .flatMap(({ fileName }) => {
      const target = path.posix.join(path.posix.dirname(file), fileName);
      return [target, `${target}.ts`, `${target}/index.ts`].find((candidate) => known.has(candidate)) ?? [];
    });
}

function graphOf(files: readonly string[]): Graph {
  const known = new Set(files);
  return new Map(files.map((file) => [file, new Set(importsOf(file, known))]));
}

/** The same imports between folders; a folder's imports within itself do not count. */
function folderGraph(graph: Graph): Graph {
  const folders = new Map<string, Set<string>>();
  for (const [file, targets] of graph) {
    const from = path.posix.dirname(file);
    const own = folders.get(from) ?? new Set<string>();
    [...targets].map((target) => path.posix.dirname(target)).forEach((to) => to !== from && own.add(to));
    folders.set(from, own);
  }
  return folders;
}

/** One way round each cycle that a walk through the graph meets. */
function cyclesOf(graph: Graph): string[] {
  const done = new Set<string>();
  const cycles: string[] = [];
  const walk = (node: string, way: readonly string[]): void => {
    const at = way.indexOf(node);
    if (at >= 0) {
      cycles.push([...way.slice(at), node].join(" -> "));
    } else if (!done.has(node)) {
      graph.get(node)?.forEach((next) => walk(next, [...way, node]));
      done.add(node);
    }
  };
  [...graph.keys()].forEach((node) => walk(node, []));
  return cycles;
}

describe("imports", () => {
  it("of an invented cycle are found", () => {
    const made = new Map([
      ["a", new Set(["b"])],
      ["b", new Set(["c"])],
      ["c", new Set(["a"])],
    ]);
    expect(cyclesOf(made)).to.deep.equal(["a -> b -> c -> a"]);
  });

  for (const folder of ["provider", "scripts", "tests/support"]) {
    const graph = graphOf(filesOf(folder));

    it(`of files in ${folder} make no cycle`, () => expect(cyclesOf(graph)).to.deep.equal([]));

    it(`of folders in ${folder} make no cycle`, () => expect(cyclesOf(folderGraph(graph))).to.deep.equal([]));
  }
});

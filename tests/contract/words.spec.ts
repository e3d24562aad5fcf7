// Vocabulary: words that the glossary of CONTRIBUTING.md replaced do not come back.

import * as fs from "node:fs";
import * as path from "node:path";
import { expect } from "chai";

const root = path.join(__dirname, "..", "..");

/** Each with what to write instead. */
const stopList: readonly [word: RegExp, instead: string][] = [
  [/\bauthorit(y|ies)\b/i, "CA, or CA certificate"],
  [/\bmachines\b/i, "hosts, when BareMetalHosts are meant"],
  [/\bmachine (boots|calls|gets|that boots)\b/i, "host, when a BareMetalHost is meant"],
  [/\bends? TLS\b/i, "terminate TLS"],
  [/\bof (one's|our) own\b|\ban? \w+ of your own\b/i, "your own …"],
  [/\bstands? beside\b/i, "next to, together with, run side by side"],
  [/\bby which\b/i, "that … uses to, with which"],
  [/\bstrangers?\b/i, "unrelated …"],
  [/\bif that is meant\b/i, "if this is intended"],
  [/\bat last\b/i, "finally"],
  [/\bfor trials\b/i, "test …"],
  [/\b(?<!virtual )v?media TLS\b/i, "virtual media over TLS"],
  [/\bRPC bus\b/i, "JSON-RPC"],
  [/\bswitch service\b/i, "networking service"],
  [/\bhosts' network\b/i, "provisioning network"],
  [/\bolder form\b/i, "deprecated"],
];

/** Common names of certificates that exist: a change would replace them. */
const contract = ["database authority", "certificate authority ${generation}"];

function filesIn(folder: string, extensions: RegExp): string[] {
  return fs
    .readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .map((file) => path.posix.join(folder, ...file.split(path.sep)))
    .filter((file) => extensions.test(file) && !file.includes("node_modules/"));
}

const files = [
  "README.md",
  "CHANGELOG.md",
  "schema.json",
  ...filesIn("docs", /\.md$/),
  ...filesIn("provider", /\.(ts|sh)$/),
  ...filesIn("examples", /\.(md|yaml|ts|py|go)$/),
];

/** Where only the titles count: what programs print, and what users may write, is quoted in tests. */
const specs = filesIn("tests", /\.spec\.ts$/).filter((file) => file !== "tests/contract/words.spec.ts");
const title = /\b(it|describe)\(|\b(title|rule|because|why): /;

function found(file: string): string[] {
  return fs
    .readFileSync(path.join(root, file), "utf8")
    .split("\n")
    .flatMap((line, i) => {
      if (specs.includes(file) && !title.test(line)) {
        return [];
      }
      const text = contract.reduce((rest, allowed) => rest.replace(allowed, ""), line);
      return stopList.flatMap(([word, instead]) => {
        const [match] = word.exec(text) ?? [];
        return match === undefined ? [] : [`${file}:${i + 1}: "${match}": write ${instead}`];
      });
    });
}

describe("the vocabulary", () => {
  it("has no word of the stop list in documentation, schema, provider and examples", () => {
    expect(files).to.include.members(["docs/reference.md", "provider/plan/index.ts", "examples/tls/Pulumi.yaml"]);
    expect(files.flatMap(found)).to.deep.equal([]);
  });

  it("has no word of the stop list in the titles of tests", () => {
    expect(specs).to.include.members(["tests/plan/index.spec.ts", "tests/lab/quickstart.spec.ts"]);
    expect(specs.flatMap(found)).to.deep.equal([]);
  });

  for (const [word, instead] of stopList) {
    it(`offers something better than ${String(word)}`, () => expect(word.test(instead)).to.equal(false));
  }
});

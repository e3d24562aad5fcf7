// The support matrix of docs/support.md names the versions that the tests run and that the packages require.

import * as fs from "node:fs";
import * as path from "node:path";
import { expect } from "chai";
import { nodes } from "../../scripts/plugin/node.mjs";
import { versions } from "../../scripts/toolchain/parts.mjs";
import { defaultRelease } from "../support/servers/mariadbRelease";

const root = path.join(__dirname, "..", "..");
const read = (...file: string[]): string => fs.readFileSync(path.join(root, ...file), "utf8");
const json = (...file: string[]): never => JSON.parse(read(...file)) as never;

/** By the first column of the table, the second one. */
function matrix(): Record<string, string> {
  const rows = read("docs", "support.md")
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .slice(2)
    .map((line) => line.split("|").map((cell) => cell.trim()));
  return Object.fromEntries(rows.map(([, part = "", version = ""]) => [part, version]));
}

describe("the support matrix", () => {
  it("is what the tests run and the packages require", () => {
    const schema: {
      types: Record<string, { enum?: { value: string }[] }>;
      language: {
        nodejs: { dependencies: Record<string, string> };
        python: { requires: Record<string, string> };
        java: { dependencies: Record<string, string> };
      };
    } = json("schema.json");
    const go = /pulumi\/sdk\/v3 (\S+)/.exec(read("sdk", "go", "metal3", "go.mod"))?.[1];
    expect(matrix()).to.deep.equal({
      "Pulumi's engine": versions.pulumi,
      "Pulumi's SDK for Node": schema.language.nodejs.dependencies["@pulumi/pulumi"],
      "Pulumi's SDK for Python": schema.language.python.requires.pulumi,
      "Pulumi's SDK for Go": go,
      "Pulumi's SDK for Java": schema.language.java.dependencies["com.pulumi:pulumi"],
      "kubernetes plugin": versions.kubernetes,
      "tls plugin": versions.tls,
      "random plugin": versions.random,
      Kubernetes: versions.controlPlane,
      "Ironic image (`version`)": schema.types["metal3:index:Version"]?.enum?.map(({ value }) => value).join(", "),
      "baremetal-operator": versions.operator,
      MariaDB: `${defaultRelease.name}, and the distribution's`,
      "Node inside the plugin": [...new Set(Object.values(nodes).map(({ version }) => version))].join(", "),
    });
  });

  it("has the same oldest release of Pulumi's SDK for Node, Python and Go", () => {
    const rows = matrix();
    const oldest = ["Node", "Python", "Go"].map((language) => {
      const [version] = /\d+\.\d+\.\d+/.exec(rows[`Pulumi's SDK for ${language}`] ?? "") ?? [];
      return version;
    });
    expect(new Set(oldest).size, oldest.join(", ")).to.equal(1);
    expect(oldest[0]).to.be.a("string");
  });
});

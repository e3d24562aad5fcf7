// What a release consists of: every file is named, licensed, and the same whenever it is made.

import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { expect } from "chai";
import { tarGz } from "../../scripts/release/archives.mjs";
import { archiveName, makeRelease, version, type MadeRelease } from "./madeRelease";

const modulePath = "go/github.com/pulumi-metal3/pulumi-metal3/sdk/go/metal3/@v";

interface Component {
  readonly name: string;
  readonly version: string;
}

describe("a release", function () {
  this.timeout(300_000);
  let first: MadeRelease;
  let second: MadeRelease;

  before(async () => {
    first = await makeRelease();
    // The executable, which takes longest, has a test of its own.
    second = await makeRelease([]);
  });

  after(() => {
    first.remove();
    second.remove();
  });

  const sums = ({ folder }: MadeRelease): string[] =>
    fs.readFileSync(path.join(folder, "SHA256SUMS"), "utf8").trim().split("\n");

  const list = (file: string): string[] =>
    execFileSync("tar", ["-tzf", path.join(first.folder, file)], { encoding: "utf8" })
      .trim()
      .split("\n");

  it("has every package, and a checksum of each file", () => {
    const names = sums(first).map((line) => line.split("  ")[1]);
    expect(names).to.have.members([
      "LICENSE",
      "THIRD-PARTY-NOTICES",
      `${modulePath}/list`,
      `${modulePath}/v${version}.info`,
      `${modulePath}/v${version}.mod`,
      `${modulePath}/v${version}.zip`,
      `pulumi-metal3-${version}.tgz`,
      archiveName,
      `pulumi-resource-metal3-v${version}.cdx.json`,
      `pulumi_metal3-${version}-py3-none-any.whl`,
      `pulumi_metal3-${version}.tar.gz`,
      "schema.json",
    ]);
    execFileSync("sha256sum", ["--check", "--strict", "--quiet", "SHA256SUMS"], { cwd: first.folder });
  });

  it("is the same, byte for byte, a second time", () => {
    expect(sums(second)).to.deep.equal(sums(first).filter((line) => !line.endsWith(archiveName)));
  });

  it("packs an archive as the engine expects it, without dates and owners of the machine that made it", async () => {
    expect(list(archiveName)).to.have.members([
      "LICENSE",
      "THIRD-PARTY-NOTICES",
      "pulumi-resource-",
      "pulumi-resource-metal3",
    ]);
    const entries = [{ name: "a", content: Buffer.from("x"), executable: true }];
    expect((await tarGz(entries)).equals(await tarGz(entries))).to.equal(true);
  });

  it("has the licence text of everything that is inside the plugin, and names all of it in the bill of materials", () => {
    const notices = fs.readFileSync(path.join(first.folder, "THIRD-PARTY-NOTICES"), "utf8");
    const bom = JSON.parse(
      fs.readFileSync(path.join(first.folder, `pulumi-resource-metal3-v${version}.cdx.json`), "utf8"),
    ) as { bomFormat: string; components: Component[] };
    expect(bom.bomFormat).to.equal("CycloneDX");
    const names = bom.components.map(({ name }) => name);
    expect(names).to.include.members([
      "node",
      "@pulumi/pulumi",
      "@grpc/grpc-js",
      "@kubernetes/client-node",
      "bcryptjs",
    ]);
    expect(names).not.to.include.members(["typescript", "mocha"]);
    for (const component of bom.components) {
      const title = `\n${component.name} ${component.version}\nLicence: `;
      expect(notices.includes(title), component.name).to.equal(true);
    }
    for (const text of [
      "Copyright Node.js contributors",
      "Grant of Copyright License",
      "Redistribution and use in source",
    ]) {
      expect(notices.includes(text), text).to.equal(true);
    }
  });

  it("has an npm package without maps of sources that are not in it", () => {
    const files = list(`pulumi-metal3-${version}.tgz`);
    expect(files).to.include.members(["package/LICENSE", "package/bin/index.js", "package/bin/index.d.ts"]);
    expect(files.filter((file) => file.endsWith(".map"))).to.deep.equal([]);
  });
});

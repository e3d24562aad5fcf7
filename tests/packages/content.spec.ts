// What a release consists of: every file is named, licensed, and the same whenever it is made.

import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { expect } from "chai";
import { tarGz } from "../../scripts/release/archives.mjs";
import { archiveName, archiveOf, makeRelease, version, type MadeRelease } from "./madeRelease";

const modulePath = "go/github.com/pulumi-metal3/pulumi-metal3/sdk/go/metal3/@v";

const mavenPath = "maven/io/github/pulumi-metal3/metal3";

interface Component {
  readonly name: string;
  readonly version: string;
}

/** How the executable of each platform begins: its format, and the processor that it is for. */
const formats: Readonly<Record<string, (executable: Buffer) => unknown>> = {
  "linux-amd64": elf(62),
  "linux-arm64": elf(183),
  "darwin-amd64": machO(0x01000007),
  "darwin-arm64": machO(0x0100000c),
  "windows-amd64": portable(0x8664),
  "windows-arm64": portable(0xaa64),
};

function elf(machine: number) {
  return (executable: Buffer): void => {
    expect(executable.subarray(0, 5).toString("latin1")).to.equal("\x7fELF\x02");
    expect(executable.readUInt16LE(18)).to.equal(machine);
  };
}

function machO(processor: number) {
  return (executable: Buffer): void => {
    expect(executable.readUInt32LE(0)).to.equal(0xfeedfacf);
    expect(executable.readUInt32LE(4)).to.equal(processor);
  };
}

function portable(machine: number) {
  return (executable: Buffer): void => {
    const header = executable.readUInt32LE(0x3c);
    expect(executable.subarray(header, header + 4).toString("latin1")).to.equal("PE\0\0");
    expect(executable.readUInt16LE(header + 4)).to.equal(machine);
  };
}

/** Node looks here for a program inside of itself; the last digit says that there is one. */
const filled = `NODE_SEA_FUSE_${"fce680ab2cc467b6e072b8b5df1996b2"}:1`;

describe("a release", function () {
  this.timeout(600_000);
  let first: MadeRelease;
  let second: MadeRelease;

  before(async () => {
    first = await makeRelease(Object.keys(formats));
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
      `PulumiMetal3.Metal3-${version}-sources.tar.gz`,
      "THIRD-PARTY-NOTICES",
      `${modulePath}/list`,
      `${modulePath}/v${version}.info`,
      `${modulePath}/v${version}.mod`,
      `${modulePath}/v${version}.zip`,
      ...[".jar", "-sources.jar", "-javadoc.jar", ".pom"].flatMap((end) =>
        ["", ".sha1"].map((sum) => `${mavenPath}/${version}/metal3-${version}${end}${sum}`),
      ),
      `pulumi-metal3-${version}.tgz`,
      ...Object.keys(formats).map(archiveOf),
      `pulumi-resource-metal3-v${version}.cdx.json`,
      `pulumi_metal3-${version}-py3-none-any.whl`,
      `pulumi_metal3-${version}.tar.gz`,
      "schema.json",
    ]);
    execFileSync("sha256sum", ["--check", "--strict", "--quiet", "SHA256SUMS"], { cwd: first.folder });
  });

  it("is the same, byte for byte, a second time", () => {
    expect(sums(second)).to.deep.equal(sums(first).filter((line) => !/-(?:amd|arm)64\.tar\.gz$/.test(line)));
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

  for (const [platform, hasFormat] of Object.entries(formats)) {
    it(`has an executable in the format of ${platform} that contains the program and its schema`, () => {
      const windows = platform.startsWith("windows");
      const name = `pulumi-resource-metal3${windows ? ".exe" : ""}`;
      expect(list(archiveOf(platform))).to.include.members(["LICENSE", "THIRD-PARTY-NOTICES", name]);
      const archive = path.join(first.folder, archiveOf(platform));
      const executable = execFileSync("tar", ["-xOzf", archive, name], { maxBuffer: 512 * 1024 * 1024 });
      hasFormat(executable);
      expect(executable.includes(filled), "a filled place for the program").to.equal(true);
      expect(executable.includes("metal3:index:IronicRelease"), "the schema").to.equal(true);
    });
  }

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

  it("has the sources of the .NET package, with its logo", () => {
    const folder = `PulumiMetal3.Metal3-${version}`;
    const files = list(`${folder}-sources.tar.gz`);
    expect(files).to.include.members(
      ["PulumiMetal3.Metal3.csproj", "Ironic.cs", "logo.png", "LICENSE"].map((file) => `${folder}/${file}`),
    );
  });

  it("has an npm package without maps of sources that are not in it", () => {
    const files = list(`pulumi-metal3-${version}.tgz`);
    expect(files).to.include.members(["package/LICENSE", "package/bin/index.js", "package/bin/index.d.ts"]);
    expect(files.filter((file) => file.endsWith(".map"))).to.deep.equal([]);
  });
});

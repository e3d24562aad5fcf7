// The release workflow's step on macOS, with a stand-in for codesign: every archive for macOS is signed, and no other changes.

import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { expect } from "chai";
import { tarGz } from "../../scripts/release/archives.mjs";
import { writeChecksums } from "../../scripts/release/checksums.mjs";
import { signRelease } from "../../scripts/release/sign.mjs";
import { run } from "../sdk/kept";

const plugin = "pulumi-resource-metal3";
const archives = ["darwin-amd64", "darwin-arm64", "linux-amd64"].map(
  (platform) => `${plugin}-v0.1.0-${platform}.tar.gz`,
);

describe("signing a release", () => {
  let folder: string;
  let searchPath: string | undefined;

  beforeEach(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "metal3-sign-"));
    const release = path.join(folder, "release");
    fs.mkdirSync(release);
    for (const name of archives) {
      const executable = { name: plugin, content: Buffer.from("executable\n"), executable: true };
      const license = { name: "LICENSE", content: Buffer.from("licence\n") };
      fs.writeFileSync(path.join(release, name), await tarGz([license, executable]));
    }
    await writeChecksums(release);
    fs.mkdirSync(path.join(folder, "bin"));
    fs.writeFileSync(
      path.join(folder, "bin", "codesign"),
      '#!/bin/sh\nfor file; do :; done\n[ "$1" = --verify ] && exec grep -q signed "$file"\necho signed >> "$file"\n',
      { mode: 0o755 },
    );
    searchPath = process.env.PATH;
    process.env.PATH = `${path.join(folder, "bin")}${path.delimiter}${searchPath}`;
  });

  afterEach(() => {
    process.env.PATH = searchPath;
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it("changes the executables for macOS and the checksums, and nothing else", async () => {
    const release = path.join(folder, "release");
    const before = fs.readFileSync(path.join(release, archives[2]!));
    expect((await signRelease(release)).sort()).to.deep.equal(archives.slice(0, 2));
    expect(fs.readFileSync(path.join(release, archives[2]!)).equals(before)).to.equal(true);
    await run("sha256sum", ["--check", "--strict", "--quiet", "SHA256SUMS"], { cwd: release });
    for (const name of archives.slice(0, 2)) {
      const unpacked = fs.mkdtempSync(path.join(folder, "unpacked-"));
      await run("tar", ["-xzf", path.join(release, name), "-C", unpacked], { cwd: folder });
      expect(fs.readFileSync(path.join(unpacked, plugin), "utf8")).to.equal("executable\nsigned\n");
      expect(fs.readFileSync(path.join(unpacked, "LICENSE"), "utf8")).to.equal("licence\n");
      expect(fs.statSync(path.join(unpacked, plugin)).mode & 0o777).to.equal(0o755);
    }
  });
});

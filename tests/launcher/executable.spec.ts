// How the executable is made: the same content gives the same bytes, for each platform in its own format.

import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { expect } from "chai";
import { bundlePlugin } from "../../scripts/plugin/bundle.mjs";
import { executableName, writeExecutable } from "../../scripts/plugin/executable.mjs";
import { nodes, thisPlatform } from "../../scripts/plugin/node.mjs";

describe("the plugin's executable", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "metal3-executable-"));

  after(() => fs.rmSync(folder, { recursive: true, force: true }));

  it("is the same, byte for byte, whenever it is made of the same content", async () => {
    const { bundles } = await bundlePlugin();
    const files = ["first", "second"].map((name) => path.join(folder, name));
    for (const file of files) {
      await writeExecutable(thisPlatform(), bundles, file);
    }
    const [first, second] = files.map((file) => fs.readFileSync(file));
    expect(first!.equals(second!), "they differ").to.equal(true);
    const built = fs.readFileSync(path.join(__dirname, "..", "..", "dist", "plugin", executableName(thisPlatform())));
    expect(first!.equals(built), "npm run build made another one").to.equal(true);
  });

  it("is planned for Linux, macOS and Windows on amd64 and arm64, each with a supported Node that is pinned", () => {
    const platforms = ["linux", "darwin", "windows"].flatMap((system) => [`${system}-amd64`, `${system}-arm64`]);
    expect(Object.keys(nodes).sort()).to.deep.equal(platforms.sort());
    for (const { version, integrity } of Object.values(nodes)) {
      expect(Number(version.split(".")[0])).to.be.at.least(24);
      expect(integrity).to.match(/^sha512-[A-Za-z0-9+/]{86}==$/);
    }
  });
});

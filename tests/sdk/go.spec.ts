// The Go module: it builds with nothing but its own go.sum, and what reaches the provider from a program.

import * as fs from "node:fs/promises";
import * as path from "node:path";
import { expect } from "chai";
import { goEnv, goModule, modulePath, withLocalModule } from "./goModule";
import { inFolder, root, run } from "./kept";
import { expectedInputs } from "./programs/expectedInputs";

const programs = path.join(__dirname, "programs");
const quickstart = path.join(root, "examples", "quickstart", "go");

function go(folder: string, ...args: string[]): Promise<string> {
  return run("go", args, { cwd: folder, env: goEnv });
}

describe("sdk/go", function () {
  this.timeout(600_000);

  it("builds and passes vet with a complete go.sum", async () => {
    const module = await goModule();
    expect((await go(module, "list", "-m")).trim()).to.equal(modulePath);
    await go(module, "build", "./...");
    await go(module, "vet", "./...");
  });

  it("names the plugin that it needs", async () => {
    const schema = JSON.parse(await fs.readFile(path.join(root, "schema.json"), "utf8")) as Record<string, unknown>;
    const plugin = await fs.readFile(path.join(await goModule(), "pulumi-plugin.json"), "utf8");
    expect(JSON.parse(plugin)).to.deep.equal({
      resource: true,
      name: schema.name,
      version: schema.version,
      server: schema.pluginDownloadURL,
    });
  });

  it("sends the schema's names, and refuses what the schema does not have", async () => {
    await inFolder(async (folder) => {
      const goMod = withLocalModule(await fs.readFile(path.join(quickstart, "go.mod"), "utf8"), await goModule());
      await fs.writeFile(path.join(folder, "go.mod"), goMod);
      await fs.copyFile(path.join(quickstart, "go.sum"), path.join(folder, "go.sum"));
      const source = await fs.readFile(path.join(programs, "program.go"), "utf8");
      await fs.writeFile(path.join(folder, "main.go"), source);
      expect(JSON.parse(await go(folder, "run", "."))).to.deep.equal(expectedInputs);

      await fs.writeFile(path.join(folder, "main.go"), source.replace("ExternalIP:", "ExternalIp:"));
      await expect(go(folder, "build", ".")).to.be.rejectedWith(/unknown field ExternalIp/);
    });
  });
});

// The Python package: what is in it, what a typed program can say, and what reaches the provider.

import * as fs from "node:fs/promises";
import * as path from "node:path";
import { expect } from "chai";
import { root, run } from "./kept";
import { expectedFromDictionaries, expectedInputs } from "./programs/expectedInputs";
import { activated, virtualEnvironment } from "./pythonPackage";

async function python(...args: string[]): Promise<string> {
  const environment = await virtualEnvironment();
  return run("python", args, {
    cwd: path.join(__dirname, "programs"),
    env: activated(environment, process.env.PATH ?? ""),
  });
}

describe("sdk/python", function () {
  this.timeout(600_000);

  it("installs with its types, the plugin that it needs, and what an index shows", async () => {
    const script = `
import importlib.metadata, importlib.resources, json
files = importlib.resources.files("pulumi_metal3")
distribution = importlib.metadata.distribution("pulumi_metal3")
print(json.dumps({
  "plugin": json.loads((files / "pulumi-plugin.json").read_text()),
  "typed": (files / "py.typed").is_file(),
  "readme": "metal3.Ironic(" in distribution.metadata["Description"],
  "license": [str(f.name) for f in distribution.files if f.name == "LICENSE"],
}))`;
    const schema = JSON.parse(await fs.readFile(path.join(root, "schema.json"), "utf8")) as Record<string, unknown>;
    expect(JSON.parse(await python("-c", script))).to.deep.equal({
      plugin: { resource: true, name: schema.name, version: schema.version, server: schema.pluginDownloadURL },
      typed: true,
      readme: true,
      license: ["LICENSE"],
    });
  });

  it("sends the schema's names from classes and from dictionaries, and refuses what the schema does not have", async () => {
    const received = JSON.parse(await python("program.py")) as unknown;
    expect(received).to.deep.equal({ classes: expectedInputs, dictionaries: expectedFromDictionaries });
  });
});

// Resource options on the component reach its children as a user expects: one stack with two components and all options.

import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { changes, nodeProgram, Project, type StateResource } from "../support/engine/engine";

const nameOf = ({ urn }: StateResource): string => urn.split("::").at(-1) ?? "";

/** Keys of what the component makes, one of each provider and depth. */
const children = ["kubernetes:ironic-service", "kubernetes:ironic-tls", "random:ironic-password", "tls:ironic-ca-1"];

const random = (name: string): string =>
  `new pulumi.CustomResource("random:index/randomInteger:RandomInteger", "${name}", { min: 1, max: 9 }, { version: "4.21.2" })`;

/** The first component has every option; the second inherits its provider. */
const program = (first: { name: string; inputs: string; aliases: string }) =>
  nodeProgram(`
    class Kubernetes extends pulumi.ProviderResource {
      constructor(name, args) { super("kubernetes", name, args, { version: "4.25.0" }); }
    }
    const explicit = new Kubernetes("explicit", { renderYamlToDirectory: require("path").join(__dirname, "elsewhere") });
    const first = ${random("first")};
    const owner = ${random("owner")};
    new Ironic("${first.name}", ${first.inputs}, {
      providers: [explicit], protect: true, retainOnDelete: true, dependsOn: [first], deletedWith: owner,
      customTimeouts: { create: "31m", delete: "7m" }, aliases: ${first.aliases},
    });
    class Site extends pulumi.ComponentResource { constructor(name, opts) { super("test:index:Site", name, {}, opts); } }
    const site = new Site("site", { providers: { kubernetes: explicit } });
    new Ironic("inherits", {
      tls: { mode: "off" }, networking: { apiPort: 7385, imageServerPort: 7180, imageServerTLSPort: 7183 },
    }, { parent: site });`);

describe("options of the component", () => {
  let project: Project;
  let byName: Record<string, StateResource>;

  before(async () => {
    project = await Project.create({}, program({ name: "ironic", inputs: "{}", aliases: "[]" }));
    const up = await project.up();
    assert.ok(up.ok, up.text);
    const { resources } = (await project.state()).deployment;
    byName = Object.fromEntries(
      resources.map((resource) => [`${resource.type.split(":")[0]}:${nameOf(resource)}`, resource]),
    );
  });

  after(() => project.remove());

  it("providers: an explicit Kubernetes provider gets every Kubernetes object, and nothing goes elsewhere", () => {
    const objects = Object.entries(byName).filter(([, { type }]) => type.startsWith("kubernetes:"));
    for (const owner of ["ironic", "inherits"]) {
      assert.ok(objects.filter(([name]) => name.startsWith(`kubernetes:${owner}`)).length >= 4, owner);
    }
    for (const [name, { provider }] of objects) {
      assert.ok(provider?.includes("::explicit::"), `${name} has ${provider}`);
    }
    assert.deepEqual(project.manifests(), {}, "nothing reaches the default provider");
    assert.equal(fs.readdirSync(path.join(project.folder, "elsewhere", "1-manifest")).length, objects.length);
  });

  it("protect, retainOnDelete, dependsOn, deletedWith and timeouts reach every child, and none beside it", () => {
    for (const name of children) {
      const child = byName[name];
      assert.ok(child, name);
      assert.equal(child.protect, true, `${name}: protect`);
      assert.equal(child.retainOnDelete, true, `${name}: retainOnDelete`);
      assert.ok(child.dependencies?.includes(byName["random:first"]!.urn), `${name}: dependsOn`);
      assert.equal(child.deletedWith, byName["random:owner"]!.urn, `${name}: deletedWith`);
      assert.equal(child.customTimeouts?.create, 31 * 60, `${name}: create timeout`);
      assert.equal(child.customTimeouts?.delete, 7 * 60, `${name}: delete timeout`);
    }
    // The update timeout was not given, so that of the Deployment stays.
    assert.equal(byName["kubernetes:ironic-service"]!.customTimeouts?.update, 20 * 60);
    const other = byName["kubernetes:inherits-service"]!;
    assert.ok(other.protect !== true && other.deletedWith === undefined, "the second component has other options");
  });

  it("two components in one stack do not meet each other", () => {
    const names = Object.keys(byName).filter((name) => name.startsWith("kubernetes:"));
    assert.ok(names.includes("kubernetes:ironic-service") && names.includes("kubernetes:inherits-service"));
    assert.equal(names.length, 9, names.join());
  });

  it("aliases: a component that is renamed keeps its children", async () => {
    const renamed = program({ name: "renamed", inputs: `{ name: "ironic" }`, aliases: `[{ name: "ironic" }]` });
    fs.writeFileSync(path.join(project.folder, "index.js"), renamed.files["index.js"]!);
    const preview = await project.preview();
    assert.ok(preview.ok, preview.text);
    assert.deepEqual(changes(preview), ["update metal3:index:Ironic renamed"], preview.text);
  });

  it("protect: nothing is destroyed", async () => {
    const destroy = await project.destroy();
    assert.equal(destroy.ok, false, "protected resources are not deleted");
  });
});

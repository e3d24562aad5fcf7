// Resource options on the component reach its children as a user expects: one stack with two components and all options.

import * as fs from "node:fs";
import * as path from "node:path";
import { expect } from "chai";
import { changes, nodeProgram, Project, type StateResource } from "../support/engine/engine";
import { required } from "../support/assertions/required";

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
    expect(up.ok, up.text).to.equal(true);
    const { resources } = (await project.state()).deployment;
    byName = Object.fromEntries(
      resources.map((resource) => [`${resource.type.split(":")[0]}:${nameOf(resource)}`, resource]),
    );
  });

  after(() => project.remove());

  it("providers: an explicit Kubernetes provider gets every Kubernetes object, and nothing goes elsewhere", () => {
    const objects = Object.entries(byName).filter(([, { type }]) => type.startsWith("kubernetes:"));
    for (const owner of ["ironic", "inherits"]) {
      expect(
        objects.filter(([name]) => name.startsWith(`kubernetes:${owner}`)),
        owner,
      ).to.have.lengthOf.at.least(4);
    }
    for (const [name, { provider }] of objects) {
      expect(provider, `${name} has ${provider}`).to.include("::explicit::");
    }
    expect(project.manifests(), "nothing reaches the default provider").to.deep.equal({});
    expect(fs.readdirSync(path.join(project.folder, "elsewhere", "1-manifest"))).to.have.lengthOf(objects.length);
  });

  it("protect, retainOnDelete, dependsOn, deletedWith and timeouts reach every child, and nothing outside of the component", () => {
    for (const name of children) {
      const child = required(byName[name], name);
      expect(child.protect, `${name}: protect`).to.equal(true);
      expect(child.retainOnDelete, `${name}: retainOnDelete`).to.equal(true);
      expect(child.dependencies, `${name}: dependsOn`).to.include(byName["random:first"]!.urn);
      expect(child.deletedWith, `${name}: deletedWith`).to.equal(byName["random:owner"]!.urn);
      expect(child.customTimeouts?.create, `${name}: create timeout`).to.equal(31 * 60);
      expect(child.customTimeouts?.delete, `${name}: delete timeout`).to.equal(7 * 60);
    }
    // The update timeout was not given, so that of the Deployment stays.
    expect(byName["kubernetes:ironic-service"]!.customTimeouts?.update).to.equal(20 * 60);
    const other = byName["kubernetes:inherits-service"]!;
    expect(other.protect, "the second component has other options").not.to.equal(true);
    expect(other.deletedWith, "the second component has other options").to.equal(undefined);
  });

  it("two components in one stack do not collide", () => {
    const names = Object.keys(byName).filter((name) => name.startsWith("kubernetes:"));
    expect(names).to.include("kubernetes:ironic-service");
    expect(names).to.include("kubernetes:inherits-service");
    expect(names).to.have.lengthOf(9);
  });

  it("aliases: a component that is renamed keeps its children", async () => {
    const renamed = program({ name: "renamed", inputs: `{ name: "ironic" }`, aliases: `[{ name: "ironic" }]` });
    fs.writeFileSync(path.join(project.folder, "index.js"), renamed.files["index.js"]!);
    const preview = await project.preview();
    expect(preview.ok, preview.text).to.equal(true);
    expect(changes(preview), preview.text).to.deep.equal(["update metal3:index:Ironic renamed"]);
  });

  it("protect: nothing is destroyed", async () => {
    const destroy = await project.destroy();
    expect(destroy.ok, "protected resources are not deleted").to.equal(false);
  });
});

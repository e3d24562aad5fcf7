// Resource options on the component reach its children as a user expects.

import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { changes, nodeProgram, Project, type StateResource } from "../support/engine";

/** One up of a program in JavaScript; the test gets the resources in the state by name. */
async function after(
  body: string,
  test: (byName: Record<string, StateResource>, project: Project) => void | Promise<void>,
): Promise<void> {
  await Project.with(
    {},
    async (project) => {
      const up = await project.up();
      assert.ok(up.ok, up.text);
      await test(await resources(project), project);
    },
    nodeProgram(body),
  );
}

async function resources(project: Project): Promise<Record<string, StateResource>> {
  const { resources: list } = (await project.state()).deployment;
  return Object.fromEntries(list.map((resource) => [`${resource.type.split(":")[0]}:${nameOf(resource)}`, resource]));
}

const nameOf = ({ urn }: StateResource): string => urn.split("::").at(-1) ?? "";

/** Keys of what the component makes, one of each provider and depth. */
const children = ["kubernetes:ironic-service", "kubernetes:ironic-tls", "random:ironic-password", "tls:ironic-ca-1"];

const random = (name: string, options = "{}"): string =>
  `new pulumi.CustomResource("random:index/randomInteger:RandomInteger", "${name}", { min: 1, max: 9 }, { version: "4.21.2", ...${options} })`;

describe("options of the component", () => {
  it("providers: an explicit Kubernetes provider gets every Kubernetes object, and nothing goes elsewhere", async () => {
    await after(
      `class Kubernetes extends pulumi.ProviderResource {
        constructor(name, args) { super("kubernetes", name, args, { version: "4.25.0" }); }
      }
      const explicit = new Kubernetes("explicit", { renderYamlToDirectory: require("path").join(__dirname, "elsewhere") });
      new Ironic("ironic", {}, { providers: [explicit] });
      class Site extends pulumi.ComponentResource { constructor(name, opts) { super("test:index:Site", name, {}, opts); } }
      const site = new Site("site", { providers: { kubernetes: explicit } });
      new Ironic("inherits", { name: "inherits" }, { parent: site });`,
      (byName, project) => {
        const objects = Object.entries(byName).filter(([, { type }]) => type.startsWith("kubernetes:"));
        assert.ok(objects.length >= 10);
        for (const [name, { provider }] of objects) {
          assert.ok(provider?.includes("::explicit::"), `${name} has ${provider}`);
        }
        assert.deepEqual(project.manifests(), {}, "nothing reaches the default provider");
        assert.equal(fs.readdirSync(path.join(project.folder, "elsewhere", "1-manifest")).length, objects.length);
      },
    );
  });

  it("protect, retainOnDelete, dependsOn, deletedWith and timeouts", async () => {
    await after(
      `const first = ${random("first")};
      const site = ${random("site")};
      new Ironic("ironic", {}, {
        protect: true, retainOnDelete: true, dependsOn: [first], deletedWith: site,
        customTimeouts: { create: "31m", delete: "7m" },
      });`,
      async (byName, project) => {
        for (const name of children) {
          const child = byName[name];
          assert.ok(child, name);
          assert.equal(child.protect, true, `${name}: protect`);
          assert.equal(child.retainOnDelete, true, `${name}: retainOnDelete`);
          assert.ok(child.dependencies?.includes(byName["random:first"]!.urn), `${name}: dependsOn`);
          assert.equal(child.deletedWith, byName["random:site"]!.urn, `${name}: deletedWith`);
          assert.equal(child.customTimeouts?.create, 31 * 60, `${name}: create timeout`);
          assert.equal(child.customTimeouts?.delete, 7 * 60, `${name}: delete timeout`);
        }
        // The update timeout was not given, so that of the Deployment stays.
        assert.equal(byName["kubernetes:ironic-service"]!.customTimeouts?.update, 20 * 60);
        const destroy = await project.destroy();
        assert.equal(destroy.ok, false, "protected resources are not deleted");
      },
    );
  });

  it("aliases: a component that is renamed keeps its children", async () => {
    await Project.with(
      {},
      async (project) => {
        assert.ok((await project.up()).ok);
        const program = nodeProgram(`new Ironic("renamed", { name: "ironic" }, { aliases: [{ name: "ironic" }] });`);
        fs.writeFileSync(path.join(project.folder, "index.js"), program.files["index.js"]!);
        const preview = await project.preview();
        assert.ok(preview.ok, preview.text);
        assert.deepEqual(changes(preview), ["update metal3:index:Ironic renamed"], preview.text);
      },
      nodeProgram(`new Ironic("ironic", {});`),
    );
  });

  it("two components in one stack do not meet each other", async () => {
    await after(
      `new Ironic("ironic", {});
      new Ironic("second", { networking: { apiPort: 7385, imageServerPort: 7180, imageServerTLSPort: 7183 } });`,
      (_, project) => {
        const names = Object.keys(project.manifests());
        assert.ok(names.includes("Deployment/ironic-service") && names.includes("Deployment/second-service"));
        assert.equal(names.length, 10);
      },
    );
  });
});

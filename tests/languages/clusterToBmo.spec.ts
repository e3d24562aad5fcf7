// The example of the whole chain, in TypeScript: its types fit the SDK of this checkout, and what Ironic gives reaches the others.

import * as fs from "node:fs";
import * as path from "node:path";
import { expect } from "chai";
import { parse } from "yaml";
import { root } from "../sdk/kept";
import { installNodePackage } from "../sdk/nodePackage";
import { changes, Project, type Program } from "../support/engine/engine";

const folder = path.join(root, "examples", "cluster-to-bmo");
const read = (name: string): string => fs.readFileSync(path.join(folder, name), "utf8");

interface Operator {
  readonly spec: { readonly template: { readonly metadata: { readonly annotations: Record<string, string> } } };
}

interface Host {
  readonly spec: { readonly bmc: { readonly credentialsName: string } };
}

/** The language host checks the types before it runs the program. */
async function install(project: Project): Promise<void> {
  await installNodePackage(project.folder);
  const kubernetes = path.join("node_modules", "@pulumi", "kubernetes");
  fs.symlinkSync(path.join(root, kubernetes), path.join(project.folder, kubernetes));
  await project.cli("config", "set", "--secret", "bmcPassword", "hunter2hunter2");
}

describe("the example cluster-to-bmo", () => {
  it("is made, hands Ironic over to the baremetal-operator and the host, and then there is nothing to do", async () => {
    const files = Object.fromEntries(["index.ts", "package.json", "tsconfig.json"].map((name) => [name, read(name)]));
    await Project.with(
      parse(read("Pulumi.yaml")) as Program,
      async (project) => {
        await install(project);
        const up = await project.up();
        expect(up.ok, up.text).to.equal(true);
        expect(up.text).not.to.include("hunter2hunter2");
        const manifests = project.manifests();
        const { spec: operator } = manifests["Deployment/baremetal-operator-controller-manager"] as unknown as Operator;
        expect(operator.template.metadata.annotations["metal3.pulumi.com/handover-checksum"] ?? "").to.match(
          /^[0-9a-f]{12,}$/,
        );
        const { spec: host } = manifests["BareMetalHost/rack-1-node-1"] as unknown as Host;
        expect(host.bmc.credentialsName).to.equal("rack-1-node-1-bmc");
        expect((await project.outputs())["endpoint"]).to.equal("https://ironic.metal3.svc");
        expect(changes(await project.preview())).to.deep.equal([]);
      },
      { files },
    );
  });
});

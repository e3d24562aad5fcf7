// Transforms of a program reach every child. The Automation API runs the program in this process, without a language host.

import * as path from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { LocalWorkspace, PulumiCommand } from "@pulumi/pulumi/automation";
import { expect } from "chai";
import { Project, toolchain } from "../support/engine/engine";

class Ironic extends pulumi.ComponentResource {
  constructor(name: string, args: pulumi.Inputs, opts?: pulumi.ComponentResourceOptions) {
    super("metal3:index:Ironic", name, args, opts, true);
  }
}

describe("transforms", () => {
  it("of the stack see every child, and what they change arrives", async () => {
    await Project.with({}, async (project) => {
      const seen: string[] = [];
      const program = async (): Promise<void> => {
        pulumi.runtime.registerResourceTransform(({ type, name, props, opts }) => {
          seen.push(`${type} ${name}`);
          return type === "kubernetes:apps/v1:Deployment"
            ? {
                props: {
                  ...props,
                  metadata: { ...(props.metadata as object), annotations: { "example.com/team": "metal" } },
                },
                opts,
              }
            : undefined;
        });
        new Ironic("ironic", {});
        return Promise.resolve();
      };
      const { binDir } = await toolchain();
      const stack = await LocalWorkspace.createOrSelectStack(
        { stackName: "test", projectName: "engine-test", program },
        {
          workDir: project.folder,
          envVars: project.environment,
          pulumiCommand: await PulumiCommand.get({ root: path.dirname(binDir), skipVersionCheck: true }),
        },
      );
      await stack.up();
      expect(seen).to.include("tls:index/privateKey:PrivateKey ironic-ca-1-key");
      expect(seen).to.include("kubernetes:core/v1:Service ironic");
      expect(project.manifests()["Deployment/ironic-service"]?.metadata.annotations).to.deep.equal({
        "example.com/team": "metal",
      });
    });
  });
});

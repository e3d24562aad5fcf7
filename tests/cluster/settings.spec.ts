// Settings that belong to the user's project and providers: a whole life under each of them.

import * as fs from "node:fs";
import { expect } from "chai";
import { onCluster, small, type ClusterOptions, type Place } from "../support/cluster/clusterProject";
import { objectsIn, sharedControlPlane } from "../support/cluster/controlPlane";
import { changes, ironicProgram, type Program, type Project } from "../support/engine/engine";

/** With keys and certificates, since there are settings that concern what is generated. */
const keyed = { networking: small.networking };

/** What changes in the middle of a life: Secrets, and what is made of them. */
const changed = { credentials: { rotation: "1" }, tls: { extraSANs: ["ironic.example.com"] } };

/** Up, nothing left to do, a change as previewed, a refresh, nothing left behind. */
async function life(project: Project, { plane, namespace }: Place, later: Program, deployed?: () => Promise<void>) {
  const up = await project.up();
  expect(up.ok, up.text).to.equal(true);
  await deployed?.();
  const second = await project.preview();
  expect(changes(second), second.text).to.deep.equal([]);

  project.write(later);
  const preview = await project.preview();
  const update = await project.up();
  expect(update.ok, update.text).to.equal(true);
  expect(changes(update)).not.to.deep.equal([]);
  expect(changes(update), "what preview says is what up does").to.deep.equal(changes(preview));
  const refresh = await project.refresh();
  expect(refresh.ok, refresh.text).to.equal(true);
  const last = await project.preview();
  expect(changes(last), last.text).to.deep.equal([]);

  const destroy = await project.destroy();
  expect(destroy.ok, destroy.text).to.equal(true);
  expect(await objectsIn(plane, namespace)).to.deep.equal([]);
}

describe("a user's settings", () => {
  it("client-side apply, and mutable Secrets and ConfigMaps: a whole life of an Ironic with each", async () => {
    const { kubeconfig } = await sharedControlPlane();
    const provider = (setting: object) => ({
      type: "pulumi:providers:kubernetes",
      properties: { kubeconfig, ...setting },
    });
    const program = (namespace: string, inputs: object = {}): Program => {
      const ironic = (providerName: string) => ({
        type: "metal3:Ironic",
        properties: { namespace, ...keyed, ...inputs },
        options: { providers: [`\${${providerName}}`] },
      });
      return {
        resources: {
          "client-side": provider({ enableServerSideApply: false }),
          mutable: provider({ enableSecretMutable: true, enableConfigMapMutable: true }),
          applied: ironic("client-side"),
          overwritten: ironic("mutable"),
        },
      };
    };
    await onCluster(
      (namespace) => program(namespace),
      (project, place) => life(project, place, program(place.namespace, changed)),
      // Whatever went past the providers would not arrive.
      { config: { "kubernetes:kubeconfig": "/nowhere" } },
    );
  });

  it("autonaming disabled, with two deployments in one namespace, and one of the same name in another one", async () => {
    const program = (namespace: string, inputs: object = {}): Program => ({
      resources: {
        first: { type: "metal3:Ironic", properties: { namespace, ...keyed, ...inputs } },
        second: { type: "metal3:Ironic", properties: { namespace, ...small } },
        elsewhere: {
          type: "metal3:Ironic",
          properties: { namespace: `${namespace}-b`, createNamespace: true, name: "first", ...small },
        },
      },
      config: { "pulumi:autonaming": { value: { mode: "disabled" } } },
    });
    await onCluster(
      (namespace) => program(namespace),
      (project, place) =>
        life(project, place, program(place.namespace, changed), async () => {
          const { plane, namespace } = place;
          const names = await objectsIn(plane, namespace);
          for (const object of ["Deployment/first-service", "Deployment/second-service", "Service/first"]) {
            expect(names).to.include(object);
          }
          expect(await objectsIn(plane, `${namespace}-b`)).to.include("Deployment/first-service");
          const pods = (await plane.client.list("v1", "Pod", namespace)) as { metadata: { labels: Labels } }[];
          const services = (await plane.client.list("v1", "Service", namespace)) as { spec: { selector: Labels } }[];
          expect(services).to.have.lengthOf(2);
          for (const { spec } of services) {
            const selected = pods.filter(({ metadata }) =>
              Object.entries(spec.selector).every(([label, value]) => metadata.labels[label] === value),
            );
            expect(selected, "a Service sends its callers to the other deployment").to.have.lengthOf(1);
          }
        }),
    );
  });

  it("default providers disabled, and an explicit one whose kubeconfig only up knows", async () => {
    const plane = await sharedControlPlane();
    const kubeconfig = fs.readFileSync(plane.kubeconfig, "utf8");
    const options: ClusterOptions = { config: { "kubernetes:kubeconfig": "/nowhere" } };
    const resources = {
      // Stands for the cluster that is made in the same program: its kubeconfig is known when it exists.
      cluster: { type: "random:RandomPet", options: { provider: "${random}" } },
      kubernetes: {
        type: "pulumi:providers:kubernetes",
        properties: { kubeconfig: { "fn::join": ["", [kubeconfig, "# ", "${cluster.id}"]] } },
      },
      tls: { type: "pulumi:providers:tls" },
      random: { type: "pulumi:providers:random" },
    };
    const providers = ["${kubernetes}", "${tls}", "${random}"];
    await onCluster(
      (namespace) => ({
        ...ironicProgram({ namespace, ...keyed }, { resources, options: { providers } }),
        config: { "pulumi:disable-default-providers": { value: ["kubernetes", "tls", "random"] } },
      }),
      async (project, { namespace }) => {
        const preview = await project.preview();
        expect(preview.ok, preview.text).to.equal(true);
        const up = await project.up();
        expect(up.ok, up.text).to.equal(true);
        expect(changes(up), "what preview says is what up does").to.deep.equal(changes(preview));
        const second = await project.preview("--expect-no-changes");
        expect(second.ok, second.text).to.equal(true);
        expect(await objectsIn(plane, namespace)).not.to.deep.equal([]);
        const destroy = await project.destroy();
        expect(destroy.ok, destroy.text).to.equal(true);
      },
      options,
    );
  });
});

type Labels = Readonly<Record<string, string>>;

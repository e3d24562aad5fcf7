// Settings that belong to the user's project and providers: a whole life under each of them.

import assert from "node:assert/strict";
import * as fs from "node:fs";
import { onCluster, small, type ClusterOptions } from "../support/clusterProject";
import { objectsIn, sharedControlPlane } from "../support/controlPlane";
import { changes, ironicProgram, type Program } from "../support/engine";

interface Setting {
  readonly title: string;
  readonly options?: ClusterOptions;
  /** Turns the program with the given inputs into one with the setting. */
  readonly program?: (program: Program) => Program;
}

const settings: readonly Setting[] = [
  { title: "client-side apply", options: { config: { "kubernetes:enableServerSideApply": "false" } } },
  {
    title: "mutable Secrets and ConfigMaps",
    options: {
      config: { "kubernetes:enableSecretMutable": "true", "kubernetes:enableConfigMapMutable": "true" },
    },
  },
  {
    title: "autonaming disabled",
    program: (program) => ({ ...program, config: { "pulumi:autonaming": { value: { mode: "disabled" } } } }),
  },
];

describe("a user's settings", () => {
  for (const { title, options, program = (same: Program) => same } of settings) {
    it(`${title}: up, nothing left to do, a change as previewed, nothing left behind`, async () => {
      const inputs = (namespace: string) => ({ namespace, networking: small.networking });
      await onCluster(
        (namespace) => program(ironicProgram(inputs(namespace))),
        async (project, { plane, namespace }) => {
          const up = await project.up();
          assert.ok(up.ok, up.text);
          const second = await project.preview();
          assert.deepEqual(changes(second), [], second.text);

          project.write(
            program(
              ironicProgram({
                ...inputs(namespace),
                credentials: { rotation: "1" },
                tls: { extraSANs: ["ironic.example.com"] },
              }),
            ),
          );
          const preview = await project.preview();
          const changed = await project.up();
          assert.ok(changed.ok, changed.text);
          assert.deepEqual(changes(changed), changes(preview), "what preview says is what up does");
          const refresh = await project.refresh();
          assert.ok(refresh.ok, refresh.text);
          const last = await project.preview();
          assert.deepEqual(changes(last), [], last.text);

          const destroy = await project.destroy();
          assert.ok(destroy.ok, destroy.text);
          assert.deepEqual(await objectsIn(plane, namespace), []);
        },
        options,
      );
    });
  }

  it("default providers disabled, with explicit ones", async () => {
    const plane = await sharedControlPlane();
    const providers = {
      kubernetes: { type: "pulumi:providers:kubernetes", properties: { kubeconfig: plane.kubeconfig } },
      tls: { type: "pulumi:providers:tls" },
      random: { type: "pulumi:providers:random" },
    };
    const options = { providers: ["${kubernetes}", "${tls}", "${random}"] };
    const disabled = ["kubernetes", "tls", "random"];
    await onCluster(
      (namespace) => ({
        ...ironicProgram({ namespace, networking: small.networking }, { resources: providers, options }),
        config: { "pulumi:disable-default-providers": { value: disabled } },
      }),
      async (project) => {
        const up = await project.up();
        assert.ok(up.ok, up.text);
        const preview = await project.preview("--expect-no-changes");
        assert.ok(preview.ok, preview.text);
      },
      { config: {} },
    );
  });

  it("a kubeconfig that only up knows, because the cluster is made in the same program", async () => {
    const plane = await sharedControlPlane();
    const kubeconfig = fs.readFileSync(plane.kubeconfig, "utf8");
    // Stands for the cluster: its kubeconfig is known when it exists.
    const resources = {
      cluster: { type: "random:RandomPet" },
      kubernetes: {
        type: "pulumi:providers:kubernetes",
        properties: { kubeconfig: { "fn::join": ["", [kubeconfig, "# ", "${cluster.id}"]] } },
      },
    };
    await onCluster(
      (namespace) =>
        ironicProgram(
          { namespace, networking: small.networking },
          { resources, options: { providers: ["${kubernetes}"] } },
        ),
      async (project, { namespace }) => {
        const preview = await project.preview();
        assert.ok(preview.ok, preview.text);
        const up = await project.up();
        assert.ok(up.ok, up.text);
        assert.deepEqual(changes(up), changes(preview), "what preview says is what up does");
        const second = await project.preview("--expect-no-changes");
        assert.ok(second.ok, second.text);
        assert.notDeepEqual(await objectsIn(plane, namespace), []);
        const destroy = await project.destroy();
        assert.ok(destroy.ok, destroy.text);
      },
      { config: { "kubernetes:kubeconfig": "/nowhere" } },
    );
  });

  it("two deployments in one namespace, and one of the same name in another one", async () => {
    await onCluster(
      (namespace) => ({
        resources: {
          first: { type: "metal3:Ironic", properties: { namespace, ...small } },
          second: { type: "metal3:Ironic", properties: { namespace, ...small } },
          elsewhere: {
            type: "metal3:Ironic",
            properties: { namespace: `${namespace}-b`, createNamespace: true, name: "first", ...small },
          },
        },
      }),
      async (project, { plane, namespace }) => {
        const up = await project.up();
        assert.ok(up.ok, up.text);
        const names = await objectsIn(plane, namespace);
        for (const object of ["Deployment/first-service", "Deployment/second-service", "Service/first"]) {
          assert.ok(names.includes(object), names.join());
        }
        assert.ok((await objectsIn(plane, `${namespace}-b`)).includes("Deployment/first-service"));
        const pods = (await plane.client.list("v1", "Pod", namespace)) as { metadata: { labels: Labels } }[];
        const services = (await plane.client.list("v1", "Service", namespace)) as { spec: { selector: Labels } }[];
        for (const { spec } of services) {
          const selected = pods.filter(({ metadata }) =>
            Object.entries(spec.selector).every(([label, value]) => metadata.labels[label] === value),
          );
          assert.equal(selected.length, 1, "a Service sends its callers to the other deployment");
        }
        const preview = await project.preview("--expect-no-changes");
        assert.ok(preview.ok, preview.text);
        const destroy = await project.destroy();
        assert.ok(destroy.ok, destroy.text);
        assert.deepEqual(await objectsIn(plane, namespace), []);
      },
    );
  });
});

type Labels = Readonly<Record<string, string>>;

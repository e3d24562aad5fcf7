// Several Ironics on the real engine: stable, with a password among them that is not the API's, and no secret in clear.

import assert from "node:assert/strict";
import { compareSync } from "bcryptjs";
import { changes, ironicProgram, Project, type Manifest } from "../support/engine";

const several = {
  highAvailability: true,
  database: { host: "db.example.com", name: "ironic", credentialsName: "db-login", disableTLS: true },
  prometheusExporter: { enabled: true, alerts: true },
};

const outputs = { password: "${ironic.password}", ports: "${ironic.ports}" };

function secretNamed(manifests: Readonly<Record<string, Manifest>>, name: string): Record<string, string> {
  const found = Object.entries(manifests).find(([key]) => key.startsWith(`Secret/${name}-`))?.[1];
  assert.ok(found !== undefined, `there is no Secret ${name}`);
  const data = (found as unknown as { data: Record<string, string> }).data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, Buffer.from(value, "base64").toString()]));
}

for (const [title, tls] of [
  ["with TLS", {}],
  ["without TLS", { mode: "off" }],
] as const) {
  describe(`several Ironics ${title}`, () => {
    it("are a DaemonSet that is stable, and call each other with a password of their own", async () => {
      await Project.with(ironicProgram({ ...several, tls }, { outputs }), async (project) => {
        const preview = await project.preview();
        const up = await project.up();
        assert.ok(up.ok, up.text);
        assert.deepEqual(changes(up), changes(preview));
        const second = await project.preview();
        assert.deepEqual(changes(second), [], second.text);

        const manifests = project.manifests();
        assert.ok("DaemonSet/ironic-service" in manifests);
        assert.ok(!("Deployment/ironic-service" in manifests));
        assert.ok("ServiceMonitor/ironic-metrics" in manifests);

        const shown = await project.outputs({ showSecrets: true });
        const { password, ports } = shown as { password: string; ports: { name: string }[] };
        assert.ok(ports.some(({ name }) => name === "json-rpc"));
        const rpc = secretNamed(manifests, "ironic-rpc");
        assert.notEqual(rpc.password, password);
        const [user, hash = ""] = rpc.htpasswd?.trim().split(":") ?? [];
        assert.equal(user, rpc.username);
        assert.ok(compareSync(rpc.password ?? "", hash), "the password fits its hash");
        assert.ok(!compareSync(password, hash), "the API's password opens JSON-RPC");

        const pod = JSON.stringify(manifests["DaemonSet/ironic-service"]);
        const state = JSON.stringify(await project.state());
        for (const secret of [rpc.password ?? "", hash, password]) {
          for (const text of [pod, state, preview.text, up.text, second.text]) {
            assert.ok(!text.includes(secret), "a secret stands in clear text");
          }
        }
      });
    });
  });
}

describe("the switch between one Ironic and several", () => {
  it("is told in words, and replaces one workload by the other", async () => {
    const program = (highAvailability: boolean) =>
      ironicProgram({ ...several, highAvailability, tls: { mode: "off" } });
    await Project.with(program(false), async (project) => {
      assert.ok((await project.up()).ok);
      for (const [on, from, to] of [
        [true, "Deployment", "DaemonSet"],
        [false, "DaemonSet", "Deployment"],
      ] as const) {
        project.write(program(on));
        const up = await project.up();
        assert.ok(up.ok, up.text);
        assert.ok(changes(up).includes(`replace kubernetes:apps/v1:${to} ironic-service`), up.text);
        const release = (await project.state()).deployment.resources.find(({ urn }) => urn.endsWith("ironic-release"));
        assert.match(
          JSON.stringify(release?.outputs),
          new RegExp(`its ${from} is removed, and a ${to} takes its place`),
        );
        const workloads = Object.keys(project.manifests()).filter((key) => key.endsWith("/ironic-service"));
        assert.deepEqual(workloads, [`${to}/ironic-service`]);
      }
    });
  });
});

// Several Ironics on the real engine: stable, with a password among them that is not the API's, and no secret in clear.

import assert from "node:assert/strict";
import { compareSync } from "bcryptjs";
import { changes, ironicsProgram, Project, withoutKeys, type Manifest, type Result } from "../support/engine/engine";

const several = {
  highAvailability: true,
  database: { host: "db.example.com", name: "ironic", credentialsName: "db-login", disableTLS: true },
  prometheusExporter: { enabled: true, alerts: true },
};

/** One with TLS, one without. */
const names = ["ironic", "plain"] as const;

const program = (highAvailability: boolean) =>
  ironicsProgram(
    { ironic: several, plain: { ...several, ...withoutKeys, highAvailability } },
    { outputs: Object.fromEntries(names.map((name) => [name, [`\${${name}.password}`, `\${${name}.ports}`]])) },
  );

function secretNamed(manifests: Readonly<Record<string, Manifest>>, name: string): Record<string, string> {
  const found = Object.entries(manifests).find(([key]) => key.startsWith(`Secret/${name}-`))?.[1];
  assert.ok(found !== undefined, `there is no Secret ${name}`);
  const data = (found as unknown as { data: Record<string, string> }).data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, Buffer.from(value, "base64").toString()]));
}

describe("several Ironics", () => {
  let project: Project;
  let results: readonly Result[];

  before(async () => {
    project = await Project.create(program(true));
    const preview = await project.preview();
    const up = await project.up();
    assert.ok(up.ok, up.text);
    results = [preview, up, await project.preview()];
  });

  after(() => project.remove());

  it("are made as previewed, and then there is nothing to do", () => {
    const [preview, up, second] = results as [Result, Result, Result];
    assert.deepEqual(changes(up), changes(preview));
    assert.deepEqual(changes(second), [], second.text);
  });

  it("are a DaemonSet, and call each other with a password of their own, with TLS and without", async () => {
    const manifests = project.manifests();
    const state = JSON.stringify(await project.state());
    const shown = await project.outputs({ showSecrets: true });
    for (const name of names) {
      assert.ok(`DaemonSet/${name}-service` in manifests);
      assert.ok(!(`Deployment/${name}-service` in manifests));
      assert.ok(`ServiceMonitor/${name}-metrics` in manifests);

      const [password, ports] = shown[name] as [string, { name: string }[]];
      assert.ok(ports.some((port) => port.name === "json-rpc"));
      const rpc = secretNamed(manifests, `${name}-rpc`);
      assert.notEqual(rpc.password, password);
      const [user, hash = ""] = rpc.htpasswd?.trim().split(":") ?? [];
      assert.equal(user, rpc.username);
      assert.ok(compareSync(rpc.password ?? "", hash), "the password fits its hash");
      assert.ok(!compareSync(password, hash), "the API's password opens JSON-RPC");

      const pod = JSON.stringify(manifests[`DaemonSet/${name}-service`]);
      for (const secret of [rpc.password ?? "", hash, password]) {
        for (const text of [pod, state, ...results.map((result) => result.text)]) {
          assert.ok(!text.includes(secret), "a secret stands in clear text");
        }
      }
    }
  });

  it("become one and several again: that is told in words, and replaces one workload by the other", async () => {
    for (const [on, from, to] of [
      [false, "DaemonSet", "Deployment"],
      [true, "Deployment", "DaemonSet"],
    ] as const) {
      project.write(program(on));
      const up = await project.up();
      assert.ok(up.ok, up.text);
      assert.ok(changes(up).includes(`replace kubernetes:apps/v1:${to} plain-service`), up.text);
      const release = (await project.state()).deployment.resources.find(({ urn }) => urn.endsWith("plain-release"));
      assert.match(JSON.stringify(release?.outputs), new RegExp(`its ${from} is removed, and a ${to} takes its place`));
      const workloads = Object.keys(project.manifests()).filter((key) => key.endsWith("/plain-service"));
      assert.deepEqual(workloads, [`${to}/plain-service`]);
    }
  });
});

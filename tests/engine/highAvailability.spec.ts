// Several Ironics on the real engine: stable, with a password among them that is not the API's, and no secret in clear.

import { compareSync } from "bcryptjs";
import { expect } from "chai";
import { changes, ironicsProgram, Project, withoutKeys, type Manifest, type Result } from "../support/engine/engine";
import { required } from "../support/assertions/required";

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
  const found = required(
    Object.entries(manifests).find(([key]) => key.startsWith(`Secret/${name}-`))?.[1],
    `there is no Secret ${name}`,
  );
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
    expect(up.ok, up.text).to.equal(true);
    results = [preview, up, await project.preview()];
  });

  after(() => project.remove());

  it("are made as previewed, and then there is nothing to do", () => {
    const [preview, up, second] = results as [Result, Result, Result];
    expect(changes(up)).to.deep.equal(changes(preview));
    expect(changes(second), second.text).to.deep.equal([]);
  });

  it("are a DaemonSet, and call each other with a password of their own, with TLS and without", async () => {
    const manifests = project.manifests();
    const state = JSON.stringify(await project.state());
    const shown = await project.outputs({ showSecrets: true });
    for (const name of names) {
      expect(manifests).to.have.property(`DaemonSet/${name}-service`);
      expect(manifests).not.to.have.property(`Deployment/${name}-service`);
      expect(manifests).to.have.property(`ServiceMonitor/${name}-metrics`);

      const [password, ports] = shown[name] as [string, { name: string }[]];
      expect(ports.some((port) => port.name === "json-rpc")).to.equal(true);
      const rpc = secretNamed(manifests, `${name}-rpc`);
      expect(rpc.password).not.to.equal(password);
      const [user, hash = ""] = rpc.htpasswd?.trim().split(":") ?? [];
      expect(user).to.equal(rpc.username);
      expect(compareSync(rpc.password ?? "", hash), "the password fits its hash").to.equal(true);
      expect(compareSync(password, hash), "the API's password opens JSON-RPC").to.equal(false);

      const pod = JSON.stringify(manifests[`DaemonSet/${name}-service`]);
      for (const secret of [rpc.password ?? "", hash, password]) {
        for (const text of [pod, state, ...results.map((result) => result.text)]) {
          expect(text, "a secret stands in clear text").not.to.include(secret);
        }
      }
    }
  });

  it("become one and several again: the preview says so, and one workload replaces the other", async () => {
    for (const [on, from, to] of [
      [false, "DaemonSet", "Deployment"],
      [true, "Deployment", "DaemonSet"],
    ] as const) {
      project.write(program(on));
      const up = await project.up();
      expect(up.ok, up.text).to.equal(true);
      expect(changes(up), up.text).to.include(`replace kubernetes:apps/v1:${to} plain-service`);
      const release = (await project.state()).deployment.resources.find(({ urn }) => urn.endsWith("plain-release"));
      expect(JSON.stringify(release?.outputs)).to.match(new RegExp(`its ${from} is removed, and a ${to} replaces it`));
      const workloads = Object.keys(project.manifests()).filter((key) => key.endsWith("/plain-service"));
      expect(workloads).to.deep.equal([`${to}/plain-service`]);
    }
  });
});

// The managed database on a real node, with the server of the default image: it becomes ready, Ironic keeps its data in
// it, and nobody prints how to get in.

import { expect } from "chai";
import { logsIn, podsIn, readyPod, statusOf } from "../support/lab/labPods";
import { deployable, labProgram, placeOn, type Deployed } from "../support/lab/labProject";
import { findings } from "../support/lab/secretForms";

const place = placeOn("n2");

const program = labProgram({ ...place.inputs, database: { kind: "managed" } });

/** Every password of the database's Secrets. */
async function databasePasswords({ lab, namespace }: Deployed): Promise<Record<string, string>> {
  const secrets = (await lab.client.list("v1", "Secret", namespace)) as {
    metadata: { name: string };
    data?: Record<string, string>;
  }[];
  const entries = secrets
    .filter(({ metadata }) => metadata.name.includes("database"))
    .flatMap(({ metadata, data }) => Object.entries(data ?? {}).map(([key, value]) => [metadata.name, key, value]))
    .filter(([, key]) => /password/i.test(key ?? ""))
    .map(([name, key, value]) => [
      `${name}/${key}`,
      Buffer.from(value ?? "", "base64")
        .toString()
        .trim(),
    ]);
  return Object.fromEntries(entries) as Record<string, string>;
}

/** Why pods are not ready, as the cluster tells it. */
async function complaints({ lab, namespace }: Deployed): Promise<string> {
  const selector = ["--field-selector", "type=Warning", "-o", "custom-columns=:.involvedObject.name,:.message"];
  return (await lab.kubectl(["get", "events", "-n", namespace, ...selector])).stdout;
}

describe("the managed database on a real node", function () {
  this.timeout(800_000);
  let deployed: Deployed;

  before(async () => {
    deployed = await deployable(program);
    const { ok, text } = await deployed.project.up();
    expect(ok, `${text}\n${await complaints(deployed)}`).to.equal(true);
  });
  after(async () => {
    await deployed.project.destroy();
    deployed.project.remove();
  });

  it("is ready with MariaDB 11.8, and Ironic with it", async () => {
    const { lab, namespace } = deployed;
    await readyPod(lab, namespace, "ironic-database-");
    await readyPod(lab, namespace, "ironic-service-");
  });

  it("still has Ironic's nodes when both pods were replaced", async () => {
    const { lab, namespace, project } = deployed;
    const { username, password } = (await project.outputs({ showSecrets: true })) as Record<string, string>;
    const nodes = `https://${place.address}:6385/v1/nodes`;
    const node = JSON.stringify({ driver: "fake-hardware", name: "kept" });
    const headers = ["-H", "content-type: application/json", "-H", "X-OpenStack-Ironic-API-Version: 1.80"];
    const made = await lab.onNode("n1", [
      ...["curl", "-sk", "-u", `${username}:${password}`, ...headers, "-d", node, nodes],
    ]);
    // By its name the oldest version of the API, which is the default, does not find it.
    const { uuid } = JSON.parse(made.stdout) as { uuid: string };
    const pods = (await podsIn(lab, namespace)).filter(({ status }) => status.phase === "Running");
    await lab.kubectl(["delete", "pod", "-n", namespace, ...pods.map(({ metadata }) => metadata.name)]);
    await readyPod(lab, namespace, "ironic-service-");
    expect(await statusOf(lab, `${nodes}/${uuid}`, `${username}:${password}`)).to.equal("200");
  });

  it("prints no password of the database", async () => {
    const { lab, namespace } = deployed;
    const passwords = await databasePasswords(deployed);
    expect(passwords).to.not.deep.equal({});
    expect(findings(passwords, await logsIn(lab, namespace))).to.deep.equal([]);
  });
});

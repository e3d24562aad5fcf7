// The quickstart on a real node: Ironic runs, answers those who may ask, and gives nothing away.

import { expect } from "chai";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { deployable, labProgram, placeOn, type Deployed } from "../support/lab/labProject";
import { logsIn, podsIn, readableIn, readyPod, statusOf, type Pod } from "../support/lab/labPods";
import { findings } from "../support/lab/secretForms";

const apiPort = 6385;
/** Ironic itself takes two to three seconds. */
const endsWithinMs = 10_000;

const place = placeOn("n1");

const program = labProgram(place.inputs, {
  username: "${ironic.username}",
  password: "${ironic.password}",
  ca: "${ironic.caCertificate}",
});

describe("the quickstart on a real node", function () {
  this.timeout(600_000);
  let deployed: Deployed;
  let pod: Pod;
  let login: { username: string; password: string; ca: string };

  before(async () => {
    deployed = await deployable(program);
    const { ok, text } = await deployed.project.up();
    expect(ok, text).to.equal(true);
    login = (await deployed.project.outputs({ showSecrets: true })) as typeof login;
    pod = await readyPod(deployed.lab, deployed.namespace, "ironic-service-");
  });
  after(async () => {
    await deployed.project.destroy();
    deployed.project.remove();
  });

  it("makes every container ready, without a restart", () => {
    const containers = pod.status.containerStatuses ?? [];
    expect(containers.map(({ name, ready, restartCount }) => ({ name, ready, restartCount }))).to.deep.equal(
      ["httpd", "ironic", "ramdisk-logs"].map((name) => ({ name, ready: true, restartCount: 0 })),
    );
  });

  for (const { asked, by } of [
    { asked: "the node's address", by: () => Promise.resolve(`https://${place.address}:${apiPort}`) },
    { asked: "the Service", by: serviceUrl },
  ]) {
    it(`answers only clients with the password, by ${asked}`, async () => {
      const url = await by();
      const { username, password } = login;
      const { lab } = deployed;
      const statuses = await Promise.all([
        statusOf(lab, `${url}/v1`),
        statusOf(lab, `${url}/v1/nodes`),
        statusOf(lab, `${url}/v1/nodes`, `${username}:wrong`),
        statusOf(lab, `${url}/v1/nodes`, `${username}:${password}`),
      ]);
      expect(statuses).to.deep.equal(["200", "401", "401", "200"]);
    });
  }

  async function serviceUrl(): Promise<string> {
    const { lab, namespace } = deployed;
    const metadata = { name: "ironic", namespace };
    const service = (await lab.client.get({ apiVersion: "v1", kind: "Service", metadata })) as unknown as {
      spec: { clusterIP: string };
    };
    return `https://${service.spec.clusterIP}`;
  }

  it("has a certificate that whoever has the CA can verify by the node's address", async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "metal3-ca-"));
    const file = path.join(folder, "ca.crt");
    fs.writeFileSync(file, login.ca);
    const command = ["curl", "--silent", "--show-error", "--cacert", file, `https://${place.address}:${apiPort}/v1`];
    const { code, stderr } = await deployed.lab.onNode("n1", command);
    fs.rmSync(folder, { recursive: true });
    expect(code, stderr).to.equal(0);
  });

  it("answers other pods by the Service's name", async () => {
    const { lab, namespace } = deployed;
    const url = `https://ironic.${namespace}.svc.cluster.local/v1`;
    const command = ["curl", "--silent", "--insecure", "--output", "/dev/null", "--write-out", "%{http_code}", url];
    const { stdout, stderr } = await lab.exec({ namespace, name: pod.metadata.name }, "ironic", command);
    expect(stdout, stderr).to.equal("200");
  });

  it("runs as the image's user, without capabilities, on a root that cannot be written", async () => {
    const { lab, namespace } = deployed;
    const script = "grep -E '^(Uid|Gid|CapEff|NoNewPrivs|Seccomp):' /proc/1/status; touch /x 2>&1";
    const rights = await Promise.all(
      pod.spec.containers.map(async ({ name }) => {
        const { stdout } = await lab.exec({ namespace, name: pod.metadata.name }, name, ["sh", "-c", script]);
        return stdout.replaceAll(/\s+/g, " ").trim();
      }),
    );
    const right =
      "Uid: 997 997 997 997 Gid: 994 994 994 994 CapEff: 0000000000000000 NoNewPrivs: 1 Seccomp: 2 " +
      "touch: cannot touch '/x': Read-only file system";
    expect(new Set(rights)).to.deep.equal(new Set([right]));
  });

  it("prints no secret, and shows none to those without permission to read Secrets", async () => {
    const { lab, namespace } = deployed;
    const secrets = { password: login.password, "hash of the password": await hashIn(deployed) };
    const texts = { ...(await logsIn(lab, namespace)), ...(await readableIn(lab, namespace)) };
    expect(findings(secrets, texts)).to.deep.equal([]);
  });

  it("changes nothing by another up", async () => {
    const { ok, text } = await deployed.project.up();
    expect(ok, text).to.equal(true);
    expect(text).to.not.match(/ (created|updated|replaced|deleted) \(/);
  });

  it("is gone seconds after its pod is deleted", async () => {
    const { lab, namespace } = deployed;
    const started = performance.now();
    await lab.kubectl(["delete", "pod", "-n", namespace, pod.metadata.name, "--wait=true"]);
    expect(performance.now() - started).to.be.below(endsWithinMs);
    expect((await podsIn(lab, namespace)).map(({ metadata }) => metadata.name)).to.not.include(pod.metadata.name);
  });
});

/** As it is stored for the servers. */
async function hashIn({ lab, namespace }: Deployed): Promise<string> {
  const secrets = (await lab.client.list("v1", "Secret", namespace)) as { data?: Record<string, string> }[];
  const line = secrets.map(({ data }) => data?.htpasswd).find((found) => found !== undefined) ?? "";
  return Buffer.from(line, "base64").toString().trim().split(":")[1] ?? "";
}

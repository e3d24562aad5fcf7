// Several Ironics on real nodes: both answer and know of each other, and one goes on when the other's node is lost.

import { expect } from "chai";
import { until } from "../support/cluster/controlPlane";
import { logsIn, readyPod, readyPods, statusOf, type Pod } from "../support/lab/labPods";
import { deployable, everyScenario, labProgram, placeOn, type Deployed } from "../support/lab/labProject";
import { findings } from "../support/lab/secretForms";

const nodes = ["n8", "n9"] as const;
const addressOf = Object.fromEntries(nodes.map((node) => [node, placeOn(node).address]));
const label = "lab/several";
/** Ironic gives a conductor up that has not been heard of for a minute. */
const givenUpWithinSeconds = 180;
const askedTimes = 20;

const program = labProgram({
  highAvailability: true,
  nodeSelector: { [label]: "true" },
  networking: { interface: "eth0" },
  tls: { extraSANs: Object.values(addressOf), insecureRPC: false },
  database: { kind: "managed" },
});

function several(this: Mocha.Suite): void {
  this.timeout(600_000);
  let deployed: Deployed;
  let pods: Pod[];
  let login: string;
  let password: string;

  before(async () => {
    deployed = await deployable(program);
    const { lab, namespace, project } = deployed;
    await lab.kubectl(["label", "node", ...nodes, `${label}=true`]);
    const { ok, text } = await project.up();
    expect(ok, text).to.equal(true);
    const outputs = (await project.outputs({ showSecrets: true })) as Record<string, string>;
    password = outputs.password ?? "";
    login = `${outputs.username}:${password}`;
    pods = await readyPods(lab, namespace, "ironic-service-", nodes.length);
  });
  after(async () => {
    await Promise.all(nodes.map((node) => deployed.lab.reconnect(node)));
    await deployed.project.destroy();
    deployed.project.remove();
  });

  const apiOn = (node: string) => `https://${addressOf[node]}:6385/v1`;

  /** The conductors that Ironic believes to be alive, asked on a node. */
  async function conductorsSeenOn(node: string): Promise<readonly string[]> {
    const header = "X-OpenStack-Ironic-API-Version: 1.80";
    const command = ["curl", "-sk", "--max-time", "10", "-u", login, "-H", header, `${apiOn(node)}/conductors`];
    const { stdout } = await deployed.lab.onNode("n1", command);
    const { conductors } = JSON.parse(stdout) as { conductors: { hostname: string; alive: boolean }[] };
    return conductors
      .filter(({ alive }) => alive)
      .map(({ hostname }) => hostname)
      .sort();
  }

  it("has a pod on each node", () => {
    expect(pods.map(({ spec }) => spec.nodeName)).to.have.members(nodes);
  });

  it("answers on each node, and each knows both conductors", async () => {
    for (const node of nodes) {
      const statuses = await Promise.all(
        [login, undefined].map((each) => statusOf(deployed.lab, `${apiOn(node)}/nodes`, each)),
      );
      expect(statuses, node).to.deep.equal(["200", "401"]);
      expect(await conductorsSeenOn(node), node).to.have.lengthOf(nodes.length);
    }
  });

  it("prints no password", async () => {
    const secrets = { password, "hash of a password": "$2a$10$" };
    expect(findings(secrets, await logsIn(deployed.lab, deployed.namespace))).to.deep.equal([]);
  });

  it("keeps answering when the other node is lost, gives up its conductor, and accepts it again", async () => {
    const { lab, namespace } = deployed;
    const database = await readyPod(lab, namespace, "ironic-database-");
    const kept = database.spec.nodeName;
    const lost = nodes.find((node) => node !== kept) as string;
    const seen = (count: number) => async () => ((await conductorsSeenOn(kept)).length === count ? true : undefined);

    await lab.cutOff(lost);
    const statuses: string[] = [];
    for (let time = 0; time < askedTimes; time += 1) statuses.push(await statusOf(lab, `${apiOn(kept)}/nodes`, login));
    expect(new Set(statuses)).to.deep.equal(new Set(["200"]));
    await until("one conductor", seen(1), givenUpWithinSeconds);

    await lab.reconnect(lost);
    await until("both conductors", seen(nodes.length), givenUpWithinSeconds);
    await readyPods(lab, namespace, "ironic-service-", nodes.length);
    expect(await statusOf(lab, `${apiOn(lost)}/nodes`, login)).to.equal("200");
  });
}

if (everyScenario) describe("Ironics on two real nodes", several);

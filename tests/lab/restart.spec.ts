// What a restart costs: a client asks the API all the time, and how long nobody answers is held against what Ironic itself
// needs to start.

import { expect } from "chai";
import { ApiWatch } from "../support/lab/apiWatch";
import { podsIn, readyPod, statusOf, type Pod } from "../support/lab/labPods";
import { deployable, labProgram, placeOn, type Deployed } from "../support/lab/labProject";
import { figure, seconds } from "../support/lab/figures";
import { plainRestartMs } from "../support/lab/plainPod";
import { startOf } from "../support/lab/runtimeLog";

const place = placeOn("n5");
const url = `https://${place.address}:6385/v1/nodes`;
const mostTimesItsOwnStart = 1.3;
/** Ironic itself takes two to three seconds to end. */
const endsWithinMs = 10_000;
/** Beside other suites, the end of the old pod takes as long as it may; alone, it has to fit into what Ironic needs. */
const isQuiet = process.env.LAB_SCENARIOS === "all";

interface Changed {
  readonly debug?: boolean;
  readonly rotation?: string;
  readonly caGeneration?: number;
}

const outputs = { username: "${ironic.username}", password: "${ironic.password}", ca: "${ironic.caCertificate}" };

const program = ({ debug = false, rotation = "1", caGeneration = 1 }: Changed = {}) =>
  labProgram(
    {
      ...place.inputs,
      extraConfig: [{ group: "DEFAULT", name: "debug", value: String(debug) }],
      credentials: { rotation },
      tls: { caGeneration, trustedCAGenerations: caGeneration === 1 ? [] : [caGeneration - 1] },
    },
    outputs,
  );

describe("a restart of Ironic on a real node", function () {
  this.timeout(900_000);
  let deployed: Deployed;
  let client: { login: string; ca: string };
  let plainMs: number;

  before(async () => {
    deployed = await deployable(program());
    const { ok, text } = await deployed.project.up();
    expect(ok, text).to.equal(true);
    client = await currentClient();
    await readyPod(deployed.lab, deployed.namespace, "ironic-service-");
    plainMs = await plainRestartMs(deployed.lab, deployed.namespace, "n5");
  });
  after(async () => {
    await deployed.project.destroy();
    deployed.project.remove();
  });

  /** What the API is called with now; whoever has it keeps it through the restarts. */
  async function currentClient(): Promise<{ login: string; ca: string }> {
    const given = (await deployed.project.outputs({ showSecrets: true })) as Record<string, string>;
    return { login: `${given.username}:${given.password}`, ca: given.ca ?? "" };
  }

  for (const { cause, restart } of [
    { cause: "a deleted pod", restart: deletePod },
    { cause: "a changed pod template", restart: () => change({ debug: true }) },
    { cause: "a rotated password and a rotated CA", restart: () => change({ rotation: "2", caGeneration: 2 }) },
  ]) {
    it(`costs little more than Ironic's own start after ${cause}, and refuses nobody who could log in before`, async function () {
      const { lab, namespace } = deployed;
      const watch = await ApiWatch.start(lab, "n5", url, client);
      let outage: ReturnType<ApiWatch["longestOutage"]>;
      try {
        await restart();
        await watch.answerAfter(Date.now());
        outage = watch.longestOutage();
        expect(watch.refusals()).to.deep.equal([]);
      } finally {
        await watch.stop();
      }
      const pod = await readyPod(lab, namespace, "ironic-service-");
      const ownMs = (await conductorStart(pod)) - startOf(lab, pod, "ironic");
      const limitMs = mostTimesItsOwnStart * ownMs + plainMs + (isQuiet ? 0 : endsWithinMs);
      figure(
        this.test,
        `no answer for ${seconds(outage.ms)}; Ironic's own start ${seconds(ownMs)}, ` +
          `a plain pod's restart ${seconds(plainMs)}, allowed ${seconds(limitMs)}`,
      );
      expect(outage.ms).to.be.below(limitMs);
    });
  }

  /** When Ironic itself said that it works, whatever stands in front of it: then its API answers. */
  async function conductorStart({ metadata }: Pod): Promise<number> {
    const { lab, namespace } = deployed;
    const { stdout } = await lab.kubectl(["logs", "--timestamps", "-n", namespace, metadata.name, "-c", "ironic"]);
    const line = stdout.split("\n").find((each) => each.includes("Successfully started conductor"));
    return Date.parse(line?.split(" ")[0] ?? "");
  }

  async function deletePod(): Promise<void> {
    const { lab, namespace } = deployed;
    const pod = await readyPod(lab, namespace, "ironic-service-");
    await lab.kubectl(["delete", "pod", "-n", namespace, pod.metadata.name, "--wait=true"]);
    await readyPod(lab, namespace, "ironic-service-");
  }

  it("accepts the previous login and CA after a rotation, and refuses them after the next", async () => {
    const { lab } = deployed;
    const rotated = await currentClient();
    expect(rotated.login).not.to.equal(client.login);
    // It begins when the first answer has come.
    const now = await ApiWatch.start(lab, "n5", url, rotated);
    await now.stop();
    await change({ rotation: "3", caGeneration: 3 });
    const statuses = await Promise.all([client, rotated].map(({ login }) => statusOf(lab, url, login)));
    expect(statuses).to.deep.equal(["401", "200"]);
  });

  it("has completed when up ends: the API answers then", async () => {
    await change({ rotation: "3", caGeneration: 3, debug: true });
    expect(await statusOf(deployed.lab, url, (await currentClient()).login)).to.equal("200");
  });

  async function change(changed: Changed): Promise<void> {
    deployed.project.write(program(changed)(deployed.namespace));
    const { ok, text } = await deployed.project.up();
    expect(ok, text).to.equal(true);
  }

  it("ends the old pod in seconds", async function () {
    const { lab, namespace } = deployed;
    const { metadata } = await readyPod(lab, namespace, "ironic-service-");
    const begun = performance.now();
    await lab.kubectl(["delete", "pod", "-n", namespace, metadata.name, "--wait=true"]);
    const ms = performance.now() - begun;
    figure(this.test, `gone after ${seconds(ms)}`);
    expect(ms).to.be.below(endsWithinMs);
    expect((await podsIn(lab, namespace)).map((pod) => pod.metadata.name)).to.not.include(metadata.name);
  });
});

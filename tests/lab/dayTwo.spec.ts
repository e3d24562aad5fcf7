// What happens to an Ironic that runs: its kubelet restarts, its password changes.

import { expect } from "chai";
import { ApiWatch } from "../support/lab/apiWatch";
import { logsIn, readyPod, statusOf } from "../support/lab/labPods";
import { deployable, everyScenario, labProgram, placeOn, type Deployed } from "../support/lab/labProject";
import { findings } from "../support/lab/secretForms";

const node = "n7";
const place = placeOn(node);
const url = `https://${place.address}:6385/v1/nodes`;
const watchedSeconds = 20;

const program = (rotation: string) => labProgram({ ...place.inputs, credentials: { rotation } });

function dayTwo(this: Mocha.Suite): void {
  this.timeout(800_000);
  let deployed: Deployed;
  let login: { username: string; password: string };

  const readLogin = async () => (await deployed.project.outputs({ showSecrets: true })) as typeof login;

  before(async () => {
    deployed = await deployable(program("1"));
    const { ok, text } = await deployed.project.up();
    expect(ok, text).to.equal(true);
    login = await readLogin();
  });
  after(async () => {
    await deployed.project.destroy();
    deployed.project.remove();
  });

  it("answers while the kubelet of its node restarts, and keeps its containers", async () => {
    const { lab, namespace } = deployed;
    const before = await readyPod(lab, namespace, "ironic-service-");
    const watch = await ApiWatch.start(lab, node, url, { login: `${login.username}:${login.password}` });
    await lab.restartKubelet(node);
    await watch.answerAfter(Date.now() + watchedSeconds * 1000);
    const statuses = new Set(watch.answers().map(({ status }) => status));
    await watch.stop();
    expect([...statuses]).to.deep.equal(["200"]);
    const after = await readyPod(lab, namespace, "ironic-service-");
    const identities = [before, after].map(({ status }) =>
      (status.containerStatuses ?? []).map(({ name, containerID }) => `${name} ${containerID}`),
    );
    expect(identities[1]).to.deep.equal(identities[0]);
  });

  it("accepts a new password, the previous one until the next rotation, and prints neither", async () => {
    const { lab, namespace, project } = deployed;
    const old = login;
    project.write(program("2")(namespace));
    const { ok, text } = await project.up();
    expect(ok, text).to.equal(true);
    login = await readLogin();
    expect(login.password).to.not.equal(old.password);
    await readyPod(lab, namespace, "ironic-service-");
    const logins = [`${login.username}:${login.password}`, `${old.username}:${old.password}`];
    expect(await Promise.all(logins.map((each) => statusOf(lab, url, each)))).to.deep.equal(["200", "200"]);
    const secrets = { "new password": login.password, "old password": old.password, "hash of a password": "$2a$10$" };
    expect(findings(secrets, { ...(await logsIn(lab, namespace)), "output of up": text })).to.deep.equal([]);
  });

  it("changes nothing by another up", async () => {
    const { ok, text } = await deployed.project.up();
    expect(ok, text).to.equal(true);
    expect(text).to.not.match(/ (created|updated|replaced|deleted) \(/);
  });
}

if (everyScenario) describe("an Ironic that runs on a real node", dayTwo);

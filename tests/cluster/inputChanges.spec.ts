// One input after another changed on a real API server: up does what preview said, and the pod restarts when it must.

import { expect } from "chai";
import { clusterProject } from "../support/cluster/clusterProject";
import {
  createNamespace,
  ironicDeployment,
  removeNamespace,
  sharedControlPlane,
  until,
  type ControlPlane,
  type Deployment,
} from "../support/cluster/controlPlane";
import { changes, ironicsProgram, type Project, type Result } from "../support/engine/engine";
import { changedIronics } from "../support/cluster/inputChanges";
import { changesOf } from "../support/cluster/severalIronics";
import { required } from "../support/assertions/required";

const names = Object.keys(changedIronics);
const rounds = Math.max(...Object.values(changedIronics).map((ironic) => ironic.changes.length));

describe("one changed input on a cluster", () => {
  let plane: ControlPlane;
  let namespace: string;
  let project: Project;

  /** The Ironics after so many changes of each. */
  const program = (changed: number) =>
    ironicsProgram(
      Object.fromEntries(
        Object.entries(changedIronics).map(([name, { inputs, changes }]) => {
          const values = changes.slice(0, changed).map(({ value }) => value);
          return [name, Object.assign({ namespace }, inputs, ...values) as Record<string, unknown>];
        }),
      ),
    );

  /**
   * Once all replicas are ready: on a busy machine the kubernetes plugin takes the status from before a change for the
   * one after it, and ends its update before the controllers have begun theirs.
   */
  const readyDeployments = () =>
    until(
      "all replicas to be ready",
      async () => {
        const found = await deployments();
        const ready = [...found.values()].every(({ spec, status }) => status.readyReplicas === spec.replicas);
        return ready ? found : undefined;
      },
      120,
    );

  const deployments = async (): Promise<ReadonlyMap<string, Deployment>> =>
    new Map(
      await Promise.all(names.map(async (name) => [name, await ironicDeployment(plane, namespace, name)] as const)),
    );

  before(async () => {
    plane = await sharedControlPlane();
    namespace = await createNamespace(plane);
    project = await clusterProject(program(0), plane);
    const up = await project.up();
    expect(up.ok, up.text).to.equal(true);
  });

  after(async () => {
    project.remove();
    await removeNamespace(plane, namespace);
  });

  for (let round = 1; round <= rounds; round++) {
    describe(`of each Ironic, round ${round}`, () => {
      let earlier: ReadonlyMap<string, Deployment>;
      let later: ReadonlyMap<string, Deployment>;
      let preview: Result;
      let up: Result;

      before(async () => {
        earlier = await deployments();
        project.write(program(round));
        preview = await project.preview();
        // One that fails shall not hide what the others do.
        up = await project.up("--continue-on-error");
        later = await readyDeployments();
      });

      for (const name of names) {
        const change = changedIronics[name]?.changes[round - 1];
        if (change === undefined) {
          continue;
        }
        const { input, restarts } = change;
        it(`${input}: up does what preview says, ${restarts ? "and the pod restarts" : "without a restart"}`, () => {
          expect(changesOf(name, preview), "the change shows nowhere").not.to.deep.equal([]);
          expect(changesOf(name, up), "what preview says is what up does").to.deep.equal(changesOf(name, preview));

          const [before, after] = [required(earlier.get(name)), required(later.get(name))];
          expect(after.metadata.uid, "the workload was replaced").to.equal(before.metadata.uid);
          const same = JSON.stringify(after.spec.template) === JSON.stringify(before.spec.template);
          expect(!same).to.equal(restarts);
        });
      }

      it("none of them had a problem, and nothing changed besides", () => {
        expect(preview.ok, preview.text).to.equal(true);
        expect(up.ok, up.text).to.equal(true);
        const own = names.flatMap((name) => changesOf(name, up)).sort();
        expect(changes(up)).to.deep.equal(own);
      });
    });
  }

  it("and then there is nothing left to do", async () => {
    const preview = await project.preview();
    expect(changes(preview), preview.text).to.deep.equal([]);
  });
});

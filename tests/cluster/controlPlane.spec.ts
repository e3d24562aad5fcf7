// The tests' control plane itself: several side by side, and nothing left of one whose owner was killed. That nothing is
// left of one that is stopped is seen in apiServerKilled.spec.ts, which has one of its own.

import { spawn } from "node:child_process";
import * as path from "node:path";
import { expect } from "chai";
import { isGone, nothingLeft, sharedControlPlane, until } from "../support/cluster/controlPlane";

const script = path.join(__dirname, "..", "..", "scripts", "cluster", "controlPlane.mjs");

/** Starts one in a process of its own, which then waits, and tells where it is. */
const owner = `
  const { startControlPlane } = await import(${JSON.stringify(script)});
  const plane = await startControlPlane();
  const pids = [plane.keeper, ...Object.values(await plane.pids())];
  console.log(JSON.stringify({ folder: plane.folder, url: plane.access.url, pids }));
  setInterval(() => {}, 1 << 30);
`;

describe("a control plane", () => {
  it("leaves nothing behind when its owner is killed, beside others that go on", async () => {
    const shared = await sharedControlPlane();

    const child = spawn(process.execPath, ["--input-type=module", "--eval", owner], {
      env: { ...process.env, NODE_OPTIONS: "" },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const said = await new Promise<string>((done) =>
      child.stdout.once("data", (text: Buffer) => done(text.toString())),
    );
    const started = JSON.parse(said) as { folder: string; url: string; pids: number[] };
    expect(started.pids).to.have.lengthOf(6);
    expect(started.url).not.to.equal(shared.access.url);
    expect(started.pids.filter(isGone)).to.deep.equal([]);
    child.kill("SIGKILL");
    await nothingLeft(started.folder, started.pids);

    expect(await shared.answers(), "another control plane was harmed").to.equal(true);
  });

  it("brings a program back that was killed", async () => {
    const shared = await sharedControlPlane();
    const before = (await shared.pids()).kwok ?? 0;
    process.kill(before, "SIGKILL");
    await until("kwok to come back", async () => {
      const now = (await shared.pids()).kwok;
      return now !== undefined && now !== before ? true : undefined;
    });
  });
});

// The tests' control plane itself: several side by side, and nothing left of one, however its owner ended.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { sharedControlPlane, startControlPlane, until } from "../support/controlPlane";

const script = path.join(__dirname, "..", "..", "scripts", "cluster", "controlPlane.mjs");

/** Starts one in a process of its own, which then waits, and tells where it is. */
const owner = `
  const { startControlPlane } = await import(${JSON.stringify(script)});
  const plane = await startControlPlane();
  console.log(JSON.stringify({ folder: plane.folder, pids: [plane.keeper, ...Object.values(await plane.pids())] }));
  setInterval(() => {}, 1 << 30);
`;

/** Neither running nor waiting for its parent to notice that it ended. */
function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return true;
  }
  const status = `/proc/${pid}/status`;
  return fs.existsSync(status) && /^State:\s+Z/m.test(fs.readFileSync(status, "utf8"));
}

async function nothingLeft(folder: string, pids: readonly number[]): Promise<void> {
  await until("all programs to end", () => Promise.resolve(pids.every(isGone) ? true : undefined), 15);
  await until("the folder to go", () => Promise.resolve(fs.existsSync(folder) ? undefined : true), 15);
}

describe("a control plane", () => {
  it("leaves nothing behind when it is stopped, nor when its owner is killed, beside others that go on", async () => {
    const shared = await sharedControlPlane();

    const own = await startControlPlane();
    assert.notEqual(own.access.url, shared.access.url);
    const pids = [own.keeper, ...Object.values(await own.pids())];
    assert.equal(pids.length, 6);
    await own.stop();
    await nothingLeft(own.folder, pids);

    const child = spawn(process.execPath, ["--input-type=module", "--eval", owner], {
      env: { ...process.env, NODE_OPTIONS: "" },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const said = await new Promise<string>((done) =>
      child.stdout.once("data", (text: Buffer) => done(text.toString())),
    );
    const started = JSON.parse(said) as { folder: string; pids: number[] };
    assert.equal(started.pids.length, 6);
    assert.ok(!started.pids.some(isGone));
    child.kill("SIGKILL");
    await nothingLeft(started.folder, started.pids);

    assert.ok(await shared.answers(), "another control plane was harmed");
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

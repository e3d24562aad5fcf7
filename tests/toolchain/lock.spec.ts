// The toolchain's lock: one holder at a time, living holders are waited for, dead ones replaced.

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "chai";
import { isDead, withLock } from "../../scripts/toolchain/lock.mjs";

/** The id of a process that has ended. */
function deadPid(): number {
  return spawnSync(process.execPath, ["--version"]).pid;
}

function holder({ pid, host = hostname() }: { pid: number; host?: string }) {
  return { token: "somebody-else", pid, host, startedAt: "2026-01-01T00:00:00.000Z" };
}

describe("toolchain lock", () => {
  let folder: string;
  let path: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "toolchain-lock-"));
    path = join(folder, "part.lock");
  });

  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it("names its holder while it is held and leaves nothing behind", async () => {
    const result = await withLock(path, async () => {
      const held = JSON.parse(await readFile(path, "utf8")) as { pid: number };
      expect(held.pid).to.equal(process.pid);
      return "result";
    });
    expect(result).to.equal("result");
    expect(await readdir(folder)).to.deep.equal([]);
  });

  it("is released when the work fails", async () => {
    await expect(withLock(path, () => Promise.reject(new Error("no")))).to.be.rejectedWith(/no/);
    expect(existsSync(path)).to.equal(false);
  });

  it("admits one at a time", async () => {
    let inside = 0;
    let most = 0;
    const work = () =>
      withLock(path, async () => {
        inside += 1;
        most = Math.max(most, inside);
        await sleep(20);
        inside -= 1;
      });
    await Promise.all([work(), work(), work()]);
    expect(most).to.equal(1);
  });

  it("is taken over from a dead process, by one of several at a time", async () => {
    await writeFile(path, JSON.stringify(holder({ pid: deadPid() })));
    let inside = 0;
    const work = () =>
      withLock(path, async () => {
        inside += 1;
        expect(inside).to.equal(1);
        await sleep(20);
        inside -= 1;
      });
    await Promise.all([work(), work(), work()]);
    expect(await readdir(folder)).to.deep.equal([]);
  });

  for (const content of ["", '{"token":"somebody']) {
    it(`is taken over if a power cut left it ${content === "" ? "empty" : "truncated"}`, async () => {
      await writeFile(path, content);
      expect(await withLock(path, async () => "entered")).to.equal("entered");
      expect(await readdir(folder)).to.deep.equal([]);
    });
  }

  it("is taken over from a living process id that no longer touches it", async () => {
    await writeFile(path, JSON.stringify(holder({ pid: process.pid })));
    const longAgo = new Date(Date.now() - 3_600_000);
    await utimes(path, longAgo, longAgo);
    expect(await withLock(path, async () => "entered")).to.equal("entered");
  });

  it("waits for a living holder and says once for whom", async () => {
    const living = holder({ pid: process.pid });
    await writeFile(path, JSON.stringify(living));
    const told: unknown[] = [];
    const waiting = withLock(
      path,
      async () => "entered",
      (current: unknown) => void told.push(current),
    );
    await sleep(600);
    expect(told).to.deep.equal([living]);
    await rm(path);
    expect(await waiting).to.equal("entered");
  });

  describe("a holder is dead", () => {
    const scenarios: { title: string; pid: () => number; host?: string; silentMs: number; dead: boolean }[] = [
      { title: "not while its process runs", pid: () => process.pid, silentMs: 0, dead: false },
      { title: "when its process has ended", pid: deadPid, silentMs: 0, dead: true },
      { title: "when it is silent for long", pid: () => process.pid, silentMs: 120_000, dead: true },
      { title: "not on another machine that is not silent", pid: deadPid, host: "other", silentMs: 0, dead: false },
      { title: "on another machine that is silent", pid: deadPid, host: "other", silentMs: 120_000, dead: true },
    ];
    for (const { title, pid, host, silentMs, dead } of scenarios) {
      it(title, () => expect(isDead(holder({ pid: pid(), host }), silentMs)).to.equal(dead));
    }
  });
});

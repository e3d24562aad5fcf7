// The toolchain's lock: one holder at a time, living holders are waited for, dead ones replaced.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
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
      assert.equal(held.pid, process.pid);
      return "result";
    });
    assert.equal(result, "result");
    assert.deepEqual(await readdir(folder), []);
  });

  it("is released when the work fails", async () => {
    await assert.rejects(
      withLock(path, () => Promise.reject(new Error("no"))),
      /no/,
    );
    assert.equal(existsSync(path), false);
  });

  it("lets one in at a time", async () => {
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
    assert.equal(most, 1);
  });

  it("is taken over from a dead process, by one of several at a time", async () => {
    await writeFile(path, JSON.stringify(holder({ pid: deadPid() })));
    let inside = 0;
    const work = () =>
      withLock(path, async () => {
        inside += 1;
        assert.equal(inside, 1);
        await sleep(20);
        inside -= 1;
      });
    await Promise.all([work(), work(), work()]);
    assert.deepEqual(await readdir(folder), []);
  });

  for (const content of ["", '{"token":"somebody']) {
    it(`is taken over if a power cut left it ${content === "" ? "empty" : "truncated"}`, async () => {
      await writeFile(path, content);
      assert.equal(await withLock(path, async () => "entered"), "entered");
      assert.deepEqual(await readdir(folder), []);
    });
  }

  it("is taken over from a living process id that no longer touches it", async () => {
    await writeFile(path, JSON.stringify(holder({ pid: process.pid })));
    const longAgo = new Date(Date.now() - 3_600_000);
    await utimes(path, longAgo, longAgo);
    assert.equal(await withLock(path, async () => "entered"), "entered");
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
    assert.deepEqual(told, [living]);
    await rm(path);
    assert.equal(await waiting, "entered");
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
      it(title, () => assert.equal(isDead(holder({ pid: pid(), host }), silentMs), dead));
    }
  });
});

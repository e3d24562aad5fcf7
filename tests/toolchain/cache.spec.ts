// The toolchain's cache: keyed by content, whole or not at all, built once.

import { existsSync } from "node:fs";
import { appendFile, cp, mkdir, mkdtemp, readFile, readdir, rename, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "chai";
import { cacheRoot, contentHash, entryKey, makeOnce } from "../../scripts/toolchain/cache.mjs";

describe("toolchain cache", () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "toolchain-cache-"));
  });

  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  describe("where it is", () => {
    const scenarios: { title: string; env: NodeJS.ProcessEnv; expected: RegExp }[] = [
      { title: "its own variable wins", env: { PULUMI_METAL3_CACHE: "/a", XDG_CACHE_HOME: "/b" }, expected: /^\/a$/ },
      { title: "then the XDG folder", env: { XDG_CACHE_HOME: "/b" }, expected: /^\/b\/pulumi-metal3$/ },
      {
        title: "an empty variable counts as unset",
        env: { XDG_CACHE_HOME: "" },
        expected: /\/\.cache\/pulumi-metal3$/,
      },
      { title: "then the home folder", env: {}, expected: /\/\.cache\/pulumi-metal3$/ },
    ];
    for (const { title, env, expected } of scenarios) {
      it(title, () => expect(cacheRoot(env)).to.match(expected));
    }
  });

  describe("its keys", () => {
    let source: string;

    beforeEach(async () => {
      source = join(folder, "source");
      await mkdir(join(source, "nested"), { recursive: true });
      await writeFile(join(source, "go.mod"), "module example\n");
      await writeFile(join(source, "nested", "main.go"), "package main\n");
    });

    it("are the same for a copy with other dates", async () => {
      const copy = join(folder, "copy");
      await cp(source, copy, { recursive: true });
      await utimes(join(copy, "go.mod"), 0, 0);
      expect(await contentHash(copy)).to.equal(await contentHash(source));
    });

    const changes: { title: string; change: () => Promise<void> }[] = [
      { title: "changed content", change: () => appendFile(join(source, "nested", "main.go"), "\n") },
      { title: "a further file", change: () => writeFile(join(source, "go.sum"), "") },
      { title: "another name", change: () => rename(join(source, "go.mod"), join(source, "go.work")) },
      { title: "a file less", change: () => rm(join(source, "nested", "main.go")) },
    ];
    for (const { title, change } of changes) {
      it(`differ for ${title}`, async () => {
        const before = await contentHash(source);
        await change();
        expect(await contentHash(source)).not.to.equal(before);
      });
    }

    it("differ when the same bytes are divided differently among files", async () => {
      const [one, other] = [join(folder, "one"), join(folder, "other")];
      await Promise.all([mkdir(one), mkdir(other)]);
      await Promise.all([writeFile(join(one, "a"), "xb"), writeFile(join(one, "c"), "y")]);
      await Promise.all([writeFile(join(other, "a"), "x"), writeFile(join(other, "bc"), "y")]);
      expect(await contentHash(one)).not.to.equal(await contentHash(other));
    });

    it("differ for another recipe", async () => {
      expect(await entryKey(source, { version: "1" })).not.to.equal(await entryKey(source, { version: "2" }));
      expect(await entryKey(source, { version: "1" })).to.equal(await entryKey(source, { version: "1" }));
    });
  });

  describe("an entry", () => {
    const writeResult = (target: string) => writeFile(join(target, "result"), "done");

    it("is built once and found afterwards", async () => {
      const entry = join(folder, "entry");
      expect(await makeOnce(entry, writeResult)).to.equal("built");
      expect(await makeOnce(entry, () => Promise.reject(new Error("built twice")))).to.equal("found");
      expect(await readFile(join(entry, "result"), "utf8")).to.equal("done");
    });

    it("does not exist after a build that failed, and the next build succeeds", async () => {
      const entry = join(folder, "entry");
      const failing = async (target: string) => {
        await writeResult(target);
        throw new Error("compiler crashed");
      };
      await expect(makeOnce(entry, failing)).to.be.rejectedWith(/compiler crashed/);
      expect(existsSync(entry)).to.equal(false);
      expect(await readdir(folder)).to.deep.equal([]);
      expect(await makeOnce(entry, writeResult)).to.equal("built");
    });

    it("is not there while it is being built", async () => {
      const entry = join(folder, "entry");
      await makeOnce(entry, async (target) => {
        await writeResult(target);
        expect(existsSync(entry)).to.equal(false);
      });
      expect(existsSync(entry)).to.equal(true);
    });

    it("starts afresh after a build that was killed", async () => {
      const entry = join(folder, "entry");
      await mkdir(`${entry}.building-1`);
      await writeFile(join(`${entry}.building-1`, "result"), "half");
      await mkdir(entry);
      await writeFile(join(entry, "result"), "without a stamp");
      expect(await makeOnce(entry, writeResult)).to.equal("built");
      expect(await readFile(join(entry, "result"), "utf8")).to.equal("done");
      expect(await readdir(folder)).to.deep.equal(["entry"]);
    });

    it("is built by one of two that want it at the same time; the other one waits and says so", async () => {
      const entry = join(folder, "entry");
      let builds = 0;
      let waits = 0;
      const slowBuild = async (target: string) => {
        builds += 1;
        await sleep(300);
        await writeResult(target);
      };
      const made = await Promise.all([1, 2].map(() => makeOnce(entry, slowBuild, { onWait: () => void (waits += 1) })));
      expect(made.sort()).to.deep.equal(["built", "found"]);
      expect(builds).to.equal(1);
      expect(waits).to.equal(1);
    });
  });
});

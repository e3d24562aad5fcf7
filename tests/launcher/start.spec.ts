// How the plugin starts: with the compiled code of an earlier start or without, it prints its port and nothing else.

import { spawn } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "chai";

const built = path.join(__dirname, "..", "..", "dist", "plugin");

describe("the plugin's start", () => {
  let folder: string;

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "metal3-launcher-"));
    for (const file of ["index.js", "provider.js", "pulumi-resource-metal3"]) {
      fs.copyFileSync(path.join(built, file), path.join(folder, file));
    }
  });

  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

  const caches = (): string[] => fs.readdirSync(folder).filter((file) => file.endsWith(".cache"));

  /** Starts it, waits until it has printed and the condition holds, and ends it; returns what it printed. */
  async function start(done: () => boolean = () => true): Promise<string> {
    const child = spawn(path.join(folder, "pulumi-resource-metal3"), ["127.0.0.1:1"], {
      env: { ...process.env, NODE_OPTIONS: "" },
    });
    let printed = "";
    child.stdout.on("data", (chunk: Buffer) => (printed += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (printed += chunk.toString()));
    const ended = new Promise((resolve) => child.on("exit", resolve));
    try {
      const deadline = Date.now() + 20_000;
      while ((printed === "" || !done()) && child.exitCode === null && Date.now() < deadline) {
        await sleep(50);
      }
      expect(child.exitCode, `it ended: ${printed}`).to.equal(null);
    } finally {
      child.kill();
      await ended;
    }
    return printed;
  }

  const onlyPort = /^\d+\n$/;

  it("keeps what was compiled, and the next one takes it", async () => {
    expect(await start(() => caches().length === 1)).to.match(onlyPort);
    const [file = ""] = caches();
    const before = fs.statSync(path.join(folder, file)).mtimeMs;
    let waited = 0;
    expect(await start(() => (waited += 50) > 1500)).to.match(onlyPort);
    expect(caches()).to.deep.equal([file]);
    expect(fs.statSync(path.join(folder, file)).mtimeMs, "it was compiled again").to.equal(before);
  });

  it("does without it when it is damaged, and replaces it", async () => {
    await start(() => caches().length === 1);
    const file = path.join(folder, caches()[0] ?? "");
    fs.writeFileSync(file, "damaged");
    expect(await start(() => fs.statSync(file).size > 100_000)).to.match(onlyPort);
    expect(fs.statSync(file).size, "it was not replaced").to.be.above(100_000);
  });

  it("does without it where it cannot be kept", async () => {
    // A folder in its place cannot be written, whoever runs the test.
    await start(() => caches().length === 1);
    const file = path.join(folder, caches()[0] ?? "");
    fs.rmSync(file);
    fs.mkdirSync(file);
    let waited = 0;
    expect(await start(() => (waited += 50) > 1500)).to.match(onlyPort);
    expect(fs.readdirSync(folder).sort()).to.deep.equal(
      ["index.js", path.basename(file), "provider.js", "pulumi-resource-metal3"].sort(),
    );
  });
});

// The program around the log watcher: it ends when it is told to, although the watcher would not.

import { spawn } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs";
import { expect } from "chai";
import { logsProgram } from "../../../provider/manifests/ramdisk/programs";

/** Z: it has ended, and its new parent has not looked yet. */
function stateOf(pid: number): string {
  try {
    return /^State:\s+(\w)/m.exec(fs.readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? "unknown";
  } catch {
    return "gone";
  }
}

describe("the program around the log watcher", () => {
  let pid: number | undefined;

  afterEach(() => {
    if (pid !== undefined && !["gone", "Z"].includes(stateOf(pid))) {
      process.kill(pid, "SIGKILL");
    }
  });

  it("ends at once on SIGTERM, and takes the watcher with it", async () => {
    const watcher = "echo watching $$; exec sleep 600";
    const child = spawn("sh", ["-c", logsProgram, "logs", "sh", "-c", watcher], { stdio: ["ignore", "pipe", "inherit"] });
    const [line] = (await once(child.stdout, "data")) as [Buffer];
    pid = Number(/watching (\d+)/.exec(line.toString())?.[1]);
    const told = Date.now();
    child.kill("SIGTERM");
    const [code] = (await once(child, "exit")) as [number | null];
    expect(code).to.equal(0);
    expect(Date.now() - told).to.be.below(5_000);
    while (!["gone", "Z"].includes(stateOf(pid))) {
      await new Promise((done) => setTimeout(done, 50));
    }
  });

  it("ends when the watcher does, with its exit code", async () => {
    const child = spawn("sh", ["-c", logsProgram, "logs", "sh", "-c", "exit 7"], { stdio: "inherit" });
    expect(await once(child, "exit")).to.deep.equal([7, null]);
  });
});

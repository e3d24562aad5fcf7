// How the plugin starts: one executable, which needs nothing beside it, prints its port and nothing else.

import { spawn } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { expect } from "chai";

const built = path.join(__dirname, "..", "..", "dist", "plugin");
const executable = "pulumi-resource-metal3";

const onlyPort = /^\d+\n$/;

describe("the plugin's start", () => {
  let folder: string;

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "metal3-launcher-"));
  });

  afterEach(() => {
    fs.chmodSync(folder, 0o755);
    fs.rmSync(folder, { recursive: true, force: true });
  });

  const installed = (): string => {
    fs.copyFileSync(path.join(built, executable), path.join(folder, executable));
    return path.join(folder, executable);
  };

  /** Starts it, and ends it two seconds after it has printed; returns what it printed until then. */
  async function start(program: string, env: NodeJS.ProcessEnv): Promise<string> {
    const child = spawn(program, ["127.0.0.1:1"], { env, cwd: folder });
    let printed = "";
    let first: (() => void) | undefined;
    const printing = new Promise<void>((resolve) => (first = resolve));
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk: Buffer) => {
        printed += chunk.toString();
        setTimeout(() => first?.(), 2000);
      });
    }
    const ended = new Promise<void>((resolve) => child.on("exit", () => resolve()));
    await Promise.race([printing, ended]);
    expect(child.exitCode, `it ended: ${printed}`).to.equal(null);
    child.kill();
    await ended;
    return printed;
  }

  it("needs no Node, no home and no folder that can be written, and writes nothing", async () => {
    const program = installed();
    fs.chmodSync(folder, 0o555);
    expect(await start(program, { PATH: folder })).to.match(onlyPort);
    expect(fs.readdirSync(folder)).to.deep.equal([executable]);
  });

  it("does not take the options that are meant for the user's own Node, nor modules beside it", async () => {
    const program = installed();
    fs.mkdirSync(path.join(folder, "node_modules", "bcryptjs"), { recursive: true });
    fs.writeFileSync(path.join(folder, "node_modules", "bcryptjs", "index.js"), "process.exit(7)");
    const options = `--require=${path.join(folder, "missing.js")} --no-such-option`;
    expect(await start(program, { NODE_OPTIONS: options, NODE_PATH: path.join(folder, "node_modules") })).to.match(
      onlyPort,
    );
  });

  it("works through a link", async () => {
    fs.symlinkSync(path.join(built, executable), path.join(folder, "link"));
    expect(await start(path.join(folder, "link"), {})).to.match(onlyPort);
  });
});

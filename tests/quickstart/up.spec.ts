// npm run up, as a new user runs it: in a fresh checkout, with whatever kubeconfig is lying about.

import { execFile, execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as net from "node:net";
import * as os from "node:os";
import * as path from "node:path";
import { expect } from "chai";
import { toolchain } from "../support/engine/engine";

const root = path.join(__dirname, "..", "..");

/** The files of this checkout in another folder; packages are linked, since installing them again proves nothing. */
function checkout(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "metal3-checkout-"));
  const listed = execFileSync("git", ["ls-files", "-co", "--exclude-standard"], { cwd: root, encoding: "utf8" });
  for (const file of listed.split("\n").filter((name) => name !== "" && fs.existsSync(path.join(root, name)))) {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.copyFileSync(path.join(root, file), path.join(folder, file));
  }
  fs.symlinkSync(path.join(root, "node_modules"), path.join(folder, "node_modules"));
  return folder;
}

interface Run {
  readonly ok: boolean;
  readonly text: string;
}

function up(folder: string, args: string[], env: Record<string, string> = {}): Promise<Run> {
  return new Promise((done) => {
    execFile(
      process.execPath,
      [path.join(folder, "scripts", "up.mjs"), ...args],
      { cwd: folder, env: { ...process.env, NODE_OPTIONS: "", ...env }, timeout: 240_000, maxBuffer: 1 << 26 },
      (error, stdout, stderr) => done({ ok: error === null, text: stdout + stderr }),
    );
  });
}

/** A kubeconfig whose cluster counts those who call it. */
async function lurkingCluster(folder: string): Promise<{ file: string; calls: () => number; close: () => void }> {
  let calls = 0;
  const server = net.createServer((socket) => {
    calls += 1;
    socket.destroy();
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as net.AddressInfo;
  const file = path.join(folder, "lurking-kubeconfig");
  const config = {
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name: "lurking", cluster: { server: `http://127.0.0.1:${port}` } }],
    contexts: [{ name: "lurking", context: { cluster: "lurking", user: "nobody" } }],
    users: [{ name: "nobody", user: {} }],
    "current-context": "lurking",
  };
  fs.writeFileSync(file, JSON.stringify(config));
  return { file, calls: () => calls, close: () => server.close() };
}

/** The files that git knows, with their contents. */
function contents(folder: string): Record<string, string> {
  const listed = execFileSync("git", ["ls-files"], { cwd: root, encoding: "utf8" }).split("\n");
  const files = listed.filter((file) => file !== "" && fs.existsSync(path.join(root, file)));
  return Object.fromEntries(files.map((file) => [file, fs.readFileSync(path.join(folder, file), "base64")]));
}

describe("npm run up", () => {
  let folder: string;
  let original: Record<string, string>;

  before(() => {
    folder = checkout();
    original = contents(folder);
  });

  after(() => fs.rmSync(folder, { recursive: true, force: true }));

  it("renders the manifests, says what it made and what to try next, and contacts no cluster", async () => {
    const cluster = await lurkingCluster(folder);
    try {
      const run = await up(folder, [], { KUBECONFIG: cluster.file });
      expect(run.ok, run.text).to.equal(true);
      for (const expected of [
        /Done: 17 to create, 0 unchanged/,
        /apps_v1-deployment-baremetal-operator-system-ironic-service\.yaml/,
        /externalEndpoint: https:\/\/192\.0\.2\.10:6385/,
        /password: \[secret\]/,
        /npm run up -- --context NAME/,
      ]) {
        expect(run.text).to.match(expected);
      }
      expect(cluster.calls()).to.equal(0);
    } finally {
      cluster.close();
    }
  });

  it("changes nothing the second time, and says so", async () => {
    const run = await up(folder, []);
    expect(run.ok, run.text).to.equal(true);
    expect(run.text).to.match(/Nothing changed: all 17 resources are as the program says/);
  });

  it("leaves every file of the checkout as it was", () => {
    const now = contents(folder);
    const files = [...new Set([...Object.keys(original), ...Object.keys(now)])];
    // Names alone: the contents would fill the screen.
    expect(files.filter((file) => now[file] !== original[file])).to.deep.equal([]);
  });

  it("contacts the cluster that is named, and only then", async () => {
    const cluster = await lurkingCluster(folder);
    try {
      const run = await up(folder, ["--kubeconfig", cluster.file, "--preview"], { KUBECONFIG: "" });
      expect(run.text).to.match(/kubernetes:apps\/v1:Deployment/);
      expect(cluster.calls(), "the named cluster is asked").to.be.above(0);
    } finally {
      cluster.close();
    }
  });

  it("reports a wrong flag or a missing file with what there is", async () => {
    expect((await up(folder, ["--contxt", "x"])).text).to.match(/--contxt[\s\S]*npm run up -- --context NAME/);
    expect((await up(folder, ["--kubeconfig", "no-such-file"])).text).to.match(/no-such-file: there is no such file/);
  });

  it("builds nothing when the user has pulumi and its plugins", async () => {
    const { binDir } = await toolchain();
    const own = path.join(folder, "own");
    const home = path.join(own, "home");
    const cache = path.join(own, "cache");
    const { linkPlugins } = (await import("../../scripts/toolchain/index.mjs" as string)) as {
      linkPlugins(home: string): Promise<void>;
    };
    await linkPlugins(home);
    fs.cpSync(binDir, path.join(own, "bin"), { recursive: true });
    const run = await up(folder, ["--preview"], {
      PATH: [path.join(own, "bin"), process.env.PATH].join(path.delimiter),
      PULUMI_HOME: home,
      PULUMI_METAL3_CACHE: cache,
    });
    expect(run.ok, run.text).to.equal(true);
    expect(fs.existsSync(cache), "the cache of built tools stays empty").to.equal(false);
  });
});

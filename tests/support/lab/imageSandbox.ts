// One program of an image, run in the image's own root as a container would run it: as the user, as process 1, on a
// network of its own, and with what it would become in the end replaced by something that says how it was called.

import { spawn } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

const script = path.join(__dirname, "imageSandbox.sh");

/** What the programs become or call, and what stands in for it. */
const recorded = [
  "usr/bin/ironic",
  "usr/bin/ironic-dbsync",
  "usr/bin/ironic-networking",
  "usr/bin/gunicorn",
  "usr/bin/watchmedo",
  "usr/sbin/httpd",
  "usr/sbin/dnsmasq",
  "usr/sbin/keepalived",
];

/** Process 1 is what a program became. Watchers run beside it, and are given a moment to say so. */
const recorder = `#!/bin/bash
if [[ $$ == 1 ]]; then kind=exec; else kind=before; fi
printf '%s\\n' "$kind $0 $*" >> /recorded
case "$0" in
    */ironic-dbsync)
        if [[ "\${!#}" == version ]]; then echo None; fi
        if [[ -n "\${STUB_DBSYNC_FAIL:-}" ]]; then exit 1; fi
        ;;
    */watchmedo) exec sleep infinity ;;
esac
if [[ $$ == 1 ]]; then sleep 0.3; fi
`;

export interface SandboxFile {
  readonly text?: string;
  readonly directory?: true;
  readonly user?: number;
  readonly group?: number;
  readonly mode?: number;
}

/** The folders that an image consists of, the lowest first, as scripts/lab/images.mjs gives them. */
export type ImageStack = readonly { readonly folder: string; readonly at: string }[];

export interface SandboxOptions {
  readonly stack: ImageStack;
  readonly command: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, SandboxFile>>;
  readonly network: string;
  readonly user?: string;
  /** Programs that are not replaced. */
  readonly real?: readonly string[];
  readonly beside?: string;
  /** After this long the program is stopped. */
  readonly stopAfterMs: number;
}

export interface Outcome {
  readonly exit: number | "stopped";
  readonly log: string;
  readonly exec: readonly string[];
  readonly before: readonly string[];
}

/** Owned by nobody who runs in it, and kept between runs, as a volume is. */
export class ImageSandbox {
  readonly #folder = fs.mkdtempSync(path.join(os.tmpdir(), "metal3-image-"));

  constructor() {
    for (const name of ["upper", "work", "root"]) fs.mkdirSync(path.join(this.#folder, name));
    // The root directory of the image is the upper one.
    fs.chmodSync(this.#folder, 0o755);
  }

  /** A path below the root, as the programs have left it. */
  path(file: string): string {
    return path.join(this.#folder, "upper", file);
  }

  read(file: string): string | undefined {
    return fs.existsSync(this.path(file)) ? fs.readFileSync(this.path(file), "utf8") : undefined;
  }

  async run(options: SandboxOptions): Promise<Outcome> {
    const files = this.#write(options);
    // A file, since Apache opens /dev/stderr by its name, and Node's pipes are sockets.
    const logFile = path.join(this.#folder, "log");
    fs.rmSync(logFile, { force: true });
    const output = fs.openSync(logFile, "a", 0o666);
    fs.fchmodSync(output, 0o666);
    const child = spawn("unshare", this.#words(options), {
      env: { PATH: process.env.PATH, ...this.#mounts(options, files) },
      stdio: ["ignore", output, output],
    });
    fs.closeSync(output);
    let stopped = false;
    const timer = setTimeout(() => {
      stopped = true;
      for (const pid of childrenOf(child.pid)) process.kill(pid, "SIGKILL");
    }, options.stopAfterMs);
    const code = await new Promise<number>((done) => child.on("close", (status) => done(status ?? -1)));
    clearTimeout(timer);
    const log = fs.readFileSync(logFile, "utf8");
    fs.rmSync(files, { recursive: true });
    const lines = (this.read("recorded") ?? "").split("\n").filter((line) => line !== "");
    fs.rmSync(this.path("recorded"), { force: true });
    const called = (kind: string) =>
      lines.filter((line) => line.startsWith(`${kind} `)).map((line) => line.slice(kind.length + 1));
    return { exit: stopped ? "stopped" : code, log, exec: called("exec"), before: called("before") };
  }

  remove(): void {
    fs.rmSync(this.#folder, { recursive: true, force: true });
  }

  #write({ files, real = [] }: SandboxOptions): string {
    const folder = fs.mkdtempSync(path.join(this.#folder, "files-"));
    fs.chmodSync(folder, 0o755);
    const at = (file: string) => path.join(folder, file);
    fs.writeFileSync(at("recorded"), "", { mode: 0o666 });
    fs.chmodSync(at("recorded"), 0o666);
    for (const program of recorded.filter((name) => !real.includes(name))) {
      fs.mkdirSync(path.dirname(at(program)), { recursive: true });
      fs.writeFileSync(at(program), recorder, { mode: 0o755 });
    }
    for (const [file, content] of Object.entries(files)) writeFile(folder, file, content);
    return folder;
  }

  #words({ network, env, command }: SandboxOptions): string[] {
    const spaces = ["--mount", "--propagation", "private", "--pid", "--fork", "--kill-child"];
    const variables = Object.entries(env).map(([name, value]) => `${name}=${value}`);
    return [
      ...(network === "shared" ? spaces : [...spaces, "--net"]),
      script,
      ...["/usr/bin/env", "-i", "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"],
      ...variables,
      ...command,
    ];
  }

  #mounts({ stack, network, user = "997:994", beside = "" }: SandboxOptions, files: string): Record<string, string> {
    const at = (place: string) => stack.filter((part) => part.at === place).map(({ folder }) => folder);
    return {
      LOWER: at(".").reverse().join(":"),
      PYTHON: at("opt/ironic")[0] ?? "",
      UPPER: path.join(this.#folder, "upper"),
      WORK: path.join(this.#folder, "work"),
      ROOT: path.join(this.#folder, "root"),
      FILES: files,
      NETWORK: network,
      RUN_AS: user,
      BESIDE: beside,
    };
  }
}

/** A program that changed its user does not die with unshare; as process 1 it takes all of its namespace along. */
function childrenOf(pid: number | undefined): number[] {
  const text = fs.readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8");
  return text
    .split(" ")
    .filter((word) => word !== "")
    .map(Number);
}

/** Directories that are made for it belong to the user of the image below /conf, /data and /shared, else to root. */
function writeFile(
  folder: string,
  file: string,
  { text = "", directory, user = 0, group = 0, mode }: SandboxFile,
): void {
  const target = path.join(folder, file);
  let made = folder;
  const names = file.split("/").filter((name) => name !== "");
  for (const name of directory === true ? names : names.slice(0, -1)) {
    made = path.join(made, name);
    if (fs.existsSync(made)) continue;
    fs.mkdirSync(made);
    if (/^\/?(conf|data|shared)(\/|$)/.test(file)) fs.chownSync(made, 997, 994);
  }
  if (directory !== true) fs.writeFileSync(target, text);
  fs.chownSync(target, user, group);
  if (mode !== undefined) fs.chmodSync(target, mode);
}

// Scripts of containers, run for real by a shell, with their directories below a folder of the test.

import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

export interface Run {
  readonly status: number | null;
  readonly output: string;
}

const manifests = path.join(__dirname, "..", "..", "..", "provider", "manifests");

/** The file of a shell program, by room and name. */
export function programFile(program: `${string}/${string}`): string {
  return path.join(manifests, `${program}.sh`);
}

/** Directories of the image, which the script finds below the folder instead. */
const directories = /(?<![\w.])\/(shared|conf|auth|certs|tmp|etc\/ironic)(?=[/\s"']|$)/g;

export class Sandbox {
  readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), "metal3-shell-"));

  constructor() {
    fs.mkdirSync(path.join(this.folder, "tmp"));
  }

  path(file: string): string {
    return path.join(this.folder, file);
  }

  write(file: string, content: string | Buffer): void {
    fs.mkdirSync(path.dirname(this.path(file)), { recursive: true });
    fs.writeFileSync(this.path(file), content);
  }

  read(file: string): string {
    return fs.readFileSync(this.path(file), "utf8");
  }

  exists(file: string): boolean {
    return fs.existsSync(this.path(file));
  }

  /** A command as a container has it: sh, -c and the script. */
  run(command: readonly string[], env: Readonly<Record<string, string>> = {}): Run {
    const [program, ...args] = command.map((word) => word.replaceAll(directories, (dir) => this.path(dir)));
    const { status, stdout, stderr } = spawnSync(program === "/bin/sh" ? "sh" : (program ?? "true"), args, {
      env: { PATH: process.env.PATH ?? "", ...env },
      encoding: "utf8",
    });
    return { status, output: stdout + stderr };
  }

  remove(): void {
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}

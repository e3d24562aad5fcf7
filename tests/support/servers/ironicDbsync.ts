// The real ironic-dbsync of PyPI, in virtual environments that are kept between runs.

import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { database, type MariaDb, type Run } from "./mariadb";

/** The releases of Ironic in the images of those names; each with the libraries of the lab's image of it. */
export const ironicReleases = { "35.0": "35.0.0", "37.0": "37.0.0", "38.0": "38.0.0", "39.0": "39.0.0" } as const;
export type IronicRelease = keyof typeof ironicReleases;

const pinsOf = (release: IronicRelease): string =>
  path.join(__dirname, "..", "..", "..", "lab", "images", "ironic", "pins", `${release}.txt`);

const cache = path.join(process.env["XDG_CACHE_HOME"] ?? path.join(os.homedir(), ".cache"), "pulumi-metal3", "ironic");

/** Installs it when it is missing: about a minute, once. */
export function ensureIronic(release: IronicRelease): string {
  const pins = fs.readFileSync(pinsOf(release));
  const digest = createHash("sha256").update(pins).digest("hex").slice(0, 8);
  const folder = path.join(cache, `${ironicReleases[release]}-${digest}`);
  const done = path.join(folder, "installed");
  if (!fs.existsSync(done)) {
    fs.rmSync(folder, { recursive: true, force: true });
    fs.mkdirSync(cache, { recursive: true });
    execFileSync("python3", ["-m", "venv", folder], { stdio: "pipe" });
    const packages = [`ironic==${ironicReleases[release]}`, "pymysql", "--constraint", pinsOf(release)];
    execFileSync(path.join(folder, "bin", "pip"), ["install", "--quiet", ...packages], { stdio: "pipe" });
    fs.writeFileSync(done, "");
  }
  return path.join(folder, "bin", "ironic-dbsync");
}

/** Runs it with the connection that configure-ironic.sh of the image writes. */
export function dbsync(
  mariadb: MariaDb,
  release: IronicRelease,
  account: string,
  password: string,
  command: string,
): Run {
  const url = `mysql+pymysql://${account}:${password}@localhost:${mariadb.port}/${database}?charset=utf8&ssl=on&ssl_ca=${mariadb.ca}`;
  return dbsyncAt(url, release, command, mariadb.folder);
}

/** Runs it on any database. */
export function dbsyncAt(url: string, release: IronicRelease, command: string, folder: string): Run {
  const file = path.join(folder, "ironic.conf");
  fs.writeFileSync(file, `[DEFAULT]\n[database]\nconnection = ${url}\n`);
  const { status, stdout, stderr } = spawnSync(ensureIronic(release), ["--config-file", file, command], {
    encoding: "utf8",
    cwd: folder,
  });
  return { code: status, text: `${stdout}${stderr}` };
}

// The real ironic-dbsync of PyPI, in virtual environments that are kept between runs.

import { execFileSync, spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { database, type MariaDb, type Run } from "./mariadb";

/** The releases of Ironic in the images of those names (2026.1 and the newest) that run on Python 3.11. */
export const ironicReleases = { "35.0": "35.0.1", "38.0": "38.0.0" } as const;
export type IronicRelease = keyof typeof ironicReleases;

/** Later ones of keystoneauth1 register an option that Ironic 38 has itself. */
const alongside = ["pymysql==1.1.2", "keystoneauth1==5.13.1"];

const cache = path.join(process.env["XDG_CACHE_HOME"] ?? path.join(os.homedir(), ".cache"), "pulumi-metal3", "ironic");

/** Installs it when it is missing: about a minute, once. */
export function ensureIronic(release: IronicRelease): string {
  const folder = path.join(cache, ironicReleases[release]);
  const done = path.join(folder, "installed");
  if (!fs.existsSync(done)) {
    fs.rmSync(folder, { recursive: true, force: true });
    fs.mkdirSync(cache, { recursive: true });
    execFileSync("python3", ["-m", "venv", folder], { stdio: "pipe" });
    const packages = [`ironic==${ironicReleases[release]}`, ...alongside];
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
  const file = path.join(mariadb.folder, `ironic-${account}.conf`);
  const url = `mysql+pymysql://${account}:${password}@localhost:${mariadb.port}/${database}?charset=utf8&ssl=on&ssl_ca=${mariadb.ca}`;
  fs.writeFileSync(file, `[DEFAULT]\n[database]\nconnection = ${url}\n`);
  const { status, stdout, stderr } = spawnSync(ensureIronic(release), ["--config-file", file, command], {
    encoding: "utf8",
    cwd: mariadb.folder,
  });
  return { code: status, text: `${stdout}${stderr}` };
}

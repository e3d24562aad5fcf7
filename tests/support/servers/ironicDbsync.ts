// The real ironic-dbsync of PyPI, in virtual environments that are kept between runs.

import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { ironicPrograms, type IronicRelease } from "../../../scripts/ironic/releases.mjs";
import { database, type MariaDb, type Run } from "./mariadb";

export { ironicReleases, type IronicRelease } from "../../../scripts/ironic/releases.mjs";

export const ensureIronic = (release: IronicRelease): string => path.join(ironicPrograms(release), "ironic-dbsync");

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

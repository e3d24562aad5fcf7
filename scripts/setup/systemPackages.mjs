// Programs that tests run and npm does not bring: installed from the distribution when they are missing.

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Folders that hold servers, and are not on every user's PATH. */
const systemFolders = ["/usr/sbin", "/sbin", "/usr/local/sbin"];

/** @returns {string | undefined} the path of a program */
export function findProgram(name) {
  const folders = [...(process.env.PATH ?? "").split(delimiter), ...systemFolders];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/**
 * Makes sure that programs are there.
 * @param {Record<string, string>} packageOf the Debian package of each program
 */
export function ensurePrograms(packageOf, log = console.error) {
  const missing = Object.keys(packageOf).filter((name) => findProgram(name) === undefined);
  if (missing.length === 0) {
    return;
  }
  const packages = [...new Set(missing.map((name) => packageOf[name]))];
  const how = `apt-get install ${packages.join(" ")}`;
  if (findProgram("apt-get") === undefined || process.getuid?.() !== 0) {
    throw new Error(`${missing.join(", ")} must be installed for the tests, for example by: sudo ${how}`);
  }
  log(`installing ${packages.join(", ")} …`);
  const apt = (...args) =>
    spawnSync("apt-get", ["-q", ...args], {
      encoding: "utf8",
      // Installing a server must not start it.
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive", RUNLEVEL: "1" },
    });
  const install = () => apt("install", "-y", "--no-install-recommends", ...packages);
  // A fresh machine has no list of packages yet.
  const done = install().status === 0 || (apt("update").status === 0 && install().status === 0);
  const still = missing.filter((name) => findProgram(name) === undefined);
  if (!done || still.length > 0) {
    throw new Error(`${how} failed, or did not bring ${still.join(", ")}`);
  }
}

/** What the linter runs. */
export const shellChecker = { shellcheck: "shellcheck" };

/** What builds and runs programs in Java. */
export const javaPrograms = { mvn: "maven", javac: "default-jdk-headless" };

/** What the tests run. */
export const testPrograms = {
  ...shellChecker,
  ...javaPrograms,
  apache2: "apache2-bin",
  busybox: "busybox",
  dnsmasq: "dnsmasq-base",
  gpg: "gnupg",
  htpasswd: "apache2-utils",
  mariadbd: "mariadb-server",
  openssl: "openssl",
  prometheus: "prometheus",
  promtool: "prometheus",
  rclone: "rclone",
};

// The releases of MariaDB that the database's programs are run with: that of the distribution, and a newer one beside it.

import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { cacheRoot, makeOnce } from "../../../scripts/toolchain/cache.mjs";

export interface MariaDbRelease {
  readonly name: string;
  /** Where its programs are found; makes sure that they are there. */
  readonly searchPath: () => Promise<string>;
}

const distributionPath = `${process.env["PATH"] ?? ""}:/usr/sbin`;

export const distribution: MariaDbRelease = { name: "of the distribution", searchPath: async () => distributionPath };

/** Debian 13 has the release that is the default of images.database. */
const suite = "trixie";
const packages = [
  ...["mariadb-server-core", "mariadb-client-core", "mariadb-client", "libmariadb3"],
  ...["libc6", "libgcc-s1", "libstdc++6", "libaio1t64", "libbsd0", "libcap2", "libcrypt1", "libedit2", "libmd0"],
  ...[
    "libncurses6",
    "libnuma1",
    "libpcre2-8-0",
    "libssl3t64",
    "libsystemd0",
    "libtinfo6",
    "liburing2",
    "libzstd1",
    "zlib1g",
  ],
];

/** What the component's programs call, and what those call in turn. */
const programs = ["mariadbd", "mariadb", "mariadb-admin", "mariadb-check", "mariadb-dump", "mariadb-upgrade"];
const others = ["my_print_defaults", "resolveip"];

const placeOf = (program: string): string => `${program === "mariadbd" ? "sbin" : "bin"}/${program}`;

/** Runs the program beside it with the C library and the files of its own release, wherever they were copied to. */
const wrapper = (name: string): string => `#!/bin/sh
usr="$(cd "$(dirname "$0")/.." && pwd)"
lib="$(echo "$usr"/lib/*-linux-gnu)"
exec "$(echo "$lib"/ld-linux-*.so.*)" --library-path "$lib" --argv0 "$0" "$usr/libexec/${name}" "$@"${
  name === "mariadbd" ? ` --basedir="$usr" --plugin-dir="$lib/mariadb19/plugin"` : ""
}
`;

function unpack(folder: string, archives: string): void {
  for (const archive of fs.readdirSync(archives).filter((file) => file.endsWith(".deb"))) {
    execFileSync("dpkg-deb", ["--extract", path.join(archives, archive), archives]);
  }
  // Of the programs only what is called: each is copied once more for every process that runs tests.
  const wanted = ["lib", "share/mariadb", "share/mysql", "bin/mariadb-install-db"];
  for (const part of [...wanted, ...[...programs, ...others].map(placeOf)]) {
    const from = path.join(archives, "usr", part);
    if (fs.existsSync(from)) {
      fs.cpSync(from, path.join(folder, "usr", part), { recursive: true, verbatimSymlinks: true });
    }
  }
  fs.mkdirSync(path.join(folder, "usr", "libexec"));
  for (const name of [...programs, ...others]) {
    const at = path.join(folder, "usr", placeOf(name));
    fs.renameSync(at, path.join(folder, "usr", "libexec", name));
    fs.writeFileSync(at, wrapper(name), { mode: 0o755 });
  }
}

/** Fetches packages of another suite with apt, from wherever this system gets its own, and leaves this system as it is. */
function download(folder: string): void {
  const targets = ["indextargets", "--format", "$(REPO_URI) $(LABEL)", "Created-By: Packages"];
  const lines = execFileSync("apt-get", targets, { encoding: "utf8" }).split("\n");
  const mirror = lines.map((line) => line.split(" ")).find(([, label]) => label === "Debian")?.[0];
  if (mirror === undefined) {
    throw new Error(`apt names no mirror of Debian's to take MariaDB of ${suite} from`);
  }
  for (const name of ["lists/partial", "archives/partial"]) {
    fs.mkdirSync(path.join(folder, name), { recursive: true });
  }
  fs.writeFileSync(path.join(folder, "status"), "");
  fs.writeFileSync(
    path.join(folder, "sources.list"),
    `deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] ${mirror} ${suite} main\n`,
  );
  const settings = {
    "Dir::Etc::sourcelist": path.join(folder, "sources.list"),
    "Dir::Etc::sourceparts": "-",
    "Dir::State": folder,
    "Dir::State::lists": path.join(folder, "lists"),
    "Dir::State::status": path.join(folder, "status"),
    "Dir::Cache": folder,
    "Dir::Cache::archives": path.join(folder, "archives"),
    "Debug::NoLocking": "1",
    "Acquire::Languages": "none",
    // Its own user could not read the folder.
    "APT::Sandbox::User": "",
  };
  const options = Object.entries(settings).flatMap(([key, value]) => ["-o", `${key}=${value}`]);
  for (const words of [["update"], ["download", ...packages]]) {
    execFileSync("apt-get", [...options, "--quiet", ...words], { cwd: folder, stdio: "pipe" });
  }
}

/** A copy for this process: the server runs as a user who may not look into the cache of root. */
async function newerPath(): Promise<string> {
  const entry = path.join(cacheRoot(), "mariadb", suite);
  fs.mkdirSync(path.dirname(entry), { recursive: true });
  await makeOnce(entry, async (folder: string) => {
    const downloads = path.join(folder, "downloads");
    fs.mkdirSync(downloads);
    download(downloads);
    unpack(folder, downloads);
    fs.rmSync(downloads, { recursive: true });
    return [path.join("usr", "libexec", "mariadbd")];
  });
  const copy = fs.mkdtempSync(path.join(os.tmpdir(), "metal3-mariadb-programs-"));
  process.once("exit", () => fs.rmSync(copy, { recursive: true, force: true }));
  fs.chmodSync(copy, 0o755);
  fs.cpSync(path.join(entry, "usr"), path.join(copy, "usr"), { recursive: true, verbatimSymlinks: true });
  return `${copy}/usr/bin:${copy}/usr/sbin:${distributionPath}`;
}

let ofThisProcess: Promise<string> | undefined;

/** The default of images.database: what a test with one server takes. */
export const defaultRelease: MariaDbRelease = {
  name: "11.8",
  searchPath: () => (ofThisProcess ??= newerPath()),
};

export const mariadbReleases: readonly MariaDbRelease[] = [distribution, defaultRelease];

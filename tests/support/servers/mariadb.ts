// A MariaDB on loopback, set up and served by the component's own programs.

import { execFileSync, spawn, spawnSync, type ChildProcess } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { expect } from "chai";
import {
  accountSql,
  adminAccount,
  backupAccount,
  clientOptions,
  initSql,
} from "../../../provider/manifests/database/accounts";
import { programFile } from "../rendering/shell";
import { freePort } from "./freePort";
import { defaultRelease, type MariaDbRelease } from "./mariadbRelease";

export const database = "ironic";
const adminPassword = "adminAdminAdminAdminAdminAdmin12";
const backupPassword = "backupBackupBackupBackupBackup12";

export interface Run {
  readonly code: number | null;
  readonly text: string;
}

type Env = Readonly<Record<string, string>>;

/** The programs, by their files, and the words of a shell that runs them. */
type Program = "accounts" | "dropOldAccounts" | "dump" | "restore" | "server" | "ping";
type Holder = "server" | "admin" | "backup";

/** The server refuses to run as root, so under root it gets the package's own user. */
const asServer = process.getuid?.() === 0 ? ["setpriv", "--reuid=mysql", "--regid=mysql", "--clear-groups"] : [];

/** A CA and a certificate for localhost, as the component's own: an EC key, names in the certificate. */
function makeCertificates(folder: string): void {
  const openssl = (...args: string[]): void => void execFileSync("openssl", args, { cwd: folder, stdio: "pipe" });
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  openssl("req", "-x509", ...key, "-keyout", "ca.key", "-out", "ca.crt", "-days", "2", "-subj", "/O=Metal3/CN=ca");
  openssl("req", ...key, "-keyout", "tls.key", "-out", "tls.csr", "-subj", "/O=Metal3/CN=ironic-database");
  fs.writeFileSync(path.join(folder, "names"), "subjectAltName=DNS:localhost\nextendedKeyUsage=serverAuth\n");
  openssl(
    ...["x509", "-req", "-in", "tls.csr", "-CA", "ca.crt", "-CAkey", "ca.key", "-CAcreateserial", "-days", "2"],
    ...["-extfile", "names", "-out", "tls.crt"],
  );
}

export class MariaDb {
  private server: ChildProcess | undefined;
  private log = "";

  private constructor(
    readonly folder: string,
    readonly port: number,
    private path: string,
  ) {}

  static async create(release: MariaDbRelease = defaultRelease): Promise<MariaDb> {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "metal3-mariadb-"));
    const mariadb = new MariaDb(folder, await freePort(), await release.searchPath());
    for (const name of ["volume", "run", "tmp", "server", "admin", "backup", "backups"]) {
      fs.mkdirSync(path.join(folder, name));
    }
    // The user that runs them may not look into every checkout.
    fs.cpSync(path.dirname(programFile("database/server")), path.join(folder, "programs"), { recursive: true });
    makeCertificates(path.join(folder, "server"));
    mariadb.writeInit({ admin: adminPassword, backup: backupPassword });
    for (const [holder, user, password] of [
      ["admin", adminAccount, adminPassword],
      ["backup", backupAccount, backupPassword],
    ] as const) {
      fs.writeFileSync(path.join(folder, holder, "client.cnf"), mariadb.options(user, password));
    }
    if (asServer.length > 0) {
      execFileSync("chown", ["-R", "mysql:mysql", folder]);
    }
    return mariadb;
  }

  get ca(): string {
    return path.join(this.folder, "server", "ca.crt");
  }

  get socket(): string {
    return path.join(this.folder, "run", "mysqld.sock");
  }

  get tmp(): string {
    return path.join(this.folder, "tmp");
  }

  file(program: Program): string {
    return path.join(this.folder, "programs", `${program}.sh`);
  }

  /** What stands in the place of a container's mounts, and of the network that its pod has to itself. */
  places(holder: Holder): Env {
    const at = (name: string): string => path.join(this.folder, name);
    return {
      SECRETS: at(holder),
      BACKUPS: at("backups"),
      VOLUME: at("volume"),
      RUN: at("run"),
      SCRATCH: at("tmp"),
      BIND_ADDRESS: "127.0.0.1",
      PORT: String(this.port),
    };
  }

  get searchPath(): string {
    return this.path;
  }

  /** Runs another release from now on, as a change of images.database would. */
  async use(release: MariaDbRelease): Promise<void> {
    this.path = await release.searchPath();
  }

  private get env(): NodeJS.ProcessEnv {
    return { ...process.env, PATH: this.path };
  }

  options(user: string, password: string): string {
    return clientOptions({ host: "localhost", port: this.port, ca: this.ca }, user, password) as string;
  }

  writeInit(passwords: { admin: string; backup: string }): void {
    fs.writeFileSync(path.join(this.folder, "server", "init.sql"), initSql(database, passwords) as string);
  }

  writeAccount(account: string, password: string): void {
    fs.writeFileSync(path.join(this.folder, "admin", "account.sql"), accountSql(database, account, password) as string);
  }

  /** Runs one of the component's programs, as its container would. */
  run(program: Program, holder: Holder, env: Env = {}): Run {
    return this.runCommand(["bash", this.file(program)], { ...this.places(holder), ...env });
  }

  runCommand(words: readonly string[], env: Env = {}): Run {
    const [command = "", ...args] = [...asServer, ...words];
    const { status, stdout, stderr } = spawnSync(command, args, { env: { ...this.env, ...env }, encoding: "utf8" });
    return { code: status, text: `${stdout}${stderr}` };
  }

  /** Starts one in a process group of its own, so that a test can kill it in the middle. */
  start(program: Program, holder: Holder, env: Env = {}): ChildProcess {
    return this.startCommand(["bash", this.file(program)], { ...this.places(holder), ...env });
  }

  startCommand(words: readonly string[], env: Env = {}): ChildProcess {
    const [command = "", ...args] = [...asServer, ...words];
    const stdio = ["ignore", "pipe", "pipe"] as const;
    return spawn(command, args, { env: { ...this.env, ...env }, detached: true, stdio: [...stdio] });
  }

  /** Starts the server by the component's program and waits as its probe does. */
  async up(words: readonly string[] = ["bash", this.file("server")]): Promise<void> {
    this.log = "";
    const server = this.startCommand(words, this.places("server"));
    this.server = server;
    server.stdout?.on("data", (data) => (this.log += String(data)));
    server.stderr?.on("data", (data) => (this.log += String(data)));
    let answer = "";
    for (let attempt = 0; attempt < 300; attempt++) {
      if (server.exitCode !== null || server.signalCode !== null) {
        throw new Error(`the server ended: ${this.log.slice(-2000)}`);
      }
      const { code, text } = this.run("ping", "server");
      if (code === 0) {
        return;
      }
      answer = text;
      await new Promise((done) => setTimeout(done, 200));
    }
    throw new Error(`the server does not answer: ${answer}${this.log.slice(-2000)}`);
  }

  get serverLog(): string {
    return this.log;
  }

  async end(signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
    const server = this.server;
    this.server = undefined;
    if (server?.pid === undefined || server.exitCode !== null || server.signalCode !== null) {
      return;
    }
    const ended = new Promise((done) => server.once("exit", done));
    process.kill(-server.pid, signal);
    await ended;
  }

  /** As the administrator, over TLS. */
  sql(statement: string): string {
    return this.sqlAs(path.join(this.folder, "admin", "client.cnf"), statement);
  }

  sqlAs(optionsFile: string, statement: string): string {
    const args = [`--defaults-extra-file=${optionsFile}`, "--batch", "--skip-column-names", "--execute", statement];
    return execFileSync("mariadb", args, { env: this.env, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim();
  }

  /** As somebody with a name and a password: what they are told, or that they may not. */
  login(user: string, password: string, statement: string, database = ""): Run {
    const file = path.join(this.folder, `login-${user}.cnf`);
    fs.writeFileSync(file, this.options(user, password));
    const args = [`--defaults-extra-file=${file}`, "--batch", "--skip-column-names", "--execute", statement];
    const { status, stdout, stderr } = spawnSync("mariadb", database === "" ? args : [...args, database], {
      env: this.env,
      encoding: "utf8",
    });
    return { code: status, text: `${stdout}${stderr}`.trim() };
  }

  /** All that is in a database, in a form in which two contents can be compared. */
  content(name: string): string {
    const args = [
      `--defaults-extra-file=${path.join(this.folder, "admin", "client.cnf")}`,
      ...[
        "--single-transaction",
        "--skip-lock-tables",
        "--no-tablespaces",
        "--skip-dump-date",
        "--skip-comments",
        name,
      ],
    ];
    return execFileSync("mariadb-dump", args, { env: this.env, encoding: "utf8", maxBuffer: 256 * 1024 * 1024 });
  }

  backups(): string[] {
    return fs.readdirSync(path.join(this.folder, "backups")).sort();
  }

  async remove(): Promise<void> {
    await this.end("SIGKILL");
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}

export function succeed({ code, text }: Run): string {
  expect(code, text).to.equal(0);
  return text;
}

// A real Apache on a free loopback port, with the certificate and the password file that a test hands it.

import { spawn, type ChildProcess } from "node:child_process";
import * as fs from "node:fs";
import * as https from "node:https";
import * as net from "node:net";
import * as os from "node:os";
import * as path from "node:path";
import { freePort } from "./freePort";

const modules = ["mpm_event", "authn_core", "authn_file", "authz_core", "authz_user", "auth_basic", "alias", "ssl"];
const modulesFolder = "/usr/lib/apache2/modules";
const startTimeoutMs = 20_000;

interface ApacheFiles {
  readonly certificate: string;
  readonly key: string;
  readonly htpasswd: string;
}

function configuration(folder: string, port: number): string {
  return [
    `ServerRoot ${folder}`,
    `ServerName localhost`,
    `Listen 127.0.0.1:${port}`,
    `PidFile ${folder}/apache.pid`,
    `DefaultRuntimeDir ${folder}`,
    `ErrorLog ${folder}/error.log`,
    ...modules.map((name) => `LoadModule ${name}_module ${modulesFolder}/mod_${name}.so`),
    `DocumentRoot ${folder}/html`,
    `SSLEngine on`,
    `SSLCertificateFile ${folder}/tls.crt`,
    `SSLCertificateKeyFile ${folder}/tls.key`,
    `<Location />`,
    `  AuthType Basic`,
    `  AuthName "test"`,
    `  AuthUserFile ${folder}/htpasswd`,
    `  Require valid-user`,
    `</Location>`,
  ].join("\n");
}

export class Apache {
  private constructor(
    private readonly folder: string,
    readonly port: number,
    private readonly process: ChildProcess,
  ) {}

  static async start({ certificate, key, htpasswd }: ApacheFiles): Promise<Apache> {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "metal3-apache-"));
    // Apache gives up root, and must still find its files.
    fs.chmodSync(folder, 0o755);
    fs.mkdirSync(path.join(folder, "html"));
    const port = await freePort();
    const files = {
      "tls.crt": certificate,
      "tls.key": key,
      htpasswd,
      "html/index.html": "ok",
      "apache.conf": configuration(folder, port),
    };
    for (const [name, content] of Object.entries(files)) {
      fs.writeFileSync(path.join(folder, name), content);
    }
    const child = spawn("apache2", ["-X", "-f", path.join(folder, "apache.conf")], {
      stdio: "ignore",
      env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` },
    });
    const apache = new Apache(folder, port, child);
    await apache.ready();
    return apache;
  }

  /** Status of a request with a login, by a client that trusts only the given authority and expects the given name. */
  status(ca: string, servername: string, login: string): Promise<number> {
    return new Promise((done, failed) => {
      https
        .get(
          { host: "127.0.0.1", port: this.port, path: "/index.html", ca, servername, auth: login, agent: false },
          (response) => {
            response.resume();
            done(response.statusCode ?? 0);
          },
        )
        .on("error", failed);
    });
  }

  async stop(): Promise<void> {
    const ended = new Promise((done) => this.process.once("exit", done));
    if (this.process.exitCode === null) {
      this.process.kill("SIGTERM");
      await ended;
    }
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  private async ready(): Promise<void> {
    const deadline = Date.now() + startTimeoutMs;
    while (Date.now() < deadline) {
      const open = await new Promise<boolean>((done) => {
        const socket = net.connect(this.port, "127.0.0.1", () => done(true)).on("error", () => done(false));
        socket.once("connect", () => socket.destroy());
      });
      if (open) {
        return;
      }
      if (this.process.exitCode !== null) {
        break;
      }
      await new Promise((done) => setTimeout(done, 50));
    }
    const log = path.join(this.folder, "error.log");
    const reason = fs.existsSync(log) ? fs.readFileSync(log, "utf8") : "it left no log";
    await this.stop();
    throw new Error(`Apache did not start: ${reason}`);
  }
}

// A real registry, Debian's docker-registry, with the token service that it sends its clients to.

import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { createHash, createSign, X509Certificate } from "node:crypto";
import * as fs from "node:fs";
import * as http from "node:http";
import * as https from "node:https";
import type { AddressInfo } from "node:net";
import * as os from "node:os";
import * as path from "node:path";
import { cacheRoot } from "../../../scripts/toolchain/cache.mjs";
import { freePort } from "./freePort";

const service = "registry";
const issuer = "token-service";
const repository = "site/ipa";

/** Downloads the package when it is missing. */
function registryProgram(): string {
  const folder = path.join(cacheRoot(), "registry");
  const program = path.join(folder, "usr", "bin", "docker-registry");
  if (!fs.existsSync(program)) {
    fs.mkdirSync(folder, { recursive: true });
    execFileSync("apt-get", ["download", "docker-registry"], { cwd: folder, stdio: "pipe" });
    const [archive = ""] = fs.readdirSync(folder).filter((file) => file.endsWith(".deb"));
    execFileSync("dpkg-deb", ["--extract", path.join(folder, archive), folder]);
  }
  return program;
}

interface Material {
  readonly key: string;
  readonly certificate: string;
}

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");
const digestOf = (content: string): string => `sha256:${createHash("sha256").update(content).digest("hex")}`;

export class Registry {
  /** Where the token service is, as the file of logins names it. */
  tokenHost = "";
  private readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), "metal3-registry-"));
  private process: ChildProcess | undefined;
  private tokens: https.Server | undefined;
  private url = "";

  /** `password`: what the token service accepts; undefined: no login, and no TLS either. */
  constructor(
    private readonly material: Material,
    private readonly password?: string,
  ) {}

  async start(): Promise<void> {
    const port = await freePort();
    const file = (name: string, content: string): string => {
      fs.writeFileSync(path.join(this.folder, name), content);
      return path.join(this.folder, name);
    };
    const certificate = file("tls.crt", this.material.certificate);
    const key = file("tls.key", this.material.key);
    const isOpen = this.password === undefined;
    const realm = isOpen ? "" : await this.startTokens();
    this.url = `${isOpen ? "http" : "https"}://127.0.0.1:${port}`;
    const configuration = {
      version: "0.1",
      log: { level: "warn" },
      storage: { filesystem: { rootdirectory: path.join(this.folder, "data") } },
      http: { addr: `127.0.0.1:${port}`, ...(isOpen ? {} : { tls: { certificate, key } }) },
      ...(isOpen ? {} : { auth: { token: { realm, service, issuer, rootcertbundle: certificate } } }),
    };
    this.process = spawn(registryProgram(), ["serve", file("config.yml", JSON.stringify(configuration))], {
      stdio: "ignore",
    });
    for (let tries = 0; tries < 200 && (await this.status("GET", "/v2/")) === 0; tries++) {
      await new Promise((done) => setTimeout(done, 100));
    }
  }

  stop(): void {
    this.process?.kill("SIGKILL");
    this.tokens?.close();
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  /** Puts a file into the registry, under a tag, and returns where it is by its digest. */
  async put(content: string, tag: string): Promise<{ readonly byDigest: string; readonly byTag: string }> {
    const config = "{}";
    for (const blob of [config, content]) await this.putBlob(blob);
    const descriptor = (mediaType: string, blob: string) => ({ mediaType, digest: digestOf(blob), size: blob.length });
    const manifest = JSON.stringify({
      schemaVersion: 2,
      mediaType: "application/vnd.oci.image.manifest.v1+json",
      config: descriptor("application/vnd.oci.empty.v1+json", config),
      layers: [descriptor("application/octet-stream", content)],
    });
    const type = { "content-type": "application/vnd.oci.image.manifest.v1+json" };
    await this.expect(201, "PUT", `/v2/${repository}/manifests/${tag}`, manifest, type);
    const named = `oci://${this.url.replace(/^https?:\/\//, "")}/${repository}`;
    return { byDigest: `${named}@${digestOf(manifest)}`, byTag: `${named}:${tag}` };
  }

  private async putBlob(blob: string): Promise<void> {
    const { headers } = await this.expect(202, "POST", `/v2/${repository}/blobs/uploads/`);
    const { pathname, search } = new URL(headers.location ?? "", this.url);
    const at = `${pathname}${search}&digest=${encodeURIComponent(digestOf(blob))}`;
    await this.expect(201, "PUT", at, blob, { "content-type": "application/octet-stream" });
  }

  private async startTokens(): Promise<string> {
    const { key, certificate } = this.material;
    const wanted = `Basic ${Buffer.from(`:${this.password}`).toString("base64")}`;
    this.tokens = https.createServer({ key, cert: certificate }, (request, response) => {
      if (request.headers.authorization === wanted) {
        response.end(JSON.stringify({ token: this.token(["pull"]) }));
      } else {
        response.writeHead(401).end();
      }
    });
    await new Promise<void>((done) => this.tokens?.listen(0, "127.0.0.1", done));
    this.tokenHost = `127.0.0.1:${(this.tokens.address() as AddressInfo).port}`;
    return `https://${this.tokenHost}/token`;
  }

  private token(actions: readonly string[]): string {
    const now = Math.floor(Date.now() / 1000);
    const x5c = [new X509Certificate(this.material.certificate).raw.toString("base64")];
    const claims = { iss: issuer, sub: "", aud: service, nbf: now - 60, iat: now, exp: now + 600, jti: String(now) };
    const access = [{ type: "repository", name: repository, actions }];
    const body = `${encoded({ typ: "JWT", alg: "RS256", x5c })}.${encoded({ ...claims, access })}`;
    return `${body}.${createSign("RSA-SHA256").update(body).sign(this.material.key, "base64url")}`;
  }

  private async status(method: string, at: string): Promise<number> {
    return this.ask(method, at).then(
      ({ statusCode = 0 }) => statusCode,
      () => 0,
    );
  }

  private async expect(status: number, ...question: Parameters<Registry["ask"]>): Promise<http.IncomingMessage> {
    const answer = await this.ask(...question);
    if (answer.statusCode !== status) throw new Error(`${question[0]} ${question[1]}: ${answer.statusCode}`);
    return answer;
  }

  private ask(
    method: string,
    at: string,
    body = "",
    headers: http.OutgoingHttpHeaders = {},
  ): Promise<http.IncomingMessage> {
    const login = this.password === undefined ? {} : { authorization: `Bearer ${this.token(["pull", "push"])}` };
    const client = this.url.startsWith("https") ? https : http;
    const options = {
      method,
      headers: { ...headers, ...login, "content-length": body.length },
      rejectUnauthorized: false,
    };
    return new Promise((done, failed) => {
      const request = client.request(`${this.url}${at}`, options, (response) => {
        response.resume();
        done(response);
      });
      request.on("error", failed);
      request.end(body);
    });
  }
}

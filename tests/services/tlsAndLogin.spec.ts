// What is generated works with the real servers and tools: Apache, OpenSSL, htpasswd.

import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { expect } from "chai";
import { required } from "../support/assertions/required";
import { programFile } from "../support/rendering/shell";
import { Apache } from "../support/servers/apache";
import { ironicProgram, Project } from "../support/engine/engine";

const decode = (data: Record<string, string>, key: string): string => Buffer.from(data[key] ?? "", "base64").toString();

/** The content of the rendered Secret whose name begins like this. */
function secret(project: Project, name: string): Record<string, string> {
  const found = required(
    Object.entries(project.manifests()).find(([key]) => key.startsWith(`Secret/${name}`)),
    name,
  );
  return found[1].data as Record<string, string>;
}

function openssl(folder: string, ...args: string[]): { ok: boolean; text: string } {
  const run = spawnSync("openssl", args, { cwd: folder, encoding: "utf8" });
  return { ok: run.status === 0, text: run.stdout + run.stderr };
}

const network = { ipAddress: "192.0.2.10", externalIP: "2001:db8::10" };
const extraSANs = ["ironic.example.com", "198.51.100.7"];

describe("certificate and login", () => {
  let project: Project;
  let folder: string;
  let ca: string;
  let password: string;

  before(async () => {
    const properties = { networking: network, tls: { extraSANs } };
    const outputs = { ca: "${ironic.caCertificate}", password: "${ironic.password}" };
    project = await Project.create(ironicProgram(properties, { outputs }));
    const up = await project.up();
    expect(up.ok, up.text).to.equal(true);
    ({ ca, password } = (await project.outputs({ showSecrets: true })) as { ca: string; password: string });
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "metal3-tls-"));
    const tls = secret(project, "ironic-tls");
    for (const key of ["tls.crt", "tls.key", "ca.crt"]) {
      fs.writeFileSync(path.join(folder, key), decode(tls, key));
    }
  });

  after(() => {
    project.remove();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it("OpenSSL verifies the certificate for every name and address that is called, and for no other", () => {
    const verify = (...check: string[]): boolean =>
      openssl(folder, "verify", "-x509_strict", "-purpose", "sslserver", "-CAfile", "ca.crt", ...check, "tls.crt").ok;
    const service = "ironic.baremetal-operator-system.svc";
    for (const name of [service, `${service}.cluster.local`, "ironic", "localhost", "ironic.example.com"]) {
      expect(verify("-verify_hostname", name), name).to.equal(true);
    }
    for (const address of ["192.0.2.10", "2001:db8::10", "127.0.0.1", "::1", "198.51.100.7"]) {
      expect(verify("-verify_ip", address), address).to.equal(true);
    }
    expect(verify("-verify_hostname", "other.example.com")).to.equal(false);
    expect(verify("-verify_ip", "192.0.2.11")).to.equal(false);
  });

  it("the key fits the certificate, and the CA may sign but not serve", () => {
    const publicKey = (...args: string[]): string => openssl(folder, ...args).text;
    expect(publicKey("x509", "-in", "tls.crt", "-noout", "-pubkey")).to.equal(
      publicKey("pkey", "-in", "tls.key", "-pubout"),
    );
    const described = openssl(folder, "x509", "-in", "ca.crt", "-noout", "-text").text;
    expect(described).to.match(/CA:TRUE/);
    expect(described).to.match(/Certificate Sign, CRL Sign/);
    expect(fs.readFileSync(path.join(folder, "ca.crt"), "utf8"), "the output is what signed").to.equal(ca);
  });

  it("Apache serves it, and admits only clients with the password", async () => {
    const tls = secret(project, "ironic-tls");
    const htpasswd = decode(secret(project, "ironic-htpasswd"), "htpasswd");
    const apache = await Apache.start({ certificate: decode(tls, "tls.crt"), key: decode(tls, "tls.key"), htpasswd });
    try {
      const name = "ironic.baremetal-operator-system.svc";
      expect(await apache.status(ca, name, `ironic:${password}`)).to.equal(200);
      expect(await apache.status(ca, name, "ironic:wrong")).to.equal(401);
      await expect(apache.status(ca, "other.example.com", `ironic:${password}`)).to.be.rejectedWith(
        /does not match|altnames/,
      );
    } finally {
      await apache.stop();
    }
  });

  it("Apache takes the hash of a given password, and the one that the pod makes of a Secret of the user's own", async () => {
    const given = "p%ss:word/$HOME 'quoted'";
    const tls = secret(project, "ironic-tls");
    await Project.with(ironicProgram({ credentials: { username: "admin", password: given } }), async (other) => {
      const up = await other.up();
      expect(up.ok, up.text).to.equal(true);
      for (const htpasswd of [
        decode(secret(other, "ironic-htpasswd"), "htpasswd"),
        fromOwnSecret(" admin", ` ${given} \n`),
      ]) {
        const apache = await Apache.start({
          certificate: decode(tls, "tls.crt"),
          key: decode(tls, "tls.key"),
          htpasswd,
        });
        try {
          expect(await apache.status(ca, "localhost", `admin:${given}`)).to.equal(200);
          expect(await apache.status(ca, "localhost", "admin:")).to.equal(401);
        } finally {
          await apache.stop();
        }
      }
    });
  });
});

/** Runs the init container's script, with the real htpasswd, on a Secret laid out as the kubelet does. */
function fromOwnSecret(username: string, password: string): string {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), "metal3-own-"));
  try {
    for (const [name, content] of Object.entries({
      "given/username": `${username}\n`,
      "given/password": password,
      "ironic/.keep": "",
    })) {
      fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
      fs.writeFileSync(path.join(root, name), content);
    }
    const run = spawnSync("/bin/sh", [programFile("credentials/apiCredentials")], {
      env: { PATH: process.env.PATH, GIVEN: path.join(root, "given"), MADE: path.join(root, "ironic") },
      encoding: "utf8",
    });
    expect(run.status, run.stderr).to.equal(0);
    return fs.readFileSync(path.join(root, "ironic", "htpasswd"), "utf8");
  } finally {
    fs.rmSync(root, { recursive: true, force: true });
  }
}

// What is generated works with the real servers and tools: Apache, OpenSSL, htpasswd.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { htpasswdScript } from "../../provider/manifests/credentials/apiCredentialsContainer";
import { Apache } from "../support/servers/apache";
import { ironicProgram, Project } from "../support/engine/engine";

const decode = (data: Record<string, string>, key: string): string => Buffer.from(data[key] ?? "", "base64").toString();

/** The content of the rendered Secret whose name begins like this. */
function secret(project: Project, name: string): Record<string, string> {
  const found = Object.entries(project.manifests()).find(([key]) => key.startsWith(`Secret/${name}`));
  assert.ok(found, name);
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
    assert.ok(up.ok, up.text);
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
      assert.ok(verify("-verify_hostname", name), name);
    }
    for (const address of ["192.0.2.10", "2001:db8::10", "127.0.0.1", "::1", "198.51.100.7"]) {
      assert.ok(verify("-verify_ip", address), address);
    }
    assert.ok(!verify("-verify_hostname", "other.example.com"));
    assert.ok(!verify("-verify_ip", "192.0.2.11"));
  });

  it("the key fits the certificate, and the authority may sign but not serve", () => {
    const publicKey = (...args: string[]): string => openssl(folder, ...args).text;
    assert.equal(
      publicKey("x509", "-in", "tls.crt", "-noout", "-pubkey"),
      publicKey("pkey", "-in", "tls.key", "-pubout"),
    );
    const ca = openssl(folder, "x509", "-in", "ca.crt", "-noout", "-text").text;
    assert.match(ca, /CA:TRUE/);
    assert.match(ca, /Certificate Sign, CRL Sign/);
    assert.equal(fs.readFileSync(path.join(folder, "ca.crt"), "utf8"), ca, "the output is what signed");
  });

  it("Apache serves it, lets in who has the password, and nobody else", async () => {
    const tls = secret(project, "ironic-tls");
    const htpasswd = decode(secret(project, "ironic-htpasswd"), "htpasswd");
    const apache = await Apache.start({ certificate: decode(tls, "tls.crt"), key: decode(tls, "tls.key"), htpasswd });
    try {
      const name = "ironic.baremetal-operator-system.svc";
      assert.equal(await apache.status(ca, name, `ironic:${password}`), 200);
      assert.equal(await apache.status(ca, name, "ironic:wrong"), 401);
      await assert.rejects(apache.status(ca, "other.example.com", `ironic:${password}`), /does not match|altnames/);
    } finally {
      await apache.stop();
    }
  });

  it("Apache takes the hash of a given password, and the one that the pod makes of a Secret of the user's own", async () => {
    const given = "p%ss:word/$HOME 'quoted'";
    const tls = secret(project, "ironic-tls");
    await Project.with(ironicProgram({ credentials: { username: "admin", password: given } }), async (other) => {
      const up = await other.up();
      assert.ok(up.ok, up.text);
      for (const htpasswd of [
        decode(secret(other, "ironic-htpasswd"), "htpasswd"),
        fromOwnSecret("admin", `${given}\n`),
      ]) {
        const apache = await Apache.start({
          certificate: decode(tls, "tls.crt"),
          key: decode(tls, "tls.key"),
          htpasswd,
        });
        try {
          assert.equal(await apache.status(ca, "localhost", `admin:${given}`), 200);
          assert.equal(await apache.status(ca, "localhost", "admin:"), 401);
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
    const run = spawnSync("/bin/sh", ["-c", htpasswdScript.replaceAll("/auth/", `${root}/`)], { encoding: "utf8" });
    assert.equal(run.status, 0, run.stderr);
    return fs.readFileSync(path.join(root, "ironic", "htpasswd"), "utf8");
  } finally {
    fs.rmSync(root, { recursive: true, force: true });
  }
}

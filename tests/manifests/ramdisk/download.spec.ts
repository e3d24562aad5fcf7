// The program that downloads the ramdisk, run for real against a server that misbehaves.

import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as http from "node:http";
import * as https from "node:https";
import type { AddressInfo } from "node:net";
import { expect } from "chai";
import { selfSigned } from "../../support/lab/serverMaterial";
import { programFile, Sandbox, type Run } from "../../support/rendering/shell";

type Answer = (request: http.IncomingMessage, response: http.ServerResponse) => void;

const images = "/shared/html/images";

/** An archive as the public ones are. */
function archive(sandbox: Sandbox, name: string, kernel = "kernel"): Buffer {
  sandbox.write(`/build/${name}.kernel`, kernel);
  sandbox.write(`/build/${name}.initramfs`, "initramfs");
  const files = [`${name}.kernel`, `${name}.initramfs`];
  const made = spawnSync("tar", ["-czf", sandbox.path("/archive.tar.gz"), "-C", sandbox.path("/build"), ...files]);
  expect(made.status).to.equal(0);
  return fs.readFileSync(sandbox.path("/archive.tar.gz"));
}

const sha256 = (content: Buffer): string => createHash("sha256").update(content).digest("hex");

describe("the download of the ramdisk", function () {
  this.timeout(30_000);
  let sandbox: Sandbox;
  let server: http.Server;
  let answer: Answer;
  let asked: string[];
  let content: Buffer;

  beforeEach(async () => {
    sandbox = new Sandbox();
    content = archive(sandbox, "ipa-centos9-master");
    asked = [];
    answer = (_, response) => response.writeHead(200, { etag: '"v1"' }).end(content);
    server = http.createServer((request, response) => {
      asked.push(request.url ?? "");
      answer(request, response);
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  });

  afterEach(async () => {
    await new Promise((closed) => server.close(closed));
    sandbox.remove();
  });

  /** Not spawnSync: the server lives in this process. */
  function download(env: Record<string, string> = {}): Promise<Run> {
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/ipa/`;
    const child = spawn("sh", [programFile("ramdisk/download")], {
      env: { PATH: process.env.PATH, SHARED: sandbox.path("/shared"), no_proxy: "*", IPA_BASEURI: base, DOWNLOAD_RETRIES: "0", ...env },
    });
    let output = "";
    child.stdout.on("data", (text) => (output += String(text)));
    child.stderr.on("data", (text) => (output += String(text)));
    return new Promise((done) => child.on("close", (status) => done({ status, output })));
  }

  it("trusts, beside the system's, the CAs that it is given for image servers", async () => {
    const { key, certificate } = selfSigned("127.0.0.1");
    const mirror = https.createServer({ key, cert: certificate }, (_, response) => response.end(content));
    await new Promise<void>((listening) => mirror.listen(0, "127.0.0.1", listening));
    const base = `https://127.0.0.1:${(mirror.address() as AddressInfo).port}/ipa`;
    sandbox.write("/trusted.crt", certificate);
    const distrusting = await download({ IPA_BASEURI: base });
    const trusting = await download({ IPA_BASEURI: base, DOWNLOAD_MORE_CAS: sandbox.path("/trusted.crt") });
    await new Promise((closed) => mirror.close(closed));
    expect(distrusting.status, distrusting.output).to.equal(1);
    expect(distrusting.output).to.contain("deployRamdisk.baseURL, .flavor, .mirrorCA");
    expect(trusting.status, trusting.output).to.equal(0);
  });

  const kernel = (name = "ironic-python-agent"): string => sandbox.read(`${images}/${name}.kernel`);

  it("ends in the files that Ironic looks for, and leaves no other file behind", async () => {
    const run = await download();
    expect(run.status, run.output).to.equal(0);
    expect(asked).to.deep.equal(["/ipa/ipa-centos9-master.tar.gz"]);
    expect(fs.readdirSync(sandbox.path(images)).sort()).to.deep.equal([
      "ironic-python-agent.etag",
      "ironic-python-agent.initramfs",
      "ironic-python-agent.kernel",
      "ironic-python-agent.sha256",
      "ironic-python-agent.url",
    ]);
  });

  it("takes branch, flavour and architecture", async () => {
    content = archive(sandbox, "ipa-debian-stable-2026.1", "arm");
    const run = await download({ IPA_BRANCH: "stable/2026.1", IPA_FLAVOR: "debian", IPA_ARCH: "aarch64" });
    expect(run.status, run.output).to.equal(0);
    expect(asked).to.deep.equal(["/ipa/ipa-debian-stable-2026.1.tar.gz"]);
    expect(kernel("ironic-python-agent_aarch64")).to.equal("arm");
  });

  it("fails on an HTTP error instead of unpacking its page, and says what to look at", async () => {
    answer = (_, response) => response.writeHead(404).end("<html>no such file</html>");
    const { status, output } = await download();
    expect(status).to.equal(1);
    expect(output).to.match(/404/);
    expect(output).to.match(/could not be downloaded; .*deployRamdisk\.baseURL/);
    expect(sandbox.exists(`${images}/ironic-python-agent.kernel`)).to.equal(false);
  });

  it("fails on a page that comes without an error, as portals send it", async () => {
    answer = (_, response) => response.writeHead(200).end("<html>please log in</html>");
    const { status, output } = await download();
    expect(status).to.equal(1);
    expect(output).to.match(/is not a complete tar\.gz archive/);
  });

  it("fails on an archive without a ramdisk", async () => {
    content = archive(sandbox, "ipa-other-master");
    const { status, output } = await download();
    expect(status).to.equal(1);
    expect(output).to.match(/holds no ipa-centos9-master\.kernel/);
  });

  it("tries again when the connection breaks", async () => {
    const good = answer;
    answer = (request, response) => (asked.length < 2 ? response.destroy() : good(request, response));
    const run = await download({ DOWNLOAD_RETRIES: "2" });
    expect(run.status, run.output).to.equal(0);
    expect(asked).to.have.lengthOf(2);
  });

  it("verifies the checksum", async () => {
    expect((await download({ DOWNLOAD_SHA256: sha256(content) })).status).to.equal(0);
    const { status, output } = await download({ DOWNLOAD_SHA256: "0".repeat(64) });
    expect(status).to.equal(1);
    expect(output).to.match(new RegExp(`has the SHA-256 ${sha256(content)}, but deployRamdisk.checksum is 0{64}`));
    expect(kernel(), "what was there stays").to.equal("kernel");
  });

  it("does not download what is there with the expected checksum", async () => {
    const env = { DOWNLOAD_SHA256: sha256(content) };
    await download(env);
    const run = await download(env);
    expect(run.output).to.match(/is already here/);
    expect(asked).to.have.lengthOf(1);
  });

  it("does not download what has not changed", async () => {
    await download();
    let condition: string | undefined;
    answer = (request, response) => {
      condition = request.headers["if-none-match"];
      response.writeHead(304).end();
    };
    const run = await download();
    expect([run.status, condition], run.output).to.deep.equal([0, '"v1"']);
    expect(run.output).to.match(/has not changed/);
    expect(kernel()).to.equal("kernel");
  });

  it("keeps the ramdisk of an earlier start when the server is gone, but not another one", async () => {
    await download();
    answer = (_, response) => response.destroy();
    const same = await download();
    expect(same.status).to.equal(0);
    expect(same.output).to.match(/the ramdisk of an earlier start is used/);
    expect((await download({ IPA_FLAVOR: "debian" })).status).to.equal(1);
  });

  it("replaces what has changed", async () => {
    await download();
    content = archive(sandbox, "ipa-centos9-master", "newer");
    await download();
    expect(kernel()).to.equal("newer");
  });
});

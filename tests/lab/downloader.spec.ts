// The stand-in of the ramdisk downloader's own script, run against a server that answers as the observed ones did.

import { expect } from "chai";
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as http from "node:http";
import type { AddressInfo } from "node:net";
import * as os from "node:os";
import * as path from "node:path";
import { imageCases, saidBy, type ImageCase } from "../support/lab/imageCases";
import { ImageSandbox, type ImageStack, type Outcome } from "../support/lab/imageSandbox";
import { imageStack } from "../support/lab/imageStack";

const cases = imageCases.filter(({ program }) => program === "get-resource.sh");
const stopAfterMs = 20_000;

/** Kernel and initramfs under the names that an archive's name asks for. */
function archiveFor(name: string): Buffer {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "metal3-archive-"));
  const files = ["kernel", "initramfs"].map((suffix) => `${name.replace(/\.tar\.gz$/, "")}.${suffix}`);
  for (const file of files) fs.writeFileSync(path.join(folder, file), file);
  const archive = execFileSync("tar", ["-czf", "-", "-C", folder, ...files]);
  fs.rmSync(folder, { recursive: true });
  return archive;
}

/** A server that answers one start of the script as the words of a case say. */
class Server {
  readonly requests: string[] = [];
  #server: http.Server | undefined;

  constructor(readonly answers: string) {}

  async start(port = 0): Promise<number> {
    this.#server = http.createServer((request, response) => {
      const condition = request.headers["if-none-match"];
      this.requests.push(`GET ${request.url}${condition === undefined ? "" : ` (If-None-Match: ${condition})`}`);
      if (this.answers.startsWith("404")) return response.writeHead(404).end("<html>not here</html>");
      if (this.answers.startsWith("302")) return response.writeHead(302, { location: "/x" }).end();
      if (this.answers.startsWith("304")) return response.writeHead(304).end();
      const etag = /ETag "(\w+)"/.exec(this.answers)?.[1] ?? "e1";
      // Written as it is, with the case of its letters.
      const header = this.answers.includes("etag:") ? "etag" : "ETag";
      response.writeHead(200, [header, `"${etag}"`]);
      return response.end(archiveFor(path.basename(request.url ?? "")));
    });
    await new Promise<void>((listening) => this.#server?.listen(port, "127.0.0.1", listening));
    return (this.#server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    await new Promise((closed) => this.#server?.close(closed));
  }
}

const isSecondStart = ({ id }: ImageCase) => id.includes("again");

/** What the server does at the first start of a case that is about the second one. */
const firstAnswer = ({ id }: ImageCase) => (id.includes("lowercase") ? "200 etag:" : "200");

interface Ran extends Outcome {
  readonly requests: readonly string[];
}

async function start(one: ImageCase, sandbox: ImageSandbox, stack: ImageStack, answers: string): Promise<Ran> {
  const server = new Server(answers);
  const port = await server.start();
  if (/refused/.test(answers)) await server.stop();
  const env = Object.entries(one.env).map(([name, value]) => [
    name,
    value.replace("SERVER", `127.0.0.1:${port}`).replace("PROXY", `127.0.0.1:${port}`),
  ]);
  const outcome = await sandbox.run({
    stack,
    command: ["/bin/get-resource.sh"],
    env: Object.fromEntries(env) as Record<string, string>,
    files: { "/shared": { directory: true, user: 997, group: 994 } },
    network: "shared",
    stopAfterMs,
  });
  if (!/refused/.test(answers)) await server.stop();
  return { ...outcome, requests: server.requests };
}

function linksIn(sandbox: ImageSandbox): string[] {
  const folder = sandbox.path("shared/html/images");
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isSymbolicLink())
    .map(({ name }) => `${name} -> ${fs.readlinkSync(path.join(folder, name))}`)
    .sort();
}

describe("the stand-in of the ramdisk downloader behaves as the real one was observed to", function () {
  this.timeout(120_000);
  let stack: ImageStack;

  before(async () => {
    stack = await imageStack("ironic:38.0");
  });

  for (const one of cases) {
    it(one.id, async () => {
      const sandbox = new ImageSandbox();
      try {
        if (isSecondStart(one)) expect((await start(one, sandbox, stack, firstAnswer(one))).exit).to.equal(0);
        const answers = one.server?.startsWith("the same") === true ? firstAnswer(one) : (one.server ?? "");
        const ran = await start(one, sandbox, stack, answers);
        expect(ran.exit, ran.log).to.equal(one.result.exit);
        expectLinks(one, sandbox);
        expectRequests(one, ran);
        if (typeof one.result.message === "string") expect(ran.log).to.match(saidBy(one.result.message));
        if (one.result.loggedSecrets !== undefined) expect(ran.log).to.contain("user:secret@");
      } finally {
        sandbox.remove();
      }
    });
  }
});

function expectLinks({ result }: ImageCase, sandbox: ImageSandbox): void {
  const expected = result.links as string[] | undefined;
  if (expected === undefined) return;
  // Some cases name the first and leave the others to the reader.
  const named = expected.filter((link) => !link.startsWith("…"));
  if (named.length === expected.length) expect(linksIn(sandbox)).to.deep.equal(named);
  else expect(linksIn(sandbox)).to.include.members(named);
}

function expectRequests({ result }: ImageCase, ran: Ran): void {
  const [expected] = (result.requests as string[] | undefined) ?? [];
  if (expected === undefined) return;
  const plain = expected.replace(" through the proxy", "").replace(" without If-None-Match value", "");
  expect(ran.requests[0]).to.satisfy((request: string) => request.startsWith(plain), ran.requests[0]);
}

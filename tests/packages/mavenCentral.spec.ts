// What Maven Central gets of the Java package: signed by a key made for the test, and taken by a server that plays its publisher API.

import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as http from "node:http";
import type { AddressInfo } from "node:net";
import * as os from "node:os";
import * as path from "node:path";
import { expect } from "chai";
import { unzipSync } from "fflate";
import { mavenBundle, upload } from "../../scripts/release/mavenCentral.mjs";

const place = "io/github/pulumi-metal3/metal3/0.1.0";
const files = ["metal3-0.1.0.jar", "metal3-0.1.0-javadoc.jar", "metal3-0.1.0.pom"];

interface Request {
  readonly url: string | undefined;
  readonly authorization: string | undefined;
  readonly body: Buffer;
}

/** Answers one request with this status. */
async function central<T>(status: number, use: (url: string, received: Request[]) => Promise<T>): Promise<T> {
  const received: Request[] = [];
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { url, headers } = request;
      received.push({ url, authorization: headers.authorization, body: Buffer.concat(chunks) });
      response.writeHead(status).end("28570f16-da32-4c14-bd2e-c1acc0782365\n");
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1/publisher/`, received);
  } finally {
    server.close();
  }
}

describe("publishing to Maven Central", function () {
  this.timeout(60_000);

  let folder: string;
  let keyring: string | undefined;

  before(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "metal3-central-"));
    keyring = process.env.GNUPGHOME;
    process.env.GNUPGHOME = path.join(folder, "keys");
    fs.mkdirSync(process.env.GNUPGHOME, { mode: 0o700 });
    execFileSync(
      "gpg",
      ["--batch", "--passphrase", "", "--quick-generate-key", "release@example.com", "ed25519", "sign"],
      {
        stdio: "ignore",
      },
    );
    const version = path.join(folder, "maven", place);
    fs.mkdirSync(version, { recursive: true });
    for (const name of files) {
      fs.writeFileSync(path.join(version, name), `content of ${name}\n`);
      fs.writeFileSync(path.join(version, `${name}.sha1`), "of an earlier content");
    }
  });

  after(() => {
    execFileSync("gpgconf", ["--kill", "all"]);
    if (keyring === undefined) {
      delete process.env.GNUPGHOME;
    } else {
      process.env.GNUPGHOME = keyring;
    }
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it("sends every file with its signature and its checksums", async () => {
    const bundle = await mavenBundle(path.join(folder, "maven"));
    const unpacked = unzipSync(bundle);
    const names = files.flatMap((name) => ["", ".asc", ".md5", ".sha1"].map((end) => `${place}/${name}${end}`));
    expect(Object.keys(unpacked)).to.have.members(names);
    for (const name of files) {
      const file = path.join(folder, "maven", place, name);
      const signature = path.join(folder, "signature.asc");
      fs.writeFileSync(signature, unpacked[`${place}/${name}.asc`]!);
      execFileSync("gpg", ["--batch", "--verify", signature, file], { stdio: "ignore" });
      for (const algorithm of ["md5", "sha1"]) {
        const [sum] = execFileSync(`${algorithm}sum`, [file], { encoding: "utf8" }).split(" ");
        expect(Buffer.from(unpacked[`${place}/${name}.${algorithm}`]!).toString(), name).to.equal(sum);
      }
    }
    await central(201, async (url, received) => {
      expect(await upload(bundle, "metal3-0.1.0", { url, token: "dXNlcg==" })).to.match(/^28570f16-/);
      const [request] = received;
      expect(request?.url).to.equal("/api/v1/publisher/upload?name=metal3-0.1.0&publishingType=AUTOMATIC");
      expect(request?.authorization).to.equal("Bearer dXNlcg==");
      expect(request?.body.includes(Buffer.from(bundle))).to.equal(true);
    });
  });

  it("fails with what Maven Central answers", () =>
    central(401, async (url) => {
      const refused = upload(new Uint8Array(), "metal3-0.1.0", { url, token: "x" });
      await expect(refused).to.be.rejectedWith(/status 401: 28570f16/);
    }));
});

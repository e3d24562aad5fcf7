// Ramdisks and disk images from a real registry, taken by the real Ironic: with a login and TLS, and without either.

import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { expect } from "chai";
import type { IronicArgs } from "../../provider/schema/types";
import { callIronic } from "../support/servers/ironicCode";
import { Registry } from "../support/servers/registry";
import { selfSigned } from "../support/lab/serverMaterial";

/** As image_cache.py does; prints what was downloaded, or the kind of the error. */
const program = `
import io
from ironic.common import image_service
file = io.BytesIO()
service = image_service.OciImageService()
try:
    service.set_image_auth(sys.argv[2], None)
    service.download(sys.argv[2], file)
    print(file.getvalue().decode())
except Exception as error:
    print(type(error).__name__)
`;

describe("the real Ironic takes images from a registry", function () {
  // The first run installs Ironic.
  this.timeout(900_000);
  const token = "a token of the registry";
  const material = selfSigned("127.0.0.1");
  const closed = new Registry(material, token);
  const open = new Registry(material);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "metal3-registries-"));
  const ca = path.join(folder, "ca.pem");
  let inClosed: { byDigest: string; byTag: string };
  let inOpen: { byDigest: string; byTag: string };

  before(async () => {
    fs.writeFileSync(ca, material.certificate);
    await closed.start();
    await open.start();
    inClosed = await closed.put("the kernel", "kernel");
    inOpen = await open.put("the initramfs", "initramfs");
  });
  after(() => {
    closed.stop();
    open.stop();
    fs.rmSync(folder, { recursive: true });
  });

  /** With the file of logins that the Secret holds, where one is given. */
  async function taken(
    url: string,
    registries: IronicArgs["registries"],
    login?: string,
    verifiesBy = ca,
  ): Promise<string> {
    const auth = path.join(folder, "oci.json");
    fs.writeFileSync(auth, JSON.stringify({ auths: { [closed.tokenHost]: { auth: login } } }));
    const config = login === undefined ? "" : `[oci]\nauthentication_config = ${auth}`;
    return callIronic({
      release: "38.0",
      args: { registries },
      options: `webserver_verify_ca = ${verifiesBy}\n${config}`,
      program,
      words: [url],
    });
  }

  it("with the token of the Secret, over TLS that it verifies", async () => {
    expect(await taken(inClosed.byDigest, { authSecretName: "tokens" }, token)).to.equal("the kernel");
  });

  it("not without a token, with a wrong one, or where it cannot verify the registry", async () => {
    expect(await taken(inClosed.byDigest, {})).to.match(/Error|Required/);
    expect(await taken(inClosed.byDigest, { authSecretName: "tokens" }, "wrong")).to.equal("HTTPError");
    expect(await taken(inClosed.byDigest, { authSecretName: "tokens" }, token, "true")).to.equal("SSLError");
  });

  it("not by a tag, for which overrides.agentImages refuses one", async () => {
    expect(await taken(inClosed.byTag, { authSecretName: "tokens" }, token)).to.equal("OciImageNotSpecific");
  });

  it("over plain HTTP where that is allowed, and not otherwise", async () => {
    expect(await taken(inOpen.byDigest, { allowPlainHTTP: true })).to.equal("the initramfs");
    expect(await taken(inOpen.byDigest, {})).to.equal("SSLError");
  });
});

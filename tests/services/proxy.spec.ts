// A proxy that notes what it is asked: the real Ironic calls image servers and registries through it, and nobody inside.

import * as http from "node:http";
import type * as net from "node:net";
import type { AddressInfo } from "node:net";
import { spawnSync } from "node:child_process";
import { expect } from "chai";
import type { Proxy } from "../../provider/schema/types";
import { programFile } from "../support/rendering/shell";
import { callIronic } from "../support/servers/ironicCode";
import { secret } from "../support/values/fakeLater";

/** Answers plain requests itself, and refuses tunnels after it has noted them. */
class NotingProxy {
  readonly asked: string[] = [];
  private readonly server = http
    .createServer((request, response) => {
      this.note(request.url ?? "", request);
      response.writeHead(200, { "content-length": 0 }).end();
    })
    .on("connect", (request: http.IncomingMessage, socket: net.Socket) => {
      this.note(request.url ?? "", request);
      socket.end("HTTP/1.1 503 Noted\r\n\r\n");
    });

  private note(url: string, { headers }: http.IncomingMessage): void {
    const login = Buffer.from((headers["proxy-authorization"] ?? "").replace("Basic ", ""), "base64").toString();
    this.asked.push(login === "" ? url : `${url} as ${login}`);
  }

  async start(): Promise<number> {
    await new Promise<void>((done) => this.server.listen(0, "127.0.0.1", done));
    return (this.server.address() as AddressInfo).port;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

/** Each call fails or succeeds; whom it asked is what counts. */
const program = `
from types import SimpleNamespace
from ironic.common import image_service
from ironic.drivers.modules import agent_client
from ironic.drivers.modules.redfish import utils as redfish
CONF.set_override("connection_attempts", 1, group="redfish")
def bmc(url):
    node = SimpleNamespace(uuid="1", driver="redfish", driver_info={"redfish_address": url, "redfish_verify_ca": False})
    node.driver_info.update(redfish_username="u", redfish_password="p", redfish_auth_type="basic")
    with redfish.SessionCache(redfish.parse_driver_info(node)): pass
calls = {
    "image": lambda url: image_service.HttpImageService().validate_href(url),
    "oci": lambda url: image_service.OciImageService().validate_href(url),
    "ramdisk": lambda url: agent_client.AgentClient().session.get(url, timeout=5),
    "bmc": bmc,
}
for word in sys.argv[2:]:
    kind, url = word.split("=", 1)
    try:
        calls[kind](url)
    except Exception:
        pass
`;

describe("the real Ironic", function () {
  // The first run installs Ironic.
  this.timeout(900_000);

  async function asked(proxy: (url: string) => Proxy, words: readonly string[]): Promise<string[]> {
    const noting = new NotingProxy();
    const port = await noting.start();
    const given = proxy(`http://127.0.0.1:${port}`);
    const networking = { ipAddress: "203.0.113.10", proxy: given };
    try {
      await callIronic({ release: "38.0", args: { networking }, program, words, proxy: given });
    } finally {
      noting.stop();
    }
    return noting.asked;
  }

  it("calls image servers and registries through the proxy, with its password", async () => {
    const found = await asked(
      (url) => ({
        httpProxy: secret(url.replace("//", "//me:p%40ss@")),
        httpsProxy: secret(url.replace("//", "//me:p%40ss@")),
      }),
      [
        "image=http://images.example.com/disk.qcow2",
        "image=https://images.example.com/disk.qcow2",
        `oci=oci://registry.example.com/site/disk@sha256:${"0".repeat(64)}`,
        "image=http://203.0.113.99/disk.qcow2",
      ],
    );
    expect([...new Set(found)]).to.deep.equal([
      "http://images.example.com/disk.qcow2 as me:p@ss",
      "images.example.com:443 as me:p@ss",
      "registry.example.com:443 as me:p@ss",
      "http://203.0.113.99/disk.qcow2 as me:p@ss",
    ]);
  });

  it("calls its own address, Services, private and given networks and hosts directly", async () => {
    const found = await asked(
      (url) => ({
        httpProxy: url,
        httpsProxy: url,
        internalNetworks: ["127.0.0.0/8"],
        noProxy: [".direct.invalid", "2001:db8::5"],
      }),
      [
        "image=http://203.0.113.10:6180/images/disk.qcow2",
        "image=http://images.metal.svc/disk.qcow2",
        "image=http://localhost:1/disk.qcow2",
        "bmc=https://127.9.9.9:1",
        "ramdisk=https://127.0.0.2:9999",
        "image=http://mirror.direct.invalid/disk.qcow2",
        "image=http://[2001:db8::5]:1/disk.qcow2",
      ],
    );
    expect(found).to.deep.equal([]);
  });

  it("calls BMCs through it whose network is not internal", async () => {
    const found = await asked((url) => ({ httpsProxy: url }), ["bmc=https://203.0.113.50"]);
    expect([...new Set(found)]).to.deep.equal(["203.0.113.50:443"]);
  });

  it("calls each address of its own pod directly: the program that starts it adds them", () => {
    const run = spawnSync("/bin/sh", [programFile("pod/prepare"), "sh", "-c", 'echo "$no_proxy"'], {
      env: { PATH: process.env.PATH, no_proxy: ".svc" },
      encoding: "utf8",
    });
    expect(run.status, run.stderr).to.equal(0);
    expect(run.stdout.trim().split(",")).to.include.members([".svc", "127.0.0.1"]);
    expect(run.stdout).not.to.match(/[/]|,,/);
  });
});

// Calls of the real Ironic to image servers, ramdisks and BMCs that have one version of TLS: by default, and as the inputs say.

import * as fs from "node:fs";
import * as https from "node:https";
import type { AddressInfo } from "node:net";
import * as os from "node:os";
import * as path from "node:path";
import { expect } from "chai";
import type { Tls } from "../../provider/schema/types";
import { callIronic } from "../support/servers/ironicCode";
import type { IronicRelease } from "../support/servers/ironicDbsync";
import { selfSigned } from "../support/lab/serverMaterial";

/** Each call ends in "accepted" when the server was spoken to, and in "refused" when TLS failed. */
const program = `
from types import SimpleNamespace
from ironic.common import image_service
from ironic.drivers.modules import agent_client
from ironic.drivers.modules.redfish import utils as redfish
import sushy
whom, url, ca = sys.argv[2:5]

def image_servers():
    image_service.HttpImageService().validate_href(url + "/disk.qcow2")

def ramdisks():
    agent_client.AgentClient().session.get(url, verify=ca, timeout=10)

def bmcs():
    node = SimpleNamespace(uuid="1", driver="redfish", driver_info={"redfish_address": url, "redfish_verify_ca": ca})
    node.driver_info.update(redfish_username="u", redfish_password="p", redfish_auth_type="basic")
    try:
        with redfish.SessionCache(redfish.parse_driver_info(node)):
            pass
    except sushy.exceptions.HTTPError:
        pass

try:
    {"imageServers": image_servers, "ramdisks": ramdisks, "bmcs": bmcs}[whom]()
    print("accepted")
except Exception as error:
    print("refused" if "SSL" in str(error) or "TLS" in str(error) else repr(error))
`;

interface Call {
  readonly release: IronicRelease;
  readonly whom: "imageServers" | "ramdisks" | "bmcs";
  readonly speaks: "TLSv1.2" | "TLSv1.3";
  readonly clients: Tls["clients"];
  readonly answer: "accepted" | "refused";
}

const calls: readonly Call[] = [
  { release: "37.0", whom: "imageServers", speaks: "TLSv1.2", clients: {}, answer: "accepted" },
  {
    release: "37.0",
    whom: "imageServers",
    speaks: "TLSv1.2",
    clients: { imageServers: { minimumVersion: "1.3" } },
    answer: "refused",
  },
  { release: "38.0", whom: "imageServers", speaks: "TLSv1.2", clients: {}, answer: "refused" },
  {
    release: "38.0",
    whom: "imageServers",
    speaks: "TLSv1.2",
    clients: { imageServers: { minimumVersion: "1.2" } },
    answer: "accepted",
  },
  {
    release: "38.0",
    whom: "imageServers",
    speaks: "TLSv1.3",
    clients: { imageServers: { minimumVersion: "1.2" } },
    answer: "accepted",
  },
  {
    release: "38.0",
    whom: "imageServers",
    speaks: "TLSv1.2",
    clients: { imageServers: { minimumVersion: "1.2", tls12Ciphers: ["ECDHE-ECDSA-AES128-GCM-SHA256"] } },
    answer: "refused",
  },
  { release: "38.0", whom: "ramdisks", speaks: "TLSv1.2", clients: {}, answer: "refused" },
  {
    release: "38.0",
    whom: "ramdisks",
    speaks: "TLSv1.2",
    clients: { ramdisks: { minimumVersion: "1.2" } },
    answer: "accepted",
  },
  { release: "38.0", whom: "bmcs", speaks: "TLSv1.2", clients: {}, answer: "accepted" },
  { release: "38.0", whom: "bmcs", speaks: "TLSv1.2", clients: { bmcs: { minimumVersion: "1.3" } }, answer: "refused" },
  {
    release: "38.0",
    whom: "bmcs",
    speaks: "TLSv1.3",
    clients: { bmcs: { minimumVersion: "1.3" } },
    answer: "accepted",
  },
  { release: "39.0", whom: "imageServers", speaks: "TLSv1.2", clients: {}, answer: "refused" },
  {
    release: "39.0",
    whom: "imageServers",
    speaks: "TLSv1.2",
    clients: { imageServers: { minimumVersion: "1.2" } },
    answer: "accepted",
  },
];

describe("a call of Ironic over TLS", function () {
  // The first run installs Ironic.
  this.timeout(900_000);
  const { key, certificate } = selfSigned("127.0.0.1");
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "metal3-calls-"));
  const ca = path.join(folder, "ca.pem");
  const servers = new Map<string, https.Server>();

  before(async () => {
    fs.writeFileSync(ca, certificate);
    for (const version of ["TLSv1.2", "TLSv1.3"] as const) {
      const options = { key, cert: certificate, minVersion: version, maxVersion: version };
      const server = https.createServer(options, (request, response) => {
        response.writeHead(request.url?.startsWith("/redfish") === true ? 404 : 200, { "content-length": 0 }).end();
      });
      await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
      servers.set(version, server);
    }
  });
  after(() => {
    for (const server of servers.values()) server.close();
    fs.rmSync(folder, { recursive: true });
  });

  for (const { release, whom, speaks, clients, answer } of calls) {
    it(`by ${release} to ${whom} that speak ${speaks} is ${answer} with ${JSON.stringify(clients)}`, async () => {
      const { port } = servers.get(speaks)!.address() as AddressInfo;
      const said = await callIronic({
        release,
        args: { version: release, tls: { clients } },
        options: `webserver_verify_ca = ${ca}`,
        program,
        words: [whom, `https://127.0.0.1:${port}`, ca],
      });
      expect(said).to.equal(answer);
    });
  }
});

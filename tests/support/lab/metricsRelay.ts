// Makes the metrics of a node of the lab readable for programs of the machine, which have no way to it.

import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { defaults } from "../../../provider/schema/defaults";
import type { Deployed } from "./labProject";

export class MetricsRelay {
  private constructor(
    private readonly server: Server,
    /** Host and port. */
    readonly target: string,
  ) {}

  /** What the exporter on a node answers is answered here. */
  static async start({ lab }: Deployed, node: string): Promise<MetricsRelay> {
    const url = `http://${lab.nodeAddresses[node]}:${defaults.networking.prometheusExporterPort}/metrics`;
    const server = createServer((_, response) => {
      lab
        .onNode(node, ["curl", "-sf", "-m", "10", url])
        .then(({ code, stdout }) =>
          response.writeHead(code === 0 ? 200 : 502, { "content-type": "text/plain" }).end(stdout),
        )
        .catch((error: unknown) => response.writeHead(502).end(String(error)));
    });
    await new Promise<void>((listens) => server.listen(0, "127.0.0.1", listens));
    return new MetricsRelay(server, `127.0.0.1:${(server.address() as AddressInfo).port}`);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }
}

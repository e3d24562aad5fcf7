// What plays the host that a release is downloaded from.

import * as fs from "node:fs";
import * as http from "node:http";
import type { AddressInfo } from "node:net";
import * as path from "node:path";

export interface DownloadHost {
  readonly url: string;
  /** The paths that were asked for and found. */
  readonly served: string[];
  close(): void;
}

/** Serves the files of a folder. */
export function downloadHost(folder: string): Promise<DownloadHost> {
  const served: string[] = [];
  const server = http.createServer((request, response) => {
    const name = path.basename(request.url ?? "");
    const file = path.join(folder, name);
    if (name === "" || !fs.existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    served.push(name);
    response.writeHead(200, { "content-length": fs.statSync(file).size });
    fs.createReadStream(file).pipe(response);
  });
  return new Promise((done) =>
    server.listen(0, "127.0.0.1", () =>
      done({
        url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        served,
        close: () => server.close(),
      }),
    ),
  );
}

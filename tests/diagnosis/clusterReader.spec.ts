// Reading a cluster by what the Kubernetes provider was given: a path, a content, another context, another cluster.

import * as fs from "node:fs";
import * as http from "node:http";
import type { AddressInfo } from "node:net";
import * as os from "node:os";
import * as path from "node:path";
import { expect } from "chai";
import { stringify } from "yaml";
import type { Access } from "../../provider/diagnosis/access";
import { readerOf } from "../../provider/diagnosis/clusterReader";

/** The client wants this said before it speaks without TLS. */
const plainHttp = { "insecure-skip-tls-verify": true };

/** Answers each list with one object that bears the name of the path, and notes who asked. */
class Listing {
  readonly asked: { readonly url: URL; readonly as: string }[] = [];
  private readonly server = http.createServer((request, response) => {
    const url = new URL(request.url ?? "", "http://localhost");
    this.asked.push({ url, as: request.headers.authorization ?? "" });
    if (url.pathname.endsWith("/jobs")) {
      response.writeHead(403).end("{}");
    } else {
      response.end(JSON.stringify({ items: [{ metadata: { name: url.pathname } }] }));
    }
  });

  async start(): Promise<void> {
    await new Promise<void>((done) => this.server.listen(0, "127.0.0.1", done));
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  kubeconfig(): string {
    const url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    return stringify({
      apiVersion: "v1",
      kind: "Config",
      "current-context": "first",
      clusters: ["first", "second"].map((name) => ({ name, cluster: { server: `${url}/${name}`, ...plainHttp } })),
      users: ["first", "second"].map((name) => ({ name, user: { token: `token-${name}` } })),
      contexts: ["first", "second"].map((name) => ({ name, context: { cluster: name, user: name } })),
    });
  }
}

describe("the cluster of a component", () => {
  const listing = new Listing();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "metal3-reader-"));
  const file = path.join(folder, "config");
  const ambient = process.env["KUBECONFIG"];

  before(async () => {
    await listing.start();
    fs.writeFileSync(file, listing.kubeconfig());
  });

  beforeEach(() => listing.asked.splice(0));

  after(() => {
    listing.stop();
    fs.rmSync(folder, { recursive: true });
    if (ambient === undefined) {
      delete process.env["KUBECONFIG"];
    } else {
      process.env["KUBECONFIG"] = ambient;
    }
  });

  const ways: { title: string; access: () => Access; cluster: string; as: string }[] = [
    { title: "a content", access: () => ({ kubeconfig: listing.kubeconfig() }), cluster: "first", as: "first" },
    { title: "a path", access: () => ({ kubeconfig: file }), cluster: "first", as: "first" },
    { title: "nothing but the environment", access: () => ({}), cluster: "first", as: "first" },
    {
      title: "another context",
      access: () => ({ kubeconfig: file, context: "second" }),
      cluster: "second",
      as: "second",
    },
    {
      title: "another cluster for the same user",
      access: () => ({ kubeconfig: file, cluster: "second" }),
      cluster: "second",
      as: "first",
    },
  ];
  for (const { title, access, cluster, as } of ways) {
    it(`is found by ${title}`, async () => {
      process.env["KUBECONFIG"] = title === "nothing but the environment" ? file : path.join(folder, "none");
      const { pods } = await readerOf(access()).see("metal3", { "ironic.metal3.io/ironic": "ironic" });
      expect(pods.map(({ metadata: { name } }) => name)).to.deep.equal([`/${cluster}/api/v1/namespaces/metal3/pods`]);
      expect([...new Set(listing.asked.map((request) => request.as))]).to.deep.equal([`Bearer token-${as}`]);
    });
  }

  it("is asked for objects with the labels, and skips what it may not read", async () => {
    const seen = await readerOf({ kubeconfig: file }).see("metal3", { one: "a", two: "b" });
    expect(seen.jobs).to.deep.equal([]);
    expect(seen.claims).to.have.lengthOf(1);
    const selectors = listing.asked.flatMap(({ url: { searchParams } }) => searchParams.getAll("labelSelector"));
    expect([...new Set(selectors)]).to.deep.equal(["one=a,two=b"]);
  });
});

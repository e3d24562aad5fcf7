// How containers are told of the proxy for Ironic's own calls: by a Secret, and only those that call outside.

import { expect } from "chai";
import { outgoingProxyEnv } from "../../../provider/manifests/access/proxyEnv";
import type { IronicArgs } from "../../../provider/schema/types";
import { planOf } from "../../support/rendering/planning";
import { containersOf } from "../../support/rendering/pods";

const proxy = { httpProxy: "http://proxy.example.com:3128" };
const knowing = (args: IronicArgs): string[] =>
  containersOf(args)
    .filter(({ env = [] }) => env.some(({ name }) => name === "no_proxy"))
    .map(({ name }) => name);

describe("the proxy for Ironic's own calls", () => {
  it("is known to ironic and to the downloader, by keys of one Secret that need not exist", () => {
    expect(knowing({ networking: { proxy } })).to.deep.equal(["ramdisk-downloader", "ironic"]);
    const [first] = outgoingProxyEnv(planOf({ networking: { proxy } }).networking.proxy, "ironic-proxy-1");
    expect(first).to.deep.equal({
      name: "http_proxy",
      valueFrom: { secretKeyRef: { name: "ironic-proxy-1", key: "httpProxy", optional: true } },
    });
  });

  it("is not that of the downloader when that has one of its own", () => {
    const deployRamdisk = { httpsProxy: "http://other.example.com" };
    const env = containersOf({ networking: { proxy }, deployRamdisk }).find(({ name }) => name === "ramdisk-downloader")?.env;
    expect(env?.filter(({ name }) => name.endsWith("_proxy"))).to.deep.equal([
      { name: "https_proxy", value: "http://other.example.com" },
    ]);
  });

  it("is known to nobody without one", () => {
    expect(knowing({})).to.deep.equal([]);
    expect(outgoingProxyEnv(undefined, "x")).to.deep.equal([]);
  });
});

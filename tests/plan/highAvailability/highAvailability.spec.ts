// Several Ironics: what they need and exclude, and when they are sure of whom they call.

import { expect } from "chai";
import { planIronic } from "../../../provider/plan";
import type { IronicArgs, Networking, Tls } from "../../../provider/schema/types";
import { required } from "../../support/assertions/required";
import { opened, secret, unknown } from "../../support/values/fakeLater";
import { planOf, problemsOf, warningsOf } from "../../support/rendering/planning";
import { describeRule } from "../../support/rendering/rules";
import { resourceName } from "../../support/scenarios/scenarios";

const several: IronicArgs = { highAvailability: true, database: { kind: "managed" } };
const off: Tls = { mode: "off" };
const paths = (args: IronicArgs): string[] => problemsOf(args).map(({ path }) => path);

describe("several Ironics", () => {
  it("do not exist by default", () => {
    expect(planOf().highAvailability).to.equal(undefined);
    expect(planOf({ highAvailability: false }).highAvailability).to.equal(undefined);
  });

  it("need a database that can be shared", () => {
    expect(paths({ highAvailability: true })).to.deep.equal(["database.kind"]);
    expect(paths({ highAvailability: true, database: { kind: "sqlite" } })).to.deep.equal(["database.kind"]);
    expect(paths(several)).to.deep.equal([]);
    const host = unknown<string>();
    expect(
      paths({ highAvailability: true, database: { host, name: "ironic", credentialsName: "login", disableTLS: true } }),
      "a host that only the update knows is a server all the same",
    ).to.deep.equal([]);
  });

  const exclusions: [field: string, networking: Networking][] = [
    ["ipAddress", { ipAddress: "192.0.2.10" }],
    ["ipAddress", { ipAddress: secret("192.0.2.10") }],
    ["ipAddress", { ipAddress: unknown() }],
    ["dhcp", { interface: "eno1", dhcp: { networkCIDR: "192.0.2.0/24" } }],
    ["dhcp", { interface: "eno1", dhcp: { external: true } }],
    ["externalIP", { externalIP: "192.0.2.80" }],
    ["exposure", { exposure: { type: "NodePort" } }],
  ];
  for (const [field, networking] of exclusions) {
    it(`exclude networking.${field}: ${JSON.stringify(networking)}`, () => {
      const problems = problemsOf({ ...several, networking });
      expect(problems.map(({ path }) => path)).to.deep.equal([`networking.${field}`]);
      expect(problems[0]?.reason ?? "").to.match(/^cannot be combined with highAvailability: /);
    });
  }

  it("exclude keepalived, by its newer and its older name, but not one that is off", () => {
    const vip = { ipAddress: "192.0.2.10", interface: "eno1" };
    const block: Networking = { ...vip, keepalived: { enabled: true } };
    expect(paths({ ...several, networking: block })).to.deep.equal(["networking.ipAddress", "networking.keepalived"]);
    const older: Networking = { ...vip, ipAddressManager: "keepalived" };
    expect(paths({ ...several, networking: older })).to.deep.equal([
      "networking.ipAddress",
      "networking.ipAddressManager",
    ]);
    expect(paths({ ...several, networking: { keepalived: { enabled: false }, ipAddressManager: "" } })).to.deep.equal(
      [],
    );
  });

  it("exclude a claim for /shared, but not its limit", () => {
    expect(paths({ ...several, storage: { size: "20Gi", accessMode: "ReadWriteMany" } })).to.deep.equal([
      "storage.size",
    ]);
    expect(paths({ ...several, storage: { claimName: "mine" } })).to.deep.equal(["storage.claimName"]);
    expect(paths({ ...several, storage: { sizeLimit: "20Gi" } })).to.deep.equal([]);
  });

  describeRule<string>({
    rule: "is there on every node",
    path: "prometheusExporter.bindAddress",
    args: (bindAddress) => ({
      ...several,
      prometheusExporter: { enabled: true, disableServiceMonitor: true, bindAddress },
    }),
    wrong: ["192.0.2.10", "2001:db8::10"],
    right: ["0.0.0.0", "::", "0:0::0", "127.0.0.1", "::1"],
    reason: /^cannot be combined with highAvailability/,
  });

  it("listen on an interface, or a MAC address, of each node", () => {
    expect(paths({ ...several, networking: { interface: "eno1", bindInterface: true } })).to.deep.equal([]);
    expect(paths({ ...several, networking: { macAddresses: ["52:54:00:12:34:56"] } })).to.deep.equal([]);
  });

  it("have monitors (the operator refuses them)", () => {
    expect(paths({ ...several, prometheusExporter: { enabled: true } })).to.deep.equal([]);
  });

  it("report all problems at once", () => {
    const networking: Networking = {
      ipAddress: secret("192.0.2.10"),
      externalIP: unknown(),
      dhcp: { networkCIDR: "192.0.2.0/24" },
      rpcPort: 6385,
    };
    const args: IronicArgs = {
      highAvailability: true,
      networking,
      storage: { claimName: "mine" },
      tls: { insecureRPC: false },
    };
    expect(paths(args).sort()).to.deep.equal([
      "database.kind",
      "networking.dhcp",
      "networking.externalIP",
      "networking.ipAddress",
      "networking.rpcPort",
      "storage.claimName",
      "tls.extraSANs",
    ]);
  });
});

describe("the port of JSON-RPC", () => {
  describeRule<number>({
    rule: "is a TCP port",
    path: "networking.rpcPort",
    args: (rpcPort) => ({ ...several, networking: { rpcPort } }),
    wrong: [0, 65536, 1.5],
    right: [1024, 65535],
    reason: /must be a TCP port, from 1 to 65535/,
  });

  it("is 6189 by default, and is opened in the firewall", () => {
    const { highAvailability, endpoints } = planOf(several);
    expect(highAvailability?.rpcPort).to.equal(6189);
    expect(
      endpoints.ports.filter(({ name }) => name === "json-rpc").map(({ port, protocol }) => [port, protocol]),
    ).to.deep.equal([[6189, "TCP"]]);
    expect(planOf().endpoints.ports.every(({ name }) => name !== "json-rpc")).to.equal(true);
  });

  it("may be another server's only where nobody listens on it", () => {
    expect(paths({ ...several, networking: { rpcPort: 6180 } })).to.deep.equal(["networking.rpcPort"]);
    expect(paths({ ...several, networking: { apiPort: 6189 } })).to.deep.equal(["networking.rpcPort"]);
    expect(paths({ networking: { apiPort: 6189 } })).to.deep.equal([]);
  });

  it("is warned of when it is privileged", () => {
    const low = warningsOf({ ...several, tls: off, networking: { rpcPort: 89 } });
    expect(low.some((warning) => warning.startsWith("Ports below 1024 (89)"))).to.equal(true);
  });
});

describe("verification among the Ironics", () => {
  const addresses = ["192.0.2.11", "192.0.2.12"];
  const podNetwork: Networking = { disableHostNetwork: true };
  const own: Tls = { certificateName: "mine" };
  const cases: [title: string, args: IronicArgs, verifies: boolean, warning: RegExp | undefined][] = [
    ["is off, with a word on it, for a generated certificate", {}, false, /certificates are not verified/],
    [
      "is not guessed from addresses that stand for something else",
      { tls: { extraSANs: addresses } },
      false,
      /are not verified/,
    ],
    ["is on when asked for", { tls: { extraSANs: addresses, insecureRPC: false } }, true, undefined],
    ["is on with addresses that come later", { tls: { extraSANs: unknown(), insecureRPC: false } }, true, undefined],
    ["is off without a word when that is said", { tls: { insecureRPC: true } }, false, undefined],
    ["is off without a word without TLS", { tls: off }, false, undefined],
    ["is on, with a word on it, for a certificate of the user's", { tls: own }, true, /must therefore cover/],
    [
      "is off for a certificate of the user's when that is said",
      { tls: { ...own, insecureRPC: true } },
      false,
      undefined,
    ],
    ["is off in the pod network", { networking: podNetwork }, false, /no certificate covers pod addresses/],
    ["is off in the pod network for any certificate", { networking: podNetwork, tls: own }, false, /no certificate/],
    [
      "is on in the pod network for a certificate of the user's when that is said",
      { networking: podNetwork, tls: { ...own, insecureRPC: false } },
      true,
      undefined,
    ],
  ];
  for (const [title, args, verifies, warning] of cases) {
    it(title, () => {
      const { highAvailability, warnings } = planOf({ ...several, ...args });
      expect(highAvailability?.verifiesRpc).to.equal(verifies);
      const told = warnings.filter((line) => line.startsWith("JSON-RPC"));
      expect(told).to.have.lengthOf(warning === undefined ? 0 : 1);
      expect(told[0] ?? "").to.match(warning ?? /^$/);
    });
  }

  it("needs addresses in the certificate", () => {
    for (const extraSANs of [undefined, [], ["ironic.example.com"], secret(["ironic.example.com"])]) {
      expect(paths({ ...several, tls: { insecureRPC: false, extraSANs } })).to.deep.equal(["tls.extraSANs"]);
    }
    expect(paths({ ...several, tls: { insecureRPC: false, extraSANs: [unknown()] } })).to.deep.equal([]);
    expect(paths({ ...several, tls: { insecureRPC: false, extraSANs: [secret("192.0.2.11")] } })).to.deep.equal([]);
  });

  it("cannot be provided in the pod network by a generated certificate", () => {
    const tls = { insecureRPC: false, extraSANs: addresses };
    expect(paths({ ...several, networking: podNetwork, tls })).to.deep.equal(["tls.insecureRPC"]);
  });

  it("makes the ramdisk verify as well, because hosts call the same addresses", () => {
    const tls = { insecureRPC: false, extraSANs: addresses };
    expect(planOf({ ...several, tls }).ramdisk.verifyTls).to.equal(true);
    expect(planOf(several).ramdisk.verifyTls).to.equal(false);
    const wanted = problemsOf({ ...several, deployRamdisk: { verifyTLS: true } });
    expect(wanted.map(({ path }) => path)).to.deep.equal(["deployRamdisk.verifyTLS"]);
    expect(wanted[0]?.reason ?? "").to.match(/needs the addresses of all nodes/);
    expect(warningsOf(several).every((warning) => !warning.includes("networking.ipAddress"))).to.equal(true);
  });

  it("leaves the networking service verified, whose name the certificate covers", () => {
    expect(planOf({ ...several, networkingService: { enabled: true } }).rpc).to.deep.equal({
      verifiesNetworkingService: true,
    });
  });

  it("is an option of the component, and not of extraConfig", () => {
    const extraConfig = [{ group: "json_rpc", name: "insecure", value: "true" }];
    expect(problemsOf({ ...several, extraConfig })[0]?.reason ?? "").to.match(/tls\.insecureRPC/);
    expect(problemsOf({ extraConfig })).to.deep.equal([]);
  });
});

describe("hosts that may reach several Ironics", () => {
  it("are warned of a proxy that asks only one", () => {
    const warned = (networking: Networking): boolean =>
      warningsOf({ ...several, networking }).some((warning) => warning.includes("404"));
    expect(warned({ ingress: { host: "ironic.example.com" } })).to.equal(true);
    expect(
      warned({ externalCallbackURL: "https://a.example.com", imageServerExternalURL: "https://b.example.com" }),
    ).to.equal(true);
    expect(warned({})).to.equal(false);
  });

  it("get no warnings about excluded inputs when pods are out of their reach", () => {
    const warnings = warningsOf({ ...several, tls: off, networking: { disableHostNetwork: true } });
    expect(warnings.some((warning) => warning.includes("routed to them"))).to.equal(true);
    expect(warnings.every((warning) => !/externalIP|exposure/.test(warning))).to.equal(true);
  });

  it("are also compared with ports that only the update knows", () => {
    const { plan } = {
      plan: undefined,
      ...planIronic(resourceName, { ...several, networking: { rpcPort: unknown() } }),
    };
    const highAvailability = required(plan?.highAvailability);
    expect(opened(highAvailability.rpcPort)).not.to.equal(6189);
  });
});

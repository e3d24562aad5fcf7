// Names: which ones are taken, and what derives from them.

import { expect } from "chai";
import { planOf, problemsOf } from "../../support/rendering/planning";
import { unknown } from "../../support/values/fakeLater";

const fortyLetters = `a${"b".repeat(39)}`;

describe("the name of the deployment", () => {
  for (const name of ["ironic", "a", "ironic-2", fortyLetters]) {
    it(`${name} is accepted`, () => expect(problemsOf({ name })).to.deep.equal([]));
  }
  const refused = [
    { why: "nothing", name: "" },
    { why: "a capital", name: "Ironic" },
    { why: "a digit first, which Service names cannot have", name: "1ronic" },
    { why: "a hyphen first", name: "-ironic" },
    { why: "a hyphen last", name: "ironic-" },
    { why: "a dot", name: "ironic.one" },
    { why: "an underscore", name: "ironic_one" },
    { why: "a line break at the end", name: "ironic\n" },
    { why: "41 characters", name: `${fortyLetters}c` },
  ];
  for (const { why, name } of refused) {
    it(`with ${why} is refused`, () => {
      const [problem, ...others] = problemsOf({ name });
      expect([problem?.path, problem?.shown, others]).to.deep.equal(["name", JSON.stringify(name), []]);
      expect(problem?.reason ?? "").to.match(/^must be lower-case letters, digits and "-"/);
    });
  }

  it("is that of the resource when none is given, and then the resource's name must fit", () => {
    expect(planOf().names.base).to.equal("ironic");
    const [problem, ...others] = problemsOf({}, "Ironic_1");
    expect([problem?.path, problem?.shown, others]).to.deep.equal(["name", '"Ironic_1"', []]);
    expect(problem?.reason ?? "").to.match(/^the name of the Pulumi resource cannot be used, so name is required/);
  });

  it("makes the resource's name free", () => {
    expect(problemsOf({ name: "ironic" }, "Ironic_1")).to.deep.equal([]);
  });

  it("gives the names of all objects, as metal3-io/ironic-standalone-operator has them", () => {
    expect(planOf({ name: "metal" }).names).to.deep.equal({
      base: "metal",
      workload: "metal-service",
      service: "metal",
      credentials: "metal-credentials",
      htpasswd: "metal-htpasswd",
      tls: "metal-tls",
      database: "metal-database",
      databaseData: "metal-database-data",
      databaseBackups: "metal-database-backup",
      databaseSecrets: {
        server: "metal-database-server",
        admin: "metal-database-admin",
        backup: "metal-database-backup",
        client: "metal-database-client",
      },
      databaseBackup: "metal-db-backup",
      databaseAccounts: "metal-db-accounts",
      databaseRetire: "metal-db-retire",
      databaseRestore: "metal-db-restore",
      databaseDump: "metal-db-dump",
      databaseUpgrade: "metal-db-upgrade",
      databaseMigrate: "metal-db-migrate",
      rpc: "metal-rpc",
      options: "metal-options",
      proxy: "metal-proxy",
      trustedCa: "metal-trusted-ca",
      mirrorCa: "metal-mirror-ca",
      bmcCa: "metal-bmc-ca",
      shared: "metal-shared",
      networking: "metal-networking",
      networkingService: "metal-networking-service",
      switchConfig: "metal-switch-config",
      switchCredentials: "metal-switch-credentials",
      metrics: "metal-metrics",
      alerts: "metal-alerts",
      dashboard: "metal-dashboard",
      keepalivedPassword: "metal-keepalived",
      exposure: "metal-external",
      ingress: "metal",
      ingressTls: "metal-ingress-tls",
      route: "metal",
      apiTls: "metal-api-tls",
      virtualMediaTls: "metal-media-tls",
      gatewayCa: "metal-gateway-ca",
      networkPolicy: "metal",
      leases: "metal-leases",
    });
  });
});

describe("the namespace", () => {
  it("is by default baremetal-operator-system, and not created", () => {
    expect(planOf().namespace).to.deep.equal({ name: "baremetal-operator-system", create: false });
  });

  it("may come later", () => {
    const name = unknown<string>();
    expect(planOf({ namespace: name, createNamespace: true }).namespace).to.deep.equal({ name, create: true });
  });
});

describe("two deployments in one namespace", () => {
  it("share no name of an object", () => {
    const names = (name: string): string[] =>
      Object.values(planOf({ name }).names).flatMap((value: string | Record<string, string>) =>
        typeof value === "string" ? [value] : Object.values(value),
      );
    expect(names("west").filter((name) => names("east").includes(name))).to.deep.equal([]);
  });
});

// Database: which kind it is, which fields each kind has, and where a managed one is found.

import { expect } from "chai";
import type { Database } from "../../../provider/schema/types";
import { variant } from "../../support/assertions/required";
import { opened, unknown } from "../../support/values/fakeLater";
import { planOf, problemsOf } from "../../support/rendering/planning";
import { describeRule } from "../../support/rendering/rules";

const external: Database = {
  host: "db.example.com",
  name: "ironic",
  credentialsName: "login",
  tlsCertificateName: "database-ca",
};

describe("the kind of database", () => {
  const kinds: { title: string; database?: Database; kind: string }[] = [
    { title: "is sqlite when nothing is said", kind: "sqlite" },
    { title: "is external when a host is given, as in the operator", database: external, kind: "external" },
    { title: "is what is asked for", database: { kind: "managed" }, kind: "managed" },
  ];
  for (const { title, database, kind } of kinds) {
    it(title, () => expect(planOf({ database }).database.kind).to.equal(kind));
  }

  it("is external also while the host is not known", () => {
    expect(planOf({ database: { ...external, host: unknown() } }).database.kind).to.equal("external");
  });
});

describe("fields of the database", () => {
  it("of two kinds without a kind are refused one by one", () => {
    expect(problemsOf({ database: { credentialsName: "c", backup: {} } }).map(({ path }) => path)).to.deep.equal([
      "database.credentialsName",
      "database.backup",
    ]);
  });

  const misplaced: { database: Database; path: string; reason: RegExp }[] = [
    {
      database: { kind: "sqlite", backup: {} },
      path: "database.kind",
      reason: /^is sqlite, which does not have database\.backup: set database\.kind to managed/,
    },
    {
      database: { rotation: "1", backup: {} },
      path: "database.kind",
      reason: /^is sqlite, which does not have database\.rotation and database\.backup: set database\.kind to managed/,
    },
    {
      database: { name: "ironic", credentialsName: "c" },
      path: "database.host",
      reason:
        /^is required with database\.name and database\.credentialsName, which sqlite does not have: the server of your database$/,
    },
    {
      database: { name: "ironic" },
      path: "database.host",
      reason:
        /^is required with database\.name, which sqlite does not have: the server of your database, or set database\.kind/,
    },
    {
      database: { kind: "managed", host: "db" },
      path: "database.host",
      reason: /^applies only with database\.kind external, and it is managed/,
    },
    {
      database: { ...external, protect: true },
      path: "database.protect",
      reason: /^applies only with database\.kind managed, and it is external/,
    },
  ];
  for (const { database, path, reason } of misplaced) {
    it(`of another kind are refused: ${path} with ${JSON.stringify(database)}`, () => {
      const [problem, ...others] = problemsOf({ database });
      expect(others).to.deep.equal([]);
      expect(problem?.path).to.equal(path);
      expect(problem?.reason ?? "").to.match(reason);
    });
  }

  describeRule({
    rule: "names a database that the server does not need itself",
    path: "database.name",
    args: (name) => ({ database: { kind: "managed", name } }),
    wrong: ["", "a`b", "mysql", "METAL3", "x".repeat(49)],
    right: ["ironic", "ironic_production-2", "x".repeat(48)],
    reason: /letters|is reserved by/,
  });
});

describe("a managed database", () => {
  it("is found by its Service, and its certificate is made out to all forms of that name", () => {
    const database = variant(
      planOf({ name: "metal", namespace: "ns", database: { kind: "managed" } }).database,
      "kind",
      "managed",
    );
    expect(opened(database.host)).to.equal("metal-database.ns.svc");
    expect(opened(database.dnsNames)).to.deep.equal([
      "metal-database.ns.svc",
      "metal-database.ns.svc.cluster.local",
      "metal-database.ns",
      "metal-database",
      "localhost",
    ]);
  });
});

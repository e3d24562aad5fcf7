// An external database: what must be given, what excludes what, and what the Ironic image can make a URL of.

import { expect } from "chai";
import type { Database } from "../../../provider/schema/types";
import { variant } from "../../support/assertions/required";
import { opened } from "../../support/values/fakeLater";
import { planOf, problemsOf, warningsOf } from "../../support/rendering/planning";
import { describeRule } from "../../support/rendering/rules";

const pem = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
const whole = { host: "db.example.com", name: "ironic", credentialsName: "login", tlsCertificateName: "ca" };
const given: Database = { host: "db", name: "ironic", username: "u", password: "p", caCertificate: pem };

describe("an external database", () => {
  const incomplete: { database: Database; paths: string[] }[] = [
    { database: { kind: "external" }, paths: ["host", "name", "credentialsName", "tlsCertificateName"] },
    { database: { ...whole, credentialsName: undefined }, paths: ["credentialsName"] },
    { database: { ...given, password: undefined }, paths: ["password"] },
    { database: { ...given, username: undefined }, paths: ["username"] },
    { database: { ...whole, username: "u", password: "p" }, paths: ["username", "password"] },
    { database: { ...whole, caCertificate: pem }, paths: ["tlsCertificateName"] },
    { database: { ...whole, tlsCertificateName: undefined }, paths: ["tlsCertificateName"] },
    { database: { ...whole, disableTLS: true }, paths: ["disableTLS"] },
  ];
  for (const { database, paths } of incomplete) {
    it(`is refused whole: ${Object.keys(database).join(", ")} lacks ${paths.join(", ")}`, () => {
      expect(problemsOf({ database }).map(({ path }) => path)).to.deep.equal(paths.map((field) => `database.${field}`));
    });
  }

  it("is used without TLS only on request, and then with a warning", () => {
    const { tlsCertificateName: _, ...plain } = whole;
    const args = { database: { ...plain, disableTLS: true }, networking: { ipAddress: "192.0.2.10" } };
    expect(warningsOf(args).join()).to.match(/not encrypted/);
    expect(warningsOf({ ...args, database: whole }).join()).not.to.match(/not encrypted/);
  });

  it("has an IPv6 address in brackets, as a URL needs it", () => {
    const database = variant(planOf({ database: { ...whole, host: "2001:DB8::53" } }).database, "kind", "external");
    expect(opened(database.host)).to.equal("[2001:db8::53]");
  });

  it("treats certificates with any line ending as equal", () => {
    const ca = (caCertificate: string): unknown => {
      const { database } = planOf({ database: { ...given, caCertificate } });
      return database.kind === "external" ? opened(database.ca) : undefined;
    };
    expect(ca(pem.replaceAll("\n", "\r\n"))).to.deep.equal(ca(`\n${pem}`));
  });

  describeRule({
    rule: "is a host with an optional port",
    path: "database.host",
    args: (host) => ({ database: { ...whole, host } }),
    wrong: ["", "http://db", "db:", "db:0", "db:70000", "[db]:3306", "user@db"],
    right: ["db", "db.example.com:3306", "192.0.2.1:3307", "2001:db8::1", "[2001:db8::1]:3306"],
    reason: /host name or an IP address/,
  });
  describeRule({
    rule: "fits into a URL",
    path: "database.password",
    args: (password) => ({ database: { ...given, password } }),
    wrong: ["", "with@at", "with/slash", "with blank", "per%cent"],
    right: ["letters123", "a.b_c-d~e"],
    reason: /URL without escaping/,
  });
});

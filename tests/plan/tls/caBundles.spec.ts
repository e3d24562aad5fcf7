// CA certificates given by the user.

import { expect } from "chai";
import type { Tls } from "../../../provider/schema/types";
import { variant } from "../../support/assertions/required";
import { opened, unknown } from "../../support/values/fakeLater";
import { planOf, problemsOf } from "../../support/rendering/planning";
import { describeRule } from "../../support/rendering/rules";

const pem = "-----BEGIN CERTIFICATE-----\none\n-----END CERTIFICATE-----";

describe("CA certificates of the user", () => {
  it("are in an object, or are text in a canonical form", () => {
    const bmcCA = { kind: "Secret", name: "bmc" } as const;
    const { bmc, trusted } = planOf({
      tls: { bmcCA, trustedCA: { pem: `\r\n${pem.replaceAll("\n", "\r\n")}\r\n` } },
    }).caBundles;
    expect(bmc).to.deep.equal({ kind: "object", object: { kind: "Secret", name: "bmc", key: undefined } });
    expect(trusted).to.deep.equal({ kind: "pem", pem: `${pem}\n` });
  });

  it("may be named the deprecated way", () => {
    const { bmc, trusted } = planOf({ tls: { bmcCAName: "bmc", trustedCAName: "bundle" } }).caBundles;
    expect(bmc).to.deep.equal({ kind: "object", object: { kind: "Secret", name: "bmc", key: undefined } });
    expect(trusted).to.deep.equal({ kind: "object", object: { kind: "ConfigMap", name: "bundle", key: undefined } });
  });

  it("may be named both ways that agree", () => {
    const trustedCA = { kind: "ConfigMap", name: "bundle", key: "ca.pem" } as const;
    const { trusted } = planOf({ tls: { trustedCA, trustedCAName: "bundle" } }).caBundles;
    expect(trusted).to.deep.equal({ kind: "object", object: { kind: "ConfigMap", name: "bundle", key: "ca.pem" } });
  });

  it("may come later", () => {
    const bmc = variant(planOf({ tls: { bmcCA: { pem: unknown() } } }).caBundles.bmc, "kind", "pem");
    expect(opened(bmc.pem)).to.equal("[unknown]");
  });

  const wrong: { title: string; tls: Tls; problems: [string, RegExp][] }[] = [
    { title: "nothing in the block", tls: { bmcCA: {} }, problems: [["tls.bmcCA", /^needs either kind and name/]] },
    {
      title: "a name without a kind",
      tls: { trustedCA: { name: "x" } },
      problems: [["tls.trustedCA", /^needs either kind and name/]],
    },
    {
      title: "text and an object",
      tls: { bmcCA: { pem, kind: "Secret", name: "x", key: "k" } },
      problems: [
        ["tls.bmcCA.kind", /^cannot be combined with tls\.bmcCA\.pem/],
        ["tls.bmcCA.name", /^cannot be combined with /],
        ["tls.bmcCA.key", /^cannot be combined with /],
      ],
    },
    {
      title: "two names that differ",
      tls: { bmcCA: { kind: "Secret", name: "one" }, bmcCAName: "two" },
      problems: [["tls.bmcCAName", /^must agree with tls\.bmcCA/]],
    },
    {
      title: "two kinds that differ",
      tls: { trustedCA: { kind: "Secret", name: "one" }, trustedCAName: "one" },
      problems: [["tls.trustedCAName", /^must agree with tls\.trustedCA/]],
    },
  ];
  for (const { title, tls, problems } of wrong) {
    it(`are refused with ${title}`, () => {
      const found = problemsOf({ tls });
      expect(found.map(({ path }) => path)).to.deep.equal(problems.map(([path]) => path));
      problems.forEach(([, reason], i) => {
        expect(found[i]?.reason ?? "").to.match(reason);
      });
    });
  }

  describeRule<string>({
    rule: "is a key of an object",
    path: "tls.trustedCA.key",
    args: (key) => ({ tls: { trustedCA: { kind: "ConfigMap", name: "x", key } } }),
    wrong: ["", "a/b", "..", "a b"],
    right: ["ca.crt", "ca-bundle_1.pem"],
    reason: /must be a key of a ConfigMap or Secret/,
  });
  describeRule<string>({
    rule: "is certificates alone",
    path: "tls.trustedCA.pem",
    args: (text) => ({ tls: { trustedCA: { pem: text } } }),
    wrong: ["hello there"],
    unshown: [`${pem}\n-----BEGIN RSA PRIVATE KEY-----\nkey`],
    right: [pem, `${pem}\n${pem}`],
    reason: /must (hold certificates|contain only certificates)/,
  });
});

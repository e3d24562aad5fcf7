// Authorities that the user brings, and generations of our own.

import assert from "node:assert/strict";
import type { Tls } from "../../provider/schema/types";
import { opened, unknown } from "../support/fakeLater";
import { planOf, problemsOf } from "../support/planning";
import { describeRule } from "../support/rules";

const pem = "-----BEGIN CERTIFICATE-----\none\n-----END CERTIFICATE-----";

describe("authorities of the user's own", () => {
  it("lie in an object, or are text in one spelling", () => {
    const bmcCA = { kind: "Secret", name: "bmc" } as const;
    const { bmc, trusted } = planOf({
      tls: { bmcCA, trustedCA: { pem: `\r\n${pem.replaceAll("\n", "\r\n")}\r\n` } },
    }).authorities;
    assert.deepEqual(bmc, { source: "object", kind: "Secret", name: "bmc", key: undefined });
    assert.deepEqual(trusted, { source: "pem", pem: `${pem}\n` });
  });

  it("may be named the deprecated way", () => {
    const { bmc, trusted } = planOf({ tls: { bmcCAName: "bmc", trustedCAName: "bundle" } }).authorities;
    assert.deepEqual(bmc, { source: "object", kind: "Secret", name: "bmc", key: undefined });
    assert.deepEqual(trusted, { source: "object", kind: "ConfigMap", name: "bundle", key: undefined });
  });

  it("may be named both ways that agree", () => {
    const trustedCA = { kind: "ConfigMap", name: "bundle", key: "ca.pem" } as const;
    const { trusted } = planOf({ tls: { trustedCA, trustedCAName: "bundle" } }).authorities;
    assert.deepEqual(trusted, { source: "object", kind: "ConfigMap", name: "bundle", key: "ca.pem" });
  });

  it("may come later", () => {
    const { bmc } = planOf({ tls: { bmcCA: { pem: unknown() } } }).authorities;
    assert.ok(bmc?.source === "pem");
    assert.equal(opened(bmc.pem), "[unknown]");
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
        ["tls.bmcCA.kind", /^excludes tls\.bmcCA\.pem/],
        ["tls.bmcCA.name", /^excludes/],
        ["tls.bmcCA.key", /^excludes/],
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
      assert.deepEqual(
        found.map(({ path }) => path),
        problems.map(([path]) => path),
      );
      problems.forEach(([, reason], i) => assert.match(found[i]?.reason ?? "", reason));
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
    wrong: ["hello there", `${pem}\n-----BEGIN RSA PRIVATE KEY-----\nkey`],
    right: [pem, `${pem}\n${pem}`],
    reason: /must hold (certificates|nothing but certificates)/,
  });
});

describe("generations of the authority", () => {
  it("are the first alone when nothing is said", () => {
    const { tls } = planOf({});
    assert.ok(tls.mode === "generated");
    assert.deepEqual([tls.caGeneration, tls.trustedCaGenerations], [1, []]);
  });

  it("are trusted in one order", () => {
    const { tls } = planOf({ tls: { caGeneration: 3, trustedCAGenerations: [4, 2] } });
    assert.ok(tls.mode === "generated");
    assert.deepEqual(tls.trustedCaGenerations, [2, 4]);
  });

  const wrong: { title: string; tls: Tls; path: string; reason: RegExp }[] = [
    { title: "no number", tls: { caGeneration: 0 }, path: "tls.caGeneration", reason: /^must be a whole number/ },
    {
      title: "the active one among the trusted",
      tls: { caGeneration: 2, trustedCAGenerations: [2] },
      path: "tls.trustedCAGenerations[0]",
      reason: /^is tls\.caGeneration itself/,
    },
    {
      title: "one of them twice",
      tls: { trustedCAGenerations: [2, 2] },
      path: "tls.trustedCAGenerations[1]",
      reason: /^stands in the list already/,
    },
    {
      title: "a certificate of the user's own",
      tls: { certificateName: "cert", caGeneration: 2 },
      path: "tls.caGeneration",
      reason: /^applies only with tls\.mode generated, and it is secret/,
    },
  ];
  for (const { title, tls, path, reason } of wrong) {
    it(`are refused with ${title}`, () => {
      const [problem, ...others] = problemsOf({ tls });
      assert.deepEqual([problem?.path, others], [path, []]);
      assert.match(problem?.reason ?? "", reason);
    });
  }
});

describe("a certificate of cert-manager", () => {
  it("covers what a generated one covers", () => {
    const networking = { ipAddress: "192.0.2.10" };
    const [own, theirs] = [
      planOf({ networking }).tls,
      planOf({ networking, tls: { issuerRef: { name: "site" } } }).tls,
    ];
    assert.ok(own.mode === "generated" && theirs.mode === "certManager");
    assert.deepEqual([theirs.dnsNames, theirs.ipAddresses], [own.dnsNames, own.ipAddresses]);
    assert.deepEqual(theirs.issuer, { name: "site", kind: "Issuer", group: "cert-manager.io" });
  });

  it("needs an issuer", () => {
    const [problem] = problemsOf({ tls: { mode: "certManager" } });
    assert.equal(problem?.path, "tls.issuerRef");
  });
});

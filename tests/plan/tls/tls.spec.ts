// TLS: where the certificate comes from, what it covers and how long it lives.

import { expect } from "chai";
import type { Tls } from "../../../provider/schema/types";
import type { GeneratedTls } from "../../../provider/plan/tls/tls";
import { variant } from "../../support/assertions/required";
import { opened, secret, unknown } from "../../support/values/fakeLater";
import { planOf, problemsOf, warningsOf } from "../../support/rendering/planning";
import { describeRule } from "../../support/rendering/rules";

function generated(args: Parameters<typeof planOf>[0]): GeneratedTls {
  const tls = variant(planOf(args).tls, "kind", "generated");
  return tls;
}

describe("the mode of TLS", () => {
  const scenarios: { title: string; tls?: Tls; mode: string }[] = [
    { title: "is generated when nothing is said", mode: "generated" },
    { title: "is secret when only a certificate is named", tls: { certificateName: "cert" }, mode: "secret" },
    { title: "is secret when the named certificate comes later", tls: { certificateName: unknown() }, mode: "secret" },
    { title: "is certManager when only an issuer is named", tls: { issuerRef: { name: "site" } }, mode: "certManager" },
    { title: "is what is said", tls: { mode: "off" }, mode: "off" },
  ];
  for (const { title, tls, mode } of scenarios) {
    it(title, () => expect(planOf({ tls }).tls.kind).to.equal(mode));
  }

  it("off is warned of", () => {
    expect(warningsOf({ tls: { mode: "off" } })[0] ?? "").to.match(/^TLS is off: .* unencrypted/);
    expect(warningsOf({}).filter((line) => line.startsWith("TLS is off"))).to.deep.equal([]);
  });
});

describe("fields of TLS that do not go together", () => {
  const scenarios: { title: string; tls: Tls; problems: [string, string | undefined, RegExp][] }[] = [
    {
      title: "mode secret without a certificate",
      tls: { mode: "secret" },
      problems: [["tls.certificateName", undefined, /^is required with tls\.mode secret/]],
    },
    {
      title: "a certificate with mode generated",
      tls: { mode: "generated", certificateName: "cert" },
      problems: [["tls.certificateName", '"cert"', /^applies only with tls\.mode secret, and it is generated/]],
    },
    {
      title: "a certificate with mode off",
      tls: { mode: "off", certificateName: secret("cert-name") },
      problems: [["tls.certificateName", undefined, /^applies only with tls\.mode secret, and it is off/]],
    },
    {
      title: "settings of a generated certificate with a certificate of the user's own",
      tls: { certificateName: "cert", extraSANs: ["a.example"], validityHours: 100, renewBeforeHours: 10 },
      problems: [
        ["tls.extraSANs", '["a.example"]', /^applies only with tls\.mode generated or certManager, and it is secret/],
        ["tls.validityHours", "100", /^applies only/],
        ["tls.renewBeforeHours", "10", /^applies only/],
      ],
    },
  ];
  for (const { title, tls, problems } of scenarios) {
    it(title, () => {
      const found = problemsOf({ tls });
      expect(found.map(({ path, shown }) => [path, shown])).to.deep.equal(
        problems.map(([path, shown]) => [path, shown]),
      );
      problems.forEach(([, , reason], i) => {
        expect(found[i]?.reason ?? "").to.match(reason);
      });
    });
  }

  it("shows a list with a secret in it, but not the secret", () => {
    const [problem] = problemsOf({ tls: { mode: "off", extraSANs: ["a.example", secret("hidden.example")] } });
    expect(problem?.shown).to.equal('["a.example","[secret]"]');
  });
});

describe("the life of a generated certificate", () => {
  const lives: { title: string; tls: Tls; expected: [validity: number, renewBefore: number] }[] = [
    { title: "is a year, renewed 30 days before its end", tls: {}, expected: [8760, 720] },
    { title: "that is short is renewed in its last third", tls: { validityHours: 100 }, expected: [100, 33] },
    { title: "of a day is renewed in its last third", tls: { validityHours: 24 }, expected: [24, 8] },
    { title: "may be renewed in its last hour", tls: { renewBeforeHours: 1 }, expected: [8760, 1] },
    {
      title: "is what is said",
      tls: { validityHours: 87600, renewBeforeHours: 87599 },
      expected: [87600, 87599],
    },
  ];
  for (const { title, tls, expected } of lives) {
    it(title, () => {
      const { validityHours, renewBeforeHours } = generated({ tls });
      expect([validityHours, renewBeforeHours]).to.deep.equal(expected);
    });
  }

  it("expires before its CA, even if it is signed just before the CA is renewed", () => {
    for (const validityHours of [24, 8760, 87600]) {
      const tls = generated({ tls: { validityHours } });
      expect(tls.caRenewBeforeHours).to.be.at.least(tls.validityHours);
      expect(tls.caValidityHours).to.be.above(tls.caRenewBeforeHours);
    }
  });

  const wrong: { tls: Tls; path: string; shown: string; reason: RegExp }[] = [
    { tls: { validityHours: 23 }, path: "tls.validityHours", shown: "23", reason: /^must be from 24 .* to 87600/ },
    { tls: { validityHours: 87601 }, path: "tls.validityHours", shown: "87601", reason: /^must be from 24/ },
    { tls: { validityHours: Number.NaN }, path: "tls.validityHours", shown: "null", reason: /^must be from 24/ },
    { tls: { renewBeforeHours: 0 }, path: "tls.renewBeforeHours", shown: "0", reason: /^must be at least 1/ },
    {
      tls: { renewBeforeHours: 8760 },
      path: "tls.renewBeforeHours",
      shown: "8760",
      reason: /less than the certificate's validity of 8760 hours, or every update would renew it/,
    },
    {
      tls: { validityHours: 48, renewBeforeHours: 48 },
      path: "tls.renewBeforeHours",
      shown: "48",
      reason: /validity of 48 hours/,
    },
  ];
  for (const { tls, path, shown, reason } of wrong) {
    it(`cannot be ${JSON.stringify(tls)}`, () => {
      const [problem, ...others] = problemsOf({ tls });
      expect([problem?.path, problem?.shown, others]).to.deep.equal([path, shown, []]);
      expect(problem?.reason ?? "").to.match(reason);
    });
  }
});

describe("a generated certificate covers", () => {
  const ownNames = [
    "ironic",
    "ironic.baremetal-operator-system",
    "ironic.baremetal-operator-system.svc",
    "ironic.baremetal-operator-system.svc.cluster.local",
    "localhost",
  ];

  it("the names of the Service and the loopback addresses", () => {
    const { dnsNames, ipAddresses } = generated({});
    expect([dnsNames, ipAddresses]).to.deep.equal([ownNames, ["127.0.0.1", "::1"]]);
  });

  it("the given and the external address, in their one spelling", () => {
    const { ipAddresses } = generated({ networking: { ipAddress: "2001:DB8:0::10", externalIP: "192.0.2.80" } });
    expect(ipAddresses).to.deep.equal(["127.0.0.1", "192.0.2.80", "2001:db8::10", "::1"]);
  });

  it("further names and addresses: sorted, in one spelling, each once", () => {
    const extraSANs = ["z.example", "A.example", "a.example", "2001:0db8::10", "192.0.2.10", "::1", "LOCALHOST"];
    const { dnsNames, ipAddresses } = generated({ tls: { extraSANs }, networking: { ipAddress: "2001:db8::10" } });
    expect(dnsNames).to.deep.equal(["a.example", ...ownNames, "z.example"]);
    expect(ipAddresses).to.deep.equal(["127.0.0.1", "192.0.2.10", "2001:db8::10", "::1"]);
  });

  it("the same for names in any order, so that reordering does not issue another one", () => {
    const [one, other] = [
      ["b.example", "a.example", "192.0.2.9"],
      ["192.0.2.9", "a.example", "b.example"],
    ].map((extraSANs) => generated({ tls: { extraSANs } }));
    expect(one).to.deep.equal(other);
  });

  it("secret names, as a secret", () => {
    const { dnsNames } = generated({ tls: { extraSANs: ["b.example", secret("a.example")] } });
    expect(opened(dnsNames)).to.deep.equal(["a.example", "b.example", ...ownNames].sort());
  });

  it("names that come later, one of them or all", () => {
    expect(opened(generated({ tls: { extraSANs: [unknown()] } }).dnsNames)).to.equal("[unknown]");
    expect(opened(generated({ tls: { extraSANs: unknown() } }).ipAddresses)).to.equal("[unknown]");
    expect(opened(generated({ namespace: unknown() }).dnsNames)).to.equal("[unknown]");
  });

  describeRule<string>({
    rule: "is a DNS name or an address",
    path: "tls.extraSANs[1]",
    args: (san) => ({ tls: { extraSANs: ["fine.example", san] } }),
    wrong: [
      "",
      "https://ironic.example",
      "ironic.example:6385",
      "192.0.2.0/24",
      "[2001:db8::1]",
      "under_score.example",
    ],
    right: ["ironic.example", "*.example.com", "192.0.2.10", "2001:db8::10"],
    reason: /must be a DNS name or an IP address/,
  });
});

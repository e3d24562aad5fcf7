// Which certificates of a program are the user's, where they lie, and what those that are served must cover.

import { expect } from "chai";
import { isInCluster, ownCertificates } from "../../provider/plan/ownCertificates";
import type { IronicArgs } from "../../provider/schema/types";
import { planOf } from "../support/rendering/planning";
import { opened, unknown } from "../support/values/fakeLater";

const pem = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";

/** input: place, and what must be covered. */
const found = (args: IronicArgs): string[] =>
  ownCertificates(planOf(args)).map(({ input, source, covers }) => {
    const place =
      source.kind === "pem" ? "text" : [source.kind, opened(source.name), opened(source.key) ?? "*"].join(" ");
    return [`${input}: ${place}`, ...covers.map(({ host }) => String(opened(host)))].join(" + ");
  });

describe("certificates of the user's", () => {
  const cases: { title: string; args: IronicArgs; expected: string[] }[] = [
    { title: "are none with what is generated", args: { networking: { ipAddress: "192.0.2.1" } }, expected: [] },
    {
      title: "must cover the address that hosts call, and for the hand-over the Service",
      args: {
        tls: { certificateName: "own", virtualMedia: { certificateName: "media" } },
        networking: { ipAddress: "2001:db8::1" },
        bareMetalOperator: {},
      },
      expected: [
        "tls.certificateName: Secret own tls.crt + 2001:db8::1 + ironic.baremetal-operator-system.svc",
        "tls.virtualMedia.certificateName: Secret media tls.crt + 2001:db8::1",
      ],
    },
    {
      title: "need not cover an address that only the node knows",
      args: { tls: { certificateName: "own" } },
      expected: ["tls.certificateName: Secret own tls.crt"],
    },
    {
      title: "must cover the external address instead of the own one",
      args: { tls: { certificateName: "own" }, networking: { ipAddress: "192.0.2.1", externalIP: "192.0.2.9" } },
      expected: ["tls.certificateName: Secret own tls.crt + 192.0.2.9"],
    },
    {
      title: "need not cover what a proxy answers, but its own must",
      args: { tls: { certificateName: "own" }, networking: { ingress: { host: "ironic.example.com" } } },
      expected: [
        "tls.certificateName: Secret own tls.crt",
        "networking.ingress.tlsSecretName: Secret ironic-ingress-tls tls.crt + ironic.example.com",
      ],
    },
    {
      title: "must cover a URL that Ironic itself answers",
      args: {
        tls: { certificateName: "own" },
        networking: {
          ipAddress: "192.0.2.1",
          externalCallbackURL: "https://192.0.2.1:6385",
          imageServerExternalURL: "https://media.example.com",
        },
      },
      expected: ["tls.certificateName: Secret own tls.crt + 192.0.2.1"],
    },
    {
      title: "verify others, from texts and objects",
      args: {
        tls: {
          bmcCA: { kind: "Secret", name: "bmcs" },
          trustedCA: { kind: "ConfigMap", name: "cas" },
        },
        deployRamdisk: { mirrorCA: { pem } },
        database: { host: "db.example.com", name: "ironic", credentialsName: "login", caCertificate: pem },
      },
      expected: [
        "tls.bmcCA: Secret bmcs *",
        "tls.trustedCA: ConfigMap cas ca.crt",
        "deployRamdisk.mirrorCA: text",
        "database.caCertificate: text",
      ],
    },
    {
      title: "verify the database and the Gateway's backend, from objects",
      args: {
        tls: { certificateName: "own" },
        networking: { gateway: { host: "a.example", gatewayName: "public", caConfigMapName: "cas" } },
        database: { host: "db.example.com", name: "ironic", credentialsName: "login", tlsCertificateName: "db-ca" },
      },
      expected: [
        "tls.certificateName: Secret own tls.crt",
        "database.tlsCertificateName: Secret db-ca tls.crt",
        "networking.gateway.caConfigMapName: ConfigMap cas ca.crt",
      ],
    },
  ];
  for (const { title, args, expected } of cases) {
    it(title, () => expect(found(args)).to.deep.equal(expected));
  }

  it("are in the cluster when they are objects whose name is known", () => {
    const inCluster = (args: IronicArgs) => ownCertificates(planOf(args)).map(isInCluster);
    expect(inCluster({ tls: { certificateName: "own", bmcCA: { pem } } })).to.deep.equal([true, false]);
    expect(inCluster({ tls: { certificateName: unknown() } })).to.deep.equal([false]);
  });
});

// Names that users give: none is that of another object, and all that are wrong are told at once.

import { expect } from "chai";
import type { IronicArgs } from "../../provider/schema/types";
import { planOf, problemsOf } from "../support/rendering/planning";
import { secret, unknown } from "../support/values/fakeLater";

const pem = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
const digest = "0123456789ab";

const paths = (args: IronicArgs): string[] =>
  problemsOf(args)
    .filter(({ reason }) => reason.startsWith("must differ from"))
    .map(({ path }) => path);

describe("a name that the user gives", () => {
  const colliding: readonly [path: string, args: IronicArgs][] = [
    [
      "bareMetalOperator.configMapName",
      { tls: { bmcCA: { pem } }, bareMetalOperator: { configMapName: "ironic-bmc-ca" } },
    ],
    [
      "bareMetalOperator.configMapName",
      {
        prometheusExporter: { enabled: true, dashboard: true },
        bareMetalOperator: { configMapName: "ironic-dashboard" },
      },
    ],
    ["bareMetalOperator.caSecretName", { bareMetalOperator: { caSecretName: "ironic-credentials" } }],
    ["bareMetalOperator.caSecretName", { bareMetalOperator: { caSecretName: `ironic-tls-${digest}` } }],
    ["bareMetalOperator.caSecretName", { bareMetalOperator: { caSecretName: secret("ironic-credentials") } }],
    [
      "bareMetalOperator.caSecretName",
      { tls: { certificateName: "own" }, bareMetalOperator: { caSecretName: "own", caCertificate: pem } },
    ],
    [
      "bareMetalOperator.credentialsSecretName",
      { networkingService: { enabled: true }, bareMetalOperator: { credentialsSecretName: "ironic-switch-config" } },
    ],
    [
      "bareMetalOperator.configMapName",
      { tls: { trustedCA: { kind: "ConfigMap", name: "cas" } }, bareMetalOperator: { configMapName: "cas" } },
    ],
    ["bareMetalOperator.restart[0].name", { bareMetalOperator: { restart: [{ name: "ironic-service" }] } }],
    ["tls.bmcCA.name", { tls: { bmcCA: { kind: "Secret", name: "ironic-credentials" } } }],
    ["tls.certificateName", { tls: { certificateName: "ironic-credentials" } }],
    [
      "database.backup.storage.claimName",
      { database: { kind: "managed", backup: { storage: { claimName: "ironic-database-data" } } } },
    ],
    ["storage.claimName", { storage: { claimName: "ironic-database-data" }, database: { kind: "managed" } }],
    [
      "database.restoreFrom.claimName",
      { database: { kind: "managed", restoreFrom: { file: "latest", claimName: "ironic-database-data" } } },
    ],
    [
      "database.backup.storage.claimName",
      { database: { kind: "managed", storage: { claimName: "one" }, backup: { storage: { claimName: "one" } } } },
    ],
    ["images.pullSecrets[1]", { images: { pullSecrets: ["login", "ironic-credentials"] } }],
  ];
  for (const [path, args] of colliding) {
    it(`is refused where another object has it: ${path} of ${JSON.stringify(args)}`, () => {
      expect(paths(args)).to.deep.equal([path]);
    });
  }

  const fitting: readonly IronicArgs[] = [
    { bareMetalOperator: {} },
    { name: "metal", bareMetalOperator: { configMapName: "ironic-bmc-ca" }, tls: { bmcCA: { pem } } },
    {
      bareMetalOperator: { namespace: "bmo", caSecretName: "ironic-tls", configMapName: "ironic-bmc-ca" },
      tls: { bmcCA: { pem } },
    },
    { bareMetalOperator: { credentialsSecretName: "ironic-credentials" } },
    { bareMetalOperator: { caSecretName: unknown() } },
    { database: { kind: "managed", storage: { claimName: "ironic-database-data" } } },
    { database: { kind: "managed", backup: {}, restoreFrom: { file: "latest", claimName: "ironic-database-backup" } } },
    { networkingService: { enabled: true, switchConfigSecretName: "ironic-switch-config" } },
    { extraConfig: [{ name: "debug", valueFrom: { name: "ironic-credentials", key: "password" } }] },
  ];
  for (const args of fitting) {
    it(`is accepted where no other object has it: ${JSON.stringify(args)}`, () => {
      expect(planOf(args).names.base).to.be.a("string");
    });
  }

  it("is refused together with all others", () => {
    const args: IronicArgs = {
      tls: { bmcCA: { pem } },
      bareMetalOperator: { configMapName: "ironic-bmc-ca", caSecretName: "ironic-credentials" },
      storage: { claimName: "ironic-database-data" },
      database: { kind: "managed" },
    };
    expect(paths(args).sort()).to.deep.equal([
      "bareMetalOperator.caSecretName",
      "bareMetalOperator.configMapName",
      "storage.claimName",
    ]);
  });
});

// The managed database's own CA and certificate: its only clients are ours, so nothing else need trust it.

import type * as pulumi from "@pulumi/pulumi";
import { defaults } from "../../schema/defaults";
import type { ManagedDatabase } from "../../plan/database/database";
import { shortestCaValidityHours } from "../../plan/tls/tls";
import { toInput } from "../../wire/later";
import type { PlanScope } from "../children/planScope";
import { createCa, createServerCertificate } from "../tls/issuing";

interface DatabaseCertificate {
  readonly ca: pulumi.Output<string>;
  readonly certificate: pulumi.Output<string>;
  readonly key: pulumi.Output<string>;
}

const key = { algorithm: "ECDSA", ecdsaCurve: "P256" } as const;

const { validityHours, renewBeforeHours } = defaults.tls;

export function createDatabaseCertificate(scope: PlanScope, database: ManagedDatabase): DatabaseCertificate {
  const { base } = scope.plan.names;
  const ca = createCa(scope, "database-ca", {
    commonName: `${base} database authority`,
    key,
    validityHours: shortestCaValidityHours,
    renewBeforeHours: validityHours,
  });
  const server = createServerCertificate(scope, "database", ca, {
    commonName: `${base} database`,
    key,
    validityHours,
    renewBeforeHours,
    dnsNames: database.dnsNames.map((name) => toInput(name)),
  });
  return {
    ca: ca.certificate.certPem,
    certificate: server.certificate.certPem,
    key: server.key.privateKeyPem,
  };
}

// The managed database's own authority and certificate: its only clients are ours, so nothing else need trust it.

import type * as pulumi from "@pulumi/pulumi";
import { CertRequest } from "@pulumi/tls/certRequest";
import { LocallySignedCert } from "@pulumi/tls/locallySignedCert";
import { PrivateKey } from "@pulumi/tls/privateKey";
import { SelfSignedCert } from "@pulumi/tls/selfSignedCert";
import { defaults } from "../../plan/base/defaults";
import type { ManagedDatabase } from "../../plan/database/database";
import { toInput } from "../../wire/later";
import type { Family } from "../children/childScope";

export interface DatabaseCertificate {
  readonly ca: pulumi.Output<string>;
  readonly certificate: pulumi.Output<string>;
  readonly key: pulumi.Output<string>;
}

const key = { algorithm: "ECDSA", ecdsaCurve: "P256" } as const;

/** In the order in which the provider keeps them: another order would issue another certificate. */
const leafUses = ["digital_signature", "server_auth"];
const caUses = ["cert_signing", "crl_signing", "digital_signature"];

const { validityHours, renewBeforeHours, caValidityHours } = defaults.tls;

export function createDatabaseCertificate(
  family: Family,
  base: string,
  database: ManagedDatabase,
): DatabaseCertificate {
  const subject = (commonName: string) => ({ commonName, organization: "Metal3" });
  const caKey = new PrivateKey(family.child("database-ca-key"), key, family.options());
  const ca = new SelfSignedCert(
    family.child("database-ca"),
    {
      privateKeyPem: caKey.privateKeyPem,
      isCaCertificate: true,
      subject: subject(`${base} database authority`),
      allowedUses: caUses,
      validityPeriodHours: caValidityHours,
      earlyRenewalHours: validityHours,
    },
    family.options(),
  );
  const leafKey = new PrivateKey(family.child("database-key"), key, family.options());
  const request = new CertRequest(
    family.child("database-request"),
    {
      privateKeyPem: leafKey.privateKeyPem,
      subject: subject(`${base} database`),
      dnsNames: database.dnsNames.map((name) => toInput(name)),
    },
    family.options(),
  );
  const leaf = new LocallySignedCert(
    family.child("database-certificate"),
    {
      certRequestPem: request.certRequestPem,
      caPrivateKeyPem: caKey.privateKeyPem,
      caCertPem: ca.certPem,
      allowedUses: leafUses,
      validityPeriodHours: validityHours,
      earlyRenewalHours: renewBeforeHours,
    },
    family.options(),
  );
  return { ca: ca.certPem, certificate: leaf.certPem, key: leafKey.privateKeyPem };
}

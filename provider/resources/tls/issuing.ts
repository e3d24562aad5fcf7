// Certificates that the component issues: a CA, and server certificates signed by it.

import type * as pulumi from "@pulumi/pulumi";
import { CertRequest } from "@pulumi/tls/certRequest";
import { LocallySignedCert, type LocallySignedCertArgs } from "@pulumi/tls/locallySignedCert";
import { PrivateKey, type PrivateKeyArgs } from "@pulumi/tls/privateKey";
import { SelfSignedCert } from "@pulumi/tls/selfSignedCert";
import type { ChildScope } from "../children/childScope";

export interface Issue {
  readonly commonName: string;
  readonly key: PrivateKeyArgs;
  readonly validityHours: number;
  readonly renewBeforeHours: number;
}

export interface Ca {
  readonly key: PrivateKey;
  readonly certificate: SelfSignedCert;
}

interface ServerCertificate {
  readonly key: PrivateKey;
  readonly certificate: LocallySignedCert;
}

/** In the order in which the provider keeps them: another order would issue another certificate. */
const serverUses = ["digital_signature", "key_encipherment", "server_auth"];
const caUses = ["cert_signing", "crl_signing", "digital_signature"];

const subjectOf = ({ commonName }: Issue) => ({ commonName, organization: "Metal3" });

export function createCa(scope: ChildScope, suffix: string, issue: Issue): Ca {
  const key = new PrivateKey(scope.child(`${suffix}-key`), issue.key, scope.options());
  const certificate = new SelfSignedCert(
    scope.child(suffix),
    {
      privateKeyPem: key.privateKeyPem,
      isCaCertificate: true,
      subject: subjectOf(issue),
      allowedUses: caUses,
      validityPeriodHours: issue.validityHours,
      earlyRenewalHours: issue.renewBeforeHours,
    },
    scope.options(),
  );
  return { key, certificate };
}

/**
 * The certificate of a CA, signed by another one: who trusts only the other then trusts what this one signs. Subject and key
 * are those of its own certificate.
 */
export function createCrossCertificate(
  scope: ChildScope,
  suffix: string,
  ca: Ca,
  signer: Ca,
  issue: Issue,
): pulumi.Output<string> {
  const request = new CertRequest(
    scope.child(`${suffix}-request`),
    { privateKeyPem: ca.key.privateKeyPem, subject: subjectOf(issue) },
    scope.options(),
  );
  return sign(scope, suffix, signer, request, issue, { isCaCertificate: true, allowedUses: caUses }).certPem;
}

function sign(
  scope: ChildScope,
  suffix: string,
  signer: Ca,
  request: CertRequest,
  issue: Issue,
  use: Pick<LocallySignedCertArgs, "allowedUses" | "isCaCertificate">,
): LocallySignedCert {
  return new LocallySignedCert(
    scope.child(suffix),
    {
      certRequestPem: request.certRequestPem,
      caPrivateKeyPem: signer.key.privateKeyPem,
      caCertPem: signer.certificate.certPem,
      ...use,
      validityPeriodHours: issue.validityHours,
      earlyRenewalHours: issue.renewBeforeHours,
    },
    scope.options(),
  );
}

export function createServerCertificate(
  scope: ChildScope,
  suffix: string,
  ca: Ca,
  issue: Issue & {
    readonly dnsNames: pulumi.Input<pulumi.Input<string>[]>;
    readonly ipAddresses?: pulumi.Input<pulumi.Input<string>[]>;
  },
): ServerCertificate {
  const key = new PrivateKey(scope.child(`${suffix}-key`), issue.key, scope.options());
  const { dnsNames, ipAddresses } = issue;
  const request = new CertRequest(
    scope.child(`${suffix}-request`),
    {
      privateKeyPem: key.privateKeyPem,
      subject: subjectOf(issue),
      dnsNames,
      ...(ipAddresses === undefined ? {} : { ipAddresses }),
    },
    scope.options(),
  );
  // Encipherment is a use of RSA keys only.
  const allowedUses =
    issue.key.algorithm === "RSA" ? serverUses : serverUses.filter((use) => use !== "key_encipherment");
  return { key, certificate: sign(scope, `${suffix}-certificate`, ca, request, issue, { allowedUses }) };
}

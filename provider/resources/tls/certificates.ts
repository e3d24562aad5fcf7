// The certificate authority and the server certificate, and the Secret by which pods read them.

import * as pulumi from "@pulumi/pulumi";
import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import { CertRequest } from "@pulumi/tls/certRequest";
import { LocallySignedCert } from "@pulumi/tls/locallySignedCert";
import { PrivateKey } from "@pulumi/tls/privateKey";
import { SelfSignedCert } from "@pulumi/tls/selfSignedCert";
import { certificateObject } from "../../manifests/tls/certManager";
import type { IronicPlan } from "../../plan/plan";
import type { GeneratedTls } from "../../plan/tls/tls";
import type { Value } from "../../schema/value";
import { later, toInput } from "../../wire/later";
import type { Family } from "../children/childScope";
import { createPodSecret, named } from "../children/podSecret";

export interface CreatedCertificates {
  /** The Secret that the pod reads; undefined without TLS. */
  readonly podSecretName: Value<string> | undefined;
  readonly generated: { readonly ca: pulumi.Output<string>; readonly notAfter: pulumi.Output<string> } | undefined;
}

/** RSA: firmware of BMCs that fetches virtual media often knows nothing else. */
const leafKey = { algorithm: "RSA", rsaBits: 2048 } as const;
const caKey = { algorithm: "RSA", rsaBits: 3072 } as const;

/** In the order in which the provider keeps them: another order would issue another certificate. */
const leafUses = ["digital_signature", "key_encipherment", "server_auth"];
const caUses = ["cert_signing", "crl_signing", "digital_signature"];

export function createCertificates(
  family: Family,
  plan: IronicPlan,
  digestKey: pulumi.Output<string>,
): CreatedCertificates {
  switch (plan.tls.mode) {
    case "off":
      return { podSecretName: undefined, generated: undefined };
    case "secret":
      return { podSecretName: plan.tls.certificateName, generated: undefined };
    case "certManager": {
      const certificate = new CustomResource(
        family.child("tls"),
        toInput(certificateObject(plan, plan.tls)),
        family.options(),
      );
      return { podSecretName: later(named(pulumi.output(plan.names.tls), certificate)), generated: undefined };
    }
    case "generated": {
      const { tls } = plan;
      const authority = createAuthority(family, plan.names.base, tls, tls.caGeneration);
      const trusted = tls.trustedCaGenerations.map((other) => createAuthority(family, plan.names.base, tls, other));
      const bundle = pulumi
        .all([authority, ...trusted].map(({ certificate }) => certificate.certPem))
        .apply((certificates) => certificates.join(""));
      const leaf = createLeaf(family, plan.names.base, plan.tls, authority);
      const podSecretName = createPodSecret(family, plan, digestKey, {
        suffix: "tls",
        name: plan.names.tls,
        type: "kubernetes.io/tls",
        data: {
          "tls.crt": leaf.certificate.certPem,
          "tls.key": leaf.key.privateKeyPem,
          "ca.crt": bundle,
        },
      });
      return {
        podSecretName,
        generated: { ca: bundle, notAfter: leaf.certificate.validityEndTime },
      };
    }
  }
}

interface Authority {
  readonly key: PrivateKey;
  readonly certificate: SelfSignedCert;
}

/** Each generation is an authority of its own, with its own key and name, so that two can stand beside each other. */
function createAuthority(family: Family, base: string, tls: GeneratedTls, generation: number): Authority {
  const key = new PrivateKey(family.child(`ca-${generation}-key`), caKey, family.options());
  const certificate = new SelfSignedCert(
    family.child(`ca-${generation}`),
    {
      privateKeyPem: key.privateKeyPem,
      isCaCertificate: true,
      subject: { commonName: `${base} certificate authority ${generation}`, organization: "Metal3" },
      allowedUses: caUses,
      validityPeriodHours: tls.caValidityHours,
      earlyRenewalHours: tls.caRenewBeforeHours,
    },
    family.options(),
  );
  return { key, certificate };
}

interface Leaf {
  readonly key: PrivateKey;
  readonly certificate: LocallySignedCert;
}

function createLeaf(family: Family, base: string, tls: GeneratedTls, authority: Authority): Leaf {
  const key = new PrivateKey(family.child("tls-key"), leafKey, family.options());
  const request = new CertRequest(
    family.child("tls-request"),
    {
      privateKeyPem: key.privateKeyPem,
      subject: { commonName: base, organization: "Metal3" },
      dnsNames: toInput(tls.dnsNames),
      ipAddresses: toInput(tls.ipAddresses),
    },
    family.options(),
  );
  const certificate = new LocallySignedCert(
    family.child("tls-certificate"),
    {
      certRequestPem: request.certRequestPem,
      caPrivateKeyPem: authority.key.privateKeyPem,
      caCertPem: authority.certificate.certPem,
      allowedUses: leafUses,
      validityPeriodHours: tls.validityHours,
      earlyRenewalHours: tls.renewBeforeHours,
    },
    family.options(),
  );
  return { key, certificate };
}

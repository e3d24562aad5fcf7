// The CA and the server certificate, and the Secret for pods.

import * as pulumi from "@pulumi/pulumi";
import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import { certificateObject } from "../../manifests/tls/certManager";
import type { GeneratedTls } from "../../plan/tls/tls";
import type { Value } from "../../schema/value";
import { later, toInput } from "../../wire/later";
import { createCa, createCrossCertificate, createServerCertificate, type Ca, type Issue } from "./issuing";
import type { PlanScope } from "../children/planScope";
import { createPodSecret, named } from "../children/podSecret";

export interface CreatedCertificates {
  /** The Secret that the pod reads; undefined without TLS. */
  readonly podSecretName: Value<string> | undefined;
  readonly generated: { readonly ca: pulumi.Output<string>; readonly notAfter: pulumi.Output<string> } | undefined;
}

/** RSA: firmware of BMCs that fetches virtual media often knows nothing else. */
const serverKey = { algorithm: "RSA", rsaBits: 2048 } as const;
const caKey = { algorithm: "RSA", rsaBits: 3072 } as const;

export function createCertificates(scope: PlanScope): CreatedCertificates {
  const { plan } = scope;
  switch (plan.tls.kind) {
    case "off":
      return { podSecretName: undefined, generated: undefined };
    case "secret":
      return { podSecretName: plan.tls.certificateName, generated: undefined };
    case "certManager": {
      const certificate = new CustomResource(
        scope.child("tls"),
        toInput(certificateObject(plan, plan.tls)),
        scope.options(),
      );
      return { podSecretName: later(named(pulumi.output(plan.names.tls), certificate)), generated: undefined };
    }
    case "generated":
      return createGenerated(scope, plan.tls);
  }
}

function createGenerated(scope: PlanScope, tls: GeneratedTls): CreatedCertificates {
  const { plan } = scope;
  const ca = createGeneration(scope, tls, tls.caGeneration);
  const others = tls.trustedCaGenerations.map((generation) => ({
    generation,
    ca: createGeneration(scope, tls, generation),
  }));
  // Older CAs vouch for the newer one, so that a client that does not know it yet verifies the server's certificate.
  const vouched = others
    .filter(({ generation }) => generation < tls.caGeneration)
    .map(({ generation, ca: signer }) =>
      createCrossCertificate(
        scope,
        `ca-${tls.caGeneration}-by-${generation}`,
        ca,
        signer,
        caIssue(scope, tls, tls.caGeneration),
      ),
    );
  const bundle = pulumi
    .all([ca, ...others.map((other) => other.ca)].map(({ certificate }) => certificate.certPem))
    .apply((certificates) => certificates.join(""));
  const server = createServerCertificate(scope, "tls", ca, {
    commonName: plan.names.base,
    key: serverKey,
    validityHours: tls.validityHours,
    renewBeforeHours: tls.renewBeforeHours,
    dnsNames: toInput(tls.dnsNames),
    ipAddresses: toInput(tls.ipAddresses),
  });
  const podSecretName = createPodSecret(scope, {
    suffix: "tls",
    name: plan.names.tls,
    type: "kubernetes.io/tls",
    data: {
      "tls.crt": pulumi.all([server.certificate.certPem, ...vouched]).apply((chain) => chain.join("")),
      "tls.key": server.key.privateKeyPem,
      "ca.crt": bundle,
    },
  });
  return {
    podSecretName,
    generated: { ca: bundle, notAfter: server.certificate.validityEndTime },
  };
}

/** Each generation is a CA of its own, with its own key and name, so that two can be trusted at a time. */
function createGeneration(scope: PlanScope, tls: GeneratedTls, generation: number): Ca {
  return createCa(scope, `ca-${generation}`, caIssue(scope, tls, generation));
}

function caIssue(scope: PlanScope, tls: GeneratedTls, generation: number): Issue {
  return {
    commonName: `${scope.plan.names.base} certificate authority ${generation}`,
    key: caKey,
    validityHours: tls.caValidityHours,
    renewBeforeHours: tls.caRenewBeforeHours,
  };
}

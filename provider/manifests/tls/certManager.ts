// The cert-manager Certificate, in place of the certificates that the component makes.

import type { IronicPlan } from "../../plan/plan";
import type { CertManagerTls } from "../../plan/tls/tls";
import { componentSelector, objectLabels } from "../kubernetes/labels";
import type { CustomObject } from "../kubernetes/objects";

export function certificateObject(plan: IronicPlan, tls: CertManagerTls): CustomObject {
  return {
    apiVersion: "cert-manager.io/v1",
    kind: "Certificate",
    metadata: { name: plan.names.tls, namespace: plan.namespace.name, labels: objectLabels(plan) },
    spec: {
      secretName: plan.names.tls,
      commonName: plan.names.base,
      dnsNames: tls.dnsNames,
      ipAddresses: tls.ipAddresses,
      duration: `${tls.validityHours}h`,
      renewBefore: `${tls.renewBeforeHours}h`,
      issuerRef: tls.issuer,
      // RSA: firmware of BMCs that fetches virtual media often knows nothing else.
      privateKey: { algorithm: "RSA", size: 2048, rotationPolicy: "Always" },
      usages: ["digital signature", "key encipherment", "server auth"],
      secretTemplate: { labels: componentSelector(plan) },
    },
  };
}

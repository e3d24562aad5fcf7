// The Ingress: what is taken, and what is refused.

import type { IronicArgs, Networking } from "../../../provider/schema/types";
import { describeRule } from "../../support/rendering/rules";

const args = (networking: Networking): IronicArgs => ({ networking });

describeRule({
  rule: "is a DNS name",
  path: "networking.ingress.host",
  args: (host) => args({ ingress: { host } }),
  wrong: ["", "*.example.com", "https://ironic.example.com", "ironic.example.com:443", "192.0.2.1"],
  right: ["ironic.example.com", "ironic"],
  reason: /^must be a DNS name/,
});
for (const field of ["ingressClassName", "tlsSecretName"] as const) {
  describeRule({
    rule: "is the name of an object",
    path: `networking.ingress.${field}`,
    args: (name) => args({ ingress: { host: "ironic.example.com", [field]: name } }),
    wrong: ["", "Not Good"],
    right: ["nginx", "ironic.tls"],
    reason: /^must be the name of a Kubernetes object/,
  });
}

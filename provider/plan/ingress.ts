// The Ingress in front of Ironic.

import type { Ingress } from "../schema/types";
import type { Value } from "../schema/value";
import { isDnsName } from "./addresses";
import { checkAnnotations } from "./labels";
import { validateObjectName } from "./names";
import type { Problems } from "./problems";
import { check } from "./rule";

export interface IngressPlan {
  readonly host: Value<string>;
  readonly className: Value<string> | undefined;
  readonly annotations: Value<Readonly<Record<string, Value<string>>>>;
  readonly tlsSecretName: Value<string>;
}

function hostRule(host: string): string | undefined {
  return isDnsName(host) && !host.startsWith("*") && host === host.toLowerCase()
    ? undefined
    : "must be a DNS name in lower case, such as ironic.example.com, without a wildcard, a scheme and a port: it becomes a part of URLs";
}

export function planIngress(
  problems: Problems,
  ingress: Ingress | undefined,
  defaultSecretName: string,
): IngressPlan | undefined {
  if (ingress === undefined) {
    return undefined;
  }
  check(problems, "networking.ingress.host", ingress.host, hostRule);
  validateObjectName(problems, "networking.ingress.ingressClassName", ingress.ingressClassName);
  checkAnnotations(problems, "networking.ingress.annotations", ingress.annotations);
  validateObjectName(problems, "networking.ingress.tlsSecretName", ingress.tlsSecretName);
  return {
    host: ingress.host ?? "",
    className: ingress.ingressClassName,
    annotations: ingress.annotations ?? {},
    tlsSecretName: ingress.tlsSecretName ?? defaultSecretName,
  };
}

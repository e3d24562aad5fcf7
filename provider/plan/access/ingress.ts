// The Ingress in front of Ironic.

import type { Ingress } from "../../schema/types";
import { mapValue, type Value } from "../../schema/value";
import { checkAnnotations } from "../checks/labels";
import { validateObjectName } from "../checks/objectNames";
import type { Problems } from "../checks/problems";
import { check } from "../checks/check";
import { required } from "../checks/required";
import { hostRule, lowerCase } from "../checks/urls";

export interface IngressPlan {
  readonly kind: "ingress";
  readonly host: Value<string>;
  readonly className: Value<string> | undefined;
  readonly annotations: Value<Readonly<Record<string, Value<string>>>>;
  readonly tlsSecretName: Value<string>;
}

export function planIngress(problems: Problems, ingress: Ingress, defaultSecretName: string): IngressPlan {
  check(problems, "networking.ingress.host", ingress.host, hostRule);
  validateObjectName(problems, "networking.ingress.ingressClassName", ingress.ingressClassName);
  checkAnnotations(problems, "networking.ingress.annotations", ingress.annotations);
  validateObjectName(problems, "networking.ingress.tlsSecretName", ingress.tlsSecretName);
  return {
    kind: "ingress",
    host: mapValue(
      required(problems, "networking.ingress.host", ingress.host, "is required with networking.ingress"),
      lowerCase,
    ),
    className: ingress.ingressClassName,
    annotations: ingress.annotations ?? {},
    tlsSecretName: ingress.tlsSecretName ?? defaultSecretName,
  };
}

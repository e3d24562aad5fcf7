// The hand-over to the baremetal-operator: which objects it reads, and which of them the component makes.

import type { BareMetalOperator } from "../../schema/types";
import type { Value } from "../../schema/value";
import { normalPem, pemRule } from "../tls/caBundles";
import type { CredentialsPlan } from "../credentials/credentials";
import { defaults } from "../base/defaults";
import { namespaceRule, validateObjectName, type Names } from "../base/names";
import type { Problems } from "../checks/problems";
import { check, peek } from "../checks/check";
import type { TlsPlan } from "../tls/tls";

export interface HandoverPlan {
  readonly namespace: Value<string>;
  readonly configMapName: Value<string>;
  /** Existing: a Secret that serves as it is. */
  readonly credentials: { readonly kind: "made" | "existing"; readonly name: Value<string> };
  readonly ca:
    | { readonly kind: "none" }
    | { readonly kind: "generated"; readonly name: Value<string> }
    | { readonly kind: "given"; readonly name: Value<string>; readonly pem: Value<string> };
  readonly configuration: Readonly<Record<string, Value<string>>>;
}

const endpointVariable = "IRONIC_ENDPOINT";

export function planHandover(
  problems: Problems,
  warnings: string[],
  block: BareMetalOperator | undefined,
  names: Names,
  namespace: Value<string>,
  credentials: CredentialsPlan,
  tls: TlsPlan,
): HandoverPlan | undefined {
  if (block === undefined) {
    return undefined;
  }
  check(problems, "bareMetalOperator.namespace", block.namespace, namespaceRule);
  for (const field of ["configMapName", "credentialsSecretName", "caSecretName"] as const) {
    validateObjectName(problems, `bareMetalOperator.${field}`, block[field]);
  }
  validateConfiguration(problems, block.configuration);
  const given = defaults.bareMetalOperator;
  const ca = planHandoverCa(problems, warnings, block, tls);
  const handover: HandoverPlan = {
    namespace: block.namespace ?? namespace,
    configMapName: block.configMapName ?? given.configMapName,
    credentials: planHandoverCredentials(problems, block, names, credentials),
    ca,
    configuration: block.configuration ?? {},
  };
  if (ca.kind !== "none" && peek(ca.name) === peek(handover.credentials.name)) {
    problems.add("bareMetalOperator.caSecretName", ca.name, "must differ from the name of the Secret with credentials");
  }
  return handover;
}

function validateConfiguration(problems: Problems, configuration: BareMetalOperator["configuration"] = {}): void {
  for (const name of Object.keys(configuration)) {
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
      problems.add(`bareMetalOperator.configuration.${name}`, undefined, "must be the name of a variable");
    }
    if (name === endpointVariable) {
      problems.add(`bareMetalOperator.configuration.${name}`, undefined, "is set by the component");
    }
  }
}

function planHandoverCredentials(
  problems: Problems,
  block: BareMetalOperator,
  names: Names,
  credentials: CredentialsPlan,
): HandoverPlan["credentials"] {
  const name = block.credentialsSecretName ?? defaults.bareMetalOperator.credentialsSecretName;
  if (credentials.source === "secret") {
    for (const field of ["namespace", "credentialsSecretName"] as const) {
      if (block[field] !== undefined) {
        problems.add(
          `bareMetalOperator.${field}`,
          block[field],
          "excludes credentials.apiCredentialsName: the component cannot copy a Secret that it cannot see, so the baremetal-operator must read that one, in its own namespace",
        );
      }
    }
    return { kind: "existing", name: credentials.secretName };
  }
  // In its own namespace the component has a Secret with the very same content already.
  const isOwn = block.namespace === undefined && peek(name) === names.credentials;
  return { kind: isOwn ? "existing" : "made", name };
}

function planHandoverCa(
  problems: Problems,
  warnings: string[],
  block: BareMetalOperator,
  tls: TlsPlan,
): HandoverPlan["ca"] {
  const name = block.caSecretName ?? defaults.bareMetalOperator.caSecretName;
  check(problems, "bareMetalOperator.caCertificate", block.caCertificate, pemRule);
  if (tls.mode === "off") {
    for (const field of ["caSecretName", "caCertificate"] as const) {
      if (block[field] !== undefined) {
        problems.add(`bareMetalOperator.${field}`, block[field], "has no effect: tls.mode is off");
      }
    }
    return { kind: "none" };
  }
  if (block.caCertificate !== undefined) {
    return { kind: "given", name, pem: normalPem(block.caCertificate) };
  }
  if (tls.mode === "generated") {
    return { kind: "generated", name };
  }
  if (block.caSecretName !== undefined) {
    problems.add(
      "bareMetalOperator.caSecretName",
      block.caSecretName,
      `needs bareMetalOperator.caCertificate: with tls.mode ${tls.mode} the component cannot see the authorities`,
    );
  }
  warnings.push(
    `The baremetal-operator gets no Secret with certificate authorities, because with tls.mode ${tls.mode} the component cannot see them: it will trust only publicly known issuers. Give them as bareMetalOperator.caCertificate.`,
  );
  return { kind: "none" };
}

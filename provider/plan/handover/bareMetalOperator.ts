// The hand-over to the baremetal-operator: which objects it reads, and which of them the component makes.

import type { BareMetalOperator } from "../../schema/types";
import type { Value } from "../../schema/value";
import { normalPem, pemRule } from "../checks/certificates";
import type { CredentialsPlan } from "../credentials/credentials";
import { defaults } from "../../schema/defaults";
import type { PlanContext } from "../base/context";
import { refuseFields, type EveryField } from "../checks/fields";
import { namespaceRule, validateObjectName } from "../checks/objectNames";
import type { Problems } from "../checks/problems";
import { check, peek } from "../checks/check";
import type { TlsPlan } from "../tls/tls";

export interface HandoverPlan {
  readonly namespace: Value<string>;
  readonly configMapName: Value<string>;
  /** Existing: a Secret that is used as it is. */
  readonly credentials: { readonly kind: "made" | "existing"; readonly name: Value<string> };
  /** Undefined: the operator verifies Ironic with its system's CAs, or there is no TLS. */
  readonly ca: HandoverCa | undefined;
  readonly configuration: Readonly<Record<string, Value<string>>>;
  /** Deployments that are restarted when the objects change. */
  readonly restart: readonly ReaderPlan[];
}

export interface ReaderPlan {
  readonly name: string;
  readonly namespace: Value<string>;
  /** What tells it from the others, as it is given. */
  readonly label: string;
}

export type HandoverCa =
  | { readonly kind: "generated"; readonly name: Value<string> }
  | { readonly kind: "given"; readonly name: Value<string>; readonly pem: Value<string> };

/** The object that each field is about. */
const subjects: EveryField<BareMetalOperator, "configuration" | "credentials" | "ca" | "readers"> = {
  configMapName: "configuration",
  configuration: "configuration",
  // The ConfigMap may be in any namespace; a Secret of the user's is where it is.
  namespace: "credentials",
  credentialsSecretName: "credentials",
  caSecretName: "ca",
  caCertificate: "ca",
  restart: "readers",
};

const endpointVariable = "IRONIC_ENDPOINT";

export function planHandover(
  context: PlanContext,
  block: BareMetalOperator | undefined,
  { credentials, tls }: { readonly credentials: CredentialsPlan; readonly tls: TlsPlan },
): HandoverPlan | undefined {
  const { problems } = context;
  if (block === undefined) {
    return undefined;
  }
  check(problems, "bareMetalOperator.namespace", block.namespace, namespaceRule);
  for (const field of ["configMapName", "credentialsSecretName", "caSecretName"] as const) {
    validateObjectName(problems, `bareMetalOperator.${field}`, block[field]);
  }
  validateConfiguration(problems, block.configuration);
  const given = defaults.bareMetalOperator;
  const ca = planHandoverCa(context, block, tls);
  const handover: HandoverPlan = {
    namespace: block.namespace ?? context.namespace,
    configMapName: block.configMapName ?? given.configMapName,
    credentials: planHandoverCredentials(context, block, credentials),
    ca,
    configuration: block.configuration ?? {},
    restart: planRestart(context, block),
  };
  // An existing one is compared with all others that exist (collisions.ts).
  if (ca !== undefined && handover.credentials.kind === "made" && peek(ca.name) === peek(handover.credentials.name)) {
    problems.add("bareMetalOperator.caSecretName", ca.name, "must differ from the name of the Secret with credentials");
  }
  return handover;
}

function planRestart({ problems, namespace }: PlanContext, block: BareMetalOperator): readonly ReaderPlan[] {
  const first = new Map<string, string>();
  return (block.restart ?? []).map(({ name, namespace: own }, i) => {
    const path = `bareMetalOperator.restart[${i}]`;
    validateObjectName(problems, `${path}.name`, name);
    check(problems, `${path}.namespace`, own, namespaceRule);
    const place = own ?? block.namespace ?? namespace;
    const key = `${peek(place)}/${name}`;
    const other = first.get(key);
    if (other !== undefined) {
      problems.add(`${path}.name`, name, `is the same Deployment as ${other}`);
    }
    first.set(key, other ?? path);
    return { name, namespace: place, label: own === undefined ? name : `${own}/${name}` };
  });
}

function validateConfiguration(problems: Problems, configuration: BareMetalOperator["configuration"] = {}): void {
  for (const name of Object.keys(configuration)) {
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
      problems.add(`bareMetalOperator.configuration.${name}`, undefined, "must be the name of an environment variable");
    }
    if (name === endpointVariable) {
      problems.add(`bareMetalOperator.configuration.${name}`, undefined, "is set by the component");
    }
  }
}

function planHandoverCredentials(
  { problems, names }: PlanContext,
  block: BareMetalOperator,
  credentials: CredentialsPlan,
): HandoverPlan["credentials"] {
  const name = block.credentialsSecretName ?? defaults.bareMetalOperator.credentialsSecretName;
  if (credentials.kind === "secret") {
    refuseFields(problems, "bareMetalOperator", block, subjects, (subject) =>
      subject === "credentials"
        ? "cannot be combined with credentials.apiCredentialsName: the component cannot copy a Secret that it cannot see, so the baremetal-operator must read that Secret, in its namespace"
        : undefined,
    );
    return { kind: "existing", name: credentials.secretName };
  }
  // In its own namespace the component already has a Secret with the same content.
  const isOwn = block.namespace === undefined && peek(name) === names.credentials;
  return { kind: isOwn ? "existing" : "made", name };
}

function planHandoverCa(
  { problems, warnings }: PlanContext,
  block: BareMetalOperator,
  tls: TlsPlan,
): HandoverCa | undefined {
  const name = block.caSecretName ?? defaults.bareMetalOperator.caSecretName;
  check(problems, "bareMetalOperator.caCertificate", block.caCertificate, pemRule);
  if (tls.kind === "off") {
    refuseFields(problems, "bareMetalOperator", block, subjects, (subject) =>
      subject === "ca" ? "has no effect: tls.mode is off" : undefined,
    );
    return undefined;
  }
  if (block.caCertificate !== undefined) {
    return { kind: "given", name, pem: normalPem(block.caCertificate) };
  }
  if (tls.kind === "generated") {
    return { kind: "generated", name };
  }
  if (block.caSecretName !== undefined) {
    problems.add(
      "bareMetalOperator.caSecretName",
      block.caSecretName,
      `needs bareMetalOperator.caCertificate: with tls.mode ${tls.kind} the component cannot see the CA certificates`,
    );
  }
  warnings.push(
    `The baremetal-operator gets no Secret with CA certificates, because the component cannot see them with tls.mode ${tls.kind}: it will trust only its system's CAs. Set bareMetalOperator.caCertificate.`,
  );
  return undefined;
}

// How the API and the virtual media server are protected.

import type { IssuerRef, Tls, TlsMode } from "../../schema/types";
import { allValues, mapValue, text, type Value } from "../../schema/value";
import { isDnsName, parseAddress, uncallableReason } from "../checks/addresses";
import { validateCaGenerations } from "./caGenerations";
import { defaults } from "../../schema/defaults";
import { appliesWith, refuseFields, type EveryField } from "../checks/fields";
import { validateObjectName } from "../checks/objectNames";
import type { PlanContext } from "../base/context";
import type { Problems } from "../checks/problems";
import { required } from "../checks/required";
import { checkEntries, listValue } from "../checks/check";

/** What a certificate is issued for, whoever issues it. */
interface IssuedCertificate {
  readonly dnsNames: Value<string[]>;
  readonly ipAddresses: Value<string[]>;
  readonly validityHours: number;
  readonly renewBeforeHours: number;
}

/** Which certificate is served, as far as the input tls tells; `virtualMediaTls`: whether virtual media has an HTTPS server. */
export type TlsChoice =
  | { readonly kind: "off" }
  | { readonly kind: "secret" | "certManager" | "generated"; readonly virtualMediaTls: boolean };

export interface GeneratedTls extends IssuedCertificate {
  readonly kind: "generated";
  readonly virtualMediaTls: boolean;
  readonly caValidityHours: number;
  readonly caRenewBeforeHours: number;
  readonly caGeneration: number;
  readonly trustedCaGenerations: readonly number[];
}

export interface CertManagerTls extends IssuedCertificate {
  readonly kind: "certManager";
  readonly virtualMediaTls: boolean;
  readonly issuer: { readonly name: Value<string>; readonly kind: Value<string>; readonly group: Value<string> };
}

export type TlsPlan =
  | { readonly kind: "off" }
  | { readonly kind: "secret"; readonly virtualMediaTls: boolean; readonly certificateName: Value<string> }
  | CertManagerTls
  | GeneratedTls;

/** A CA certificate outlives every certificate that it signs, even one signed in its last days. */
export const shortestCaValidityHours = 20 * 365 * 24;

const shortestValidityHours = 24;
const longestValidityHours = 10 * 365 * 24;

const everyMode = ["generated", "certManager", "secret", "off"] as const;
const withTls = ["generated", "certManager", "secret"] as const;

/** The modes in which each field has an effect. */
const fieldModes = {
  mode: everyMode,
  bmcCA: everyMode,
  bmcCAName: everyMode,
  trustedCA: everyMode,
  trustedCAName: everyMode,
  certificateName: ["secret"],
  issuerRef: ["certManager"],
  extraSANs: ["generated", "certManager"],
  validityHours: ["generated", "certManager"],
  renewBeforeHours: ["generated", "certManager"],
  caGeneration: ["generated"],
  trustedCAGenerations: ["generated"],
  disableVirtualMediaTLS: withTls,
  api: withTls,
  virtualMedia: withTls,
  clients: everyMode,
  insecureRPC: withTls,
} as const satisfies EveryField<Tls, readonly TlsMode[]>;

/** The only place that asks for `tls.mode`. */
export function chooseTls(tls: Tls = {}): TlsChoice {
  const kind = tls.mode ?? impliedMode(tls);
  return kind === "off"
    ? { kind }
    : { kind, virtualMediaTls: !(tls.disableVirtualMediaTLS ?? defaults.tls.disableVirtualMediaTLS) };
}

function impliedMode(tls: Tls): TlsMode {
  if (tls.certificateName !== undefined) {
    return "secret";
  }
  return tls.issuerRef === undefined ? "generated" : "certManager";
}

/** The rules that do not depend on the network: which fields can be combined, and their limits. */
export function validateTls(problems: Problems, { kind: mode }: TlsChoice, tls: Tls = {}): void {
  validateObjectName(problems, "tls.certificateName", tls.certificateName);
  refuseFields<Tls, readonly TlsMode[]>(problems, "tls", tls, fieldModes, (modes) =>
    appliesWith("tls.mode", modes, mode),
  );
  validateObjectName(problems, "tls.issuerRef.name", tls.issuerRef?.name);
  validateLife(problems, tls);
  validateCaGenerations(problems, tls);
  checkEntries(problems, "tls.extraSANs", tls.extraSANs, subjectRule);
}

/** A name that a certificate can cover. The loopback address is covered anyway. */
function subjectRule(name: string): string | undefined {
  if (parseAddress(name) === undefined && !isDnsName(name)) {
    return "must be a DNS name or an IP address without a port or a prefix length";
  }
  return uncallableReason(name);
}

function validateLife(problems: Problems, { validityHours, renewBeforeHours }: Tls): void {
  if (
    validityHours !== undefined &&
    !(validityHours >= shortestValidityHours && validityHours <= longestValidityHours)
  ) {
    problems.add(
      "tls.validityHours",
      validityHours,
      `must be from ${shortestValidityHours} (a day) to ${longestValidityHours} (ten years) hours`,
    );
  }
  const validity = validityHours ?? defaults.tls.validityHours;
  if (renewBeforeHours !== undefined && !(renewBeforeHours >= 1 && renewBeforeHours < validity)) {
    problems.add(
      "tls.renewBeforeHours",
      renewBeforeHours,
      `must be at least 1 and less than the certificate's validity of ${validity} hours, or every update would renew it`,
    );
  }
}

/** `names`: what a certificate covers besides the names of the Service. */
export function planTls(
  context: PlanContext,
  choice: TlsChoice,
  tls: Tls = {},
  names: readonly Value<string>[],
): TlsPlan {
  if (choice.kind === "off") {
    return { kind: "off" };
  }
  const { kind, virtualMediaTls } = choice;
  switch (kind) {
    case "secret":
      return {
        kind,
        virtualMediaTls,
        certificateName: required(
          context.problems,
          "tls.certificateName",
          tls.certificateName,
          "is required with tls.mode secret: the name of the Secret with tls.crt and tls.key",
        ),
      };
    case "certManager":
      return { kind, virtualMediaTls, ...issued(context, tls, names), issuer: issuerOf(context, tls.issuerRef) };
    case "generated": {
      const certificate = issued(context, tls, names);
      const { validityHours } = certificate;
      return {
        kind,
        virtualMediaTls,
        ...certificate,
        caValidityHours: Math.max(shortestCaValidityHours, 2 * validityHours),
        // Renewed while its remaining validity still exceeds that of a certificate signed today.
        caRenewBeforeHours: validityHours,
        caGeneration: tls.caGeneration ?? defaults.tls.caGeneration,
        trustedCaGenerations: [...(tls.trustedCAGenerations ?? [])].sort((a, b) => a - b),
      };
    }
  }
}

function issuerOf({ problems }: PlanContext, given: IssuerRef | undefined): CertManagerTls["issuer"] {
  return {
    name: required(
      problems,
      given === undefined ? "tls.issuerRef" : "tls.issuerRef.name",
      given?.name,
      "is required with tls.mode certManager: the issuer of the certificate",
    ),
    kind: given?.kind ?? defaults.tls.issuerRef.kind,
    group: given?.group ?? defaults.tls.issuerRef.group,
  };
}

function issued({ names, namespace }: PlanContext, tls: Tls, further: readonly Value<string>[]): IssuedCertificate {
  const { base } = names;
  const validityHours = tls.validityHours ?? defaults.tls.validityHours;
  const covered = allValues<string | string[]>([
    "localhost",
    "127.0.0.1",
    "::1",
    base,
    ...[text`${base}.${namespace}`, text`${base}.${namespace}.svc`, text`${base}.${namespace}.svc.cluster.local`],
    ...further,
    listValue(tls.extraSANs),
  ]);
  return {
    dnsNames: mapValue(covered, (all) => sorted(all.flat().filter((name) => parseAddress(name) === undefined))),
    ipAddresses: mapValue(covered, (all) => sorted(all.flat().flatMap((name) => parseAddress(name)?.canonical ?? []))),
    validityHours,
    renewBeforeHours: tls.renewBeforeHours ?? usualRenewBeforeHours(tls),
  };
}

/** For certificates of short validity, a third of that. */
export function usualRenewBeforeHours({ validityHours = defaults.tls.validityHours }: Tls): number {
  return Math.min(defaults.tls.renewBeforeHours, Math.floor(validityHours / 3));
}

/** Sorted and without repetition: another order of the same names would issue another certificate. */
function sorted(names: string[]): string[] {
  return [...new Set(names.map((name) => name.toLowerCase()))].sort();
}

/** Whether a certificate is served, from wherever it comes. */
export function servesTls(tls: TlsChoice | TlsPlan): boolean {
  return tls.kind !== "off";
}

/** Whether virtual media has its own HTTPS server. */
export function servesVirtualMediaOverTls(tls: TlsChoice | TlsPlan): boolean {
  return tls.kind !== "off" && tls.virtualMediaTls;
}

/** Whether the certificate is renewed outside of this program. */
export function changesByItself(tls: TlsPlan): boolean {
  return tls.kind === "secret" || tls.kind === "certManager";
}

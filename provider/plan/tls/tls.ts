// How the API and the virtual media server are protected.

import type { IssuerRef, Tls, TlsMode } from "../../schema/types";
import { allValues, mapValue, text, type Value } from "../../schema/value";
import { isDnsName, parseAddress } from "../checks/addresses";
import { validateCaGenerations } from "./caGenerations";
import { defaults } from "../base/defaults";
import { validateObjectName } from "../base/names";
import type { NetworkingPlan } from "../access/networking";
import type { Problems } from "../checks/problems";
import { checkEntries, listValue } from "../checks/check";

/** What a certificate is issued for, whoever issues it. */
export interface IssuedCertificate {
  readonly dnsNames: Value<string[]>;
  readonly ipAddresses: Value<string[]>;
  readonly validityHours: number;
  readonly renewBeforeHours: number;
}

export interface GeneratedTls extends IssuedCertificate {
  readonly mode: "generated";
  readonly virtualMedia: boolean;
  readonly caValidityHours: number;
  readonly caRenewBeforeHours: number;
  readonly caGeneration: number;
  readonly trustedCaGenerations: readonly number[];
}

export interface CertManagerTls extends IssuedCertificate {
  readonly mode: "certManager";
  readonly virtualMedia: boolean;
  readonly issuer: { readonly name: Value<string>; readonly kind: Value<string>; readonly group: Value<string> };
}

/** `virtualMedia`: whether virtual media is protected too. */
export type TlsPlan =
  | { readonly mode: "off" }
  | { readonly mode: "secret"; readonly virtualMedia: boolean; readonly certificateName: Value<string> }
  | CertManagerTls
  | GeneratedTls;

const shortestValidityHours = 24;
const longestValidityHours = 10 * 365 * 24;

/** Fields that mean something in some modes only. */
const fieldModes = {
  certificateName: ["secret"],
  issuerRef: ["certManager"],
  extraSANs: ["generated", "certManager"],
  validityHours: ["generated", "certManager"],
  renewBeforeHours: ["generated", "certManager"],
  caGeneration: ["generated"],
  trustedCAGenerations: ["generated"],
  disableVirtualMediaTLS: ["generated", "certManager", "secret"],
  insecureRPC: ["generated", "certManager", "secret"],
} as const satisfies Partial<Record<keyof Tls, readonly TlsMode[]>>;

export function tlsMode(tls: Tls = {}): TlsMode {
  if (tls.mode !== undefined) {
    return tls.mode;
  }
  if (tls.certificateName !== undefined) {
    return "secret";
  }
  return tls.issuerRef === undefined ? "generated" : "certManager";
}

/** What can be said without knowing the network: which fields go together, and their own limits. */
export function validateTls(problems: Problems, tls: Tls = {}): void {
  const mode = tlsMode(tls);
  validateObjectName(problems, "tls.certificateName", tls.certificateName);
  if (mode === "secret" && tls.certificateName === undefined) {
    problems.add(
      "tls.certificateName",
      undefined,
      "is needed with tls.mode secret: the name of the Secret with tls.crt and tls.key",
    );
  }
  if (mode === "certManager" && tls.issuerRef === undefined) {
    problems.add("tls.issuerRef", undefined, "is needed with tls.mode certManager: the issuer of the certificate");
  }
  for (const [field, modes] of Object.entries(fieldModes) as [keyof typeof fieldModes, readonly TlsMode[]][]) {
    // What is only said to be off is no contradiction.
    if (!modes.includes(mode) && tls[field] !== undefined && tls[field] !== false) {
      problems.add(`tls.${field}`, tls[field], `applies only with tls.mode ${modes.join(" or ")}, and it is ${mode}`);
    }
  }
  validateObjectName(problems, "tls.issuerRef.name", tls.issuerRef?.name);
  validateLife(problems, tls);
  validateCaGenerations(problems, tls);
  checkEntries(problems, "tls.extraSANs", tls.extraSANs, (name) =>
    parseAddress(name) !== undefined || isDnsName(name)
      ? undefined
      : "must be a DNS name or an IP address without a port or a prefix length",
  );
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
      `must be at least 1 and less than the certificate's life of ${validity} hours, or every update would renew it`,
    );
  }
}

export function planTls(
  tls: Tls = {},
  base: string,
  namespace: Value<string>,
  networking: Pick<NetworkingPlan, "certificateNames">,
  further: readonly Value<string>[],
): TlsPlan {
  const mode = tlsMode(tls);
  const virtualMedia = servesVirtualMediaTls(tls);
  switch (mode) {
    case "off":
      return { mode };
    case "secret":
      return { mode, virtualMedia, certificateName: tls.certificateName ?? "" };
    case "certManager":
      return {
        mode,
        virtualMedia,
        ...issued(tls, base, namespace, networking, further),
        issuer: issuerOf(tls.issuerRef),
      };
    case "generated": {
      const certificate = issued(tls, base, namespace, networking, further);
      const { validityHours } = certificate;
      return {
        mode,
        virtualMedia,
        ...certificate,
        caValidityHours: Math.max(defaults.tls.caValidityHours, 2 * validityHours),
        // Renewed while it still outlives a certificate signed today.
        caRenewBeforeHours: validityHours,
        caGeneration: tls.caGeneration ?? defaults.tls.caGeneration,
        trustedCaGenerations: [...(tls.trustedCAGenerations ?? [])].sort((a, b) => a - b),
      };
    }
  }
}

function issuerOf(given: IssuerRef | undefined): CertManagerTls["issuer"] {
  return {
    name: given?.name ?? "",
    kind: given?.kind ?? defaults.tls.issuerRef.kind,
    group: given?.group ?? defaults.tls.issuerRef.group,
  };
}

function issued(
  tls: Tls,
  base: string,
  namespace: Value<string>,
  networking: Pick<NetworkingPlan, "certificateNames">,
  further: readonly Value<string>[],
): IssuedCertificate {
  const validityHours = tls.validityHours ?? defaults.tls.validityHours;
  const names = allValues<string | string[]>([
    "localhost",
    "127.0.0.1",
    "::1",
    base,
    ...[text`${base}.${namespace}`, text`${base}.${namespace}.svc`, text`${base}.${namespace}.svc.cluster.local`],
    ...networking.certificateNames,
    ...further,
    listValue(tls.extraSANs),
  ]);
  return {
    dnsNames: mapValue(names, (all) => sorted(all.flat().filter((name) => parseAddress(name) === undefined))),
    ipAddresses: mapValue(names, (all) => sorted(all.flat().flatMap((name) => parseAddress(name)?.canonical ?? []))),
    validityHours,
    renewBeforeHours: tls.renewBeforeHours ?? Math.min(defaults.tls.renewBeforeHours, Math.floor(validityHours / 3)),
  };
}

/** Sorted and without repetition: another order of the same names would issue another certificate. */
function sorted(names: string[]): string[] {
  return [...new Set(names.map((name) => name.toLowerCase()))].sort();
}

/** Whether a certificate is served, from wherever it comes. */
export function servesTls(tls: TlsPlan): boolean {
  return tls.mode !== "off";
}

/** Whether virtual media has an HTTPS server of its own. */
export function servesVirtualMediaTls(tls: Tls = {}): boolean {
  return tlsMode(tls) !== "off" && !(tls.disableVirtualMediaTLS ?? defaults.tls.disableVirtualMediaTLS);
}

export function protectsVirtualMedia(tls: TlsPlan): boolean {
  return tls.mode !== "off" && tls.virtualMedia;
}

/** Whether the certificate is renewed by somebody else, behind the back of this program. */
export function changesByItself(tls: TlsPlan): boolean {
  return tls.mode === "secret" || tls.mode === "certManager";
}

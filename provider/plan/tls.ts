// How the API and the virtual media server are protected.

import type { Tls, TlsMode } from "../schema/types";
import { allValues, mapValue, text, type Value } from "../schema/value";
import { isDnsName, parseAddress } from "./addresses";
import { defaults } from "./defaults";
import { validateObjectName } from "./names";
import type { NetworkingPlan } from "./networking";
import type { Problems } from "./problems";
import { check, listValue } from "./rule";

export interface GeneratedTls {
  readonly mode: "generated";
  readonly dnsNames: Value<string[]>;
  readonly ipAddresses: Value<string[]>;
  readonly validityHours: number;
  readonly renewBeforeHours: number;
  readonly caValidityHours: number;
  readonly caRenewBeforeHours: number;
}

export type TlsPlan =
  | { readonly mode: "off" }
  | { readonly mode: "secret"; readonly certificateName: Value<string> }
  | GeneratedTls;

const shortestValidityHours = 24;
const longestValidityHours = 10 * 365 * 24;
const generatedOnly = ["extraSANs", "validityHours", "renewBeforeHours"] as const;

export function tlsMode(tls: Tls = {}): TlsMode {
  return tls.mode ?? (tls.certificateName === undefined ? "generated" : "secret");
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
  if (mode !== "secret" && tls.certificateName !== undefined) {
    problems.add("tls.certificateName", tls.certificateName, `excludes tls.mode ${mode}: leave one of them out`);
  }
  for (const field of generatedOnly) {
    if (mode !== "generated" && tls[field] !== undefined) {
      problems.add(`tls.${field}`, tls[field], `applies only to a generated certificate, and tls.mode is ${mode}`);
    }
  }
  validateLife(problems, tls);
  if (Array.isArray(tls.extraSANs)) {
    (tls.extraSANs as readonly Value<string>[]).forEach((san, i) => {
      check(problems, `tls.extraSANs[${i}]`, san, (name) =>
        parseAddress(name) !== undefined || isDnsName(name)
          ? undefined
          : "must be a DNS name or an IP address without a port or a prefix length",
      );
    });
  }
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
): TlsPlan {
  const mode = tlsMode(tls);
  switch (mode) {
    case "off":
      return { mode };
    case "secret":
      return { mode, certificateName: tls.certificateName ?? "" };
    case "generated": {
      const validityHours = tls.validityHours ?? defaults.tls.validityHours;
      const names = allValues<string | string[]>([
        "localhost",
        "127.0.0.1",
        "::1",
        base,
        ...[text`${base}.${namespace}`, text`${base}.${namespace}.svc`, text`${base}.${namespace}.svc.cluster.local`],
        ...networking.certificateNames,
        listValue(tls.extraSANs),
      ]);
      return {
        mode,
        dnsNames: mapValue(names, (all) => sorted(all.flat().filter((name) => parseAddress(name) === undefined))),
        ipAddresses: mapValue(names, (all) =>
          sorted(all.flat().flatMap((name) => parseAddress(name)?.canonical ?? [])),
        ),
        validityHours,
        renewBeforeHours:
          tls.renewBeforeHours ?? Math.min(defaults.tls.renewBeforeHours, Math.floor(validityHours / 3)),
        caValidityHours: Math.max(defaults.tls.caValidityHours, 2 * validityHours),
        // Renewed while it still outlives a certificate signed today.
        caRenewBeforeHours: validityHours,
      };
    }
  }
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
  return tlsMode(tls) !== "off";
}

export function protectsVirtualMedia(tls: TlsPlan): boolean {
  return servesTls(tls);
}

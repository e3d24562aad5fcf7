// The ciphers and curves that the OpenSSL of the images offers at its usual security level, and what each needs.

import { nearest } from "../base/nearest";

/** How the server of a cipher of TLS 1.2 proves who it is: the kind of key in its certificate. */
type KeyKind = "RSA" | "ECDSA";

const exchanges: readonly (readonly [prefix: string, key: KeyKind, ciphers: readonly string[]])[] = [
  [
    "ECDHE-ECDSA-",
    "ECDSA",
    ["AES256-GCM-SHA384", "CHACHA20-POLY1305", "AES128-GCM-SHA256", "AES256-CCM", "AES128-CCM"],
  ],
  ["ECDHE-ECDSA-", "ECDSA", ["AES256-SHA384", "AES128-SHA256", "AES256-SHA", "AES128-SHA"]],
  ["ECDHE-RSA-", "RSA", ["AES256-GCM-SHA384", "CHACHA20-POLY1305", "AES128-GCM-SHA256"]],
  ["ECDHE-RSA-", "RSA", ["AES256-SHA384", "AES128-SHA256", "AES256-SHA", "AES128-SHA"]],
  ["DHE-RSA-", "RSA", ["AES256-GCM-SHA384", "CHACHA20-POLY1305", "AES128-GCM-SHA256", "AES256-CCM", "AES128-CCM"]],
  ["DHE-RSA-", "RSA", ["AES256-SHA256", "AES128-SHA256", "AES256-SHA", "AES128-SHA"]],
  ["", "RSA", ["AES256-GCM-SHA384", "AES128-GCM-SHA256", "AES256-CCM", "AES128-CCM"]],
  ["", "RSA", ["AES256-SHA256", "AES128-SHA256", "AES256-SHA", "AES128-SHA"]],
];

/** Of TLS 1.2, by OpenSSL's names. */
const keyKinds: ReadonlyMap<string, KeyKind> = new Map(
  exchanges.flatMap(([prefix, key, ciphers]) => ciphers.map((cipher) => [`${prefix}${cipher}`, key] as const)),
);

const tls13Ciphers: readonly string[] = [
  "TLS_AES_256_GCM_SHA384",
  "TLS_CHACHA20_POLY1305_SHA256",
  "TLS_AES_128_GCM_SHA256",
  "TLS_AES_128_CCM_SHA256",
];

/** By the usual name, OpenSSL's. */
const curveNames: Readonly<Record<string, string>> = {
  X25519: "X25519",
  X448: "X448",
  "P-256": "prime256v1",
  "P-384": "secp384r1",
  "P-521": "secp521r1",
};

/** Whether a server with an RSA key can serve the cipher. */
export const servesWithRsa = (cipher: string): boolean => keyKinds.get(cipher) === "RSA";

export const opensslCurve = (curve: string): string => curveNames[curve] ?? curve;

export function tls12CipherRule(name: string): string | undefined {
  if (keyKinds.has(name)) {
    return undefined;
  }
  if (tls13Ciphers.includes(name)) {
    return "is a cipher of TLS 1.3: put it into tls13Ciphers";
  }
  return `must be OpenSSL's name of a cipher of TLS 1.2, such as ECDHE-RSA-AES256-GCM-SHA384${meant(opensslSpelling(name), [...keyKinds.keys()])}`;
}

export function tls13CipherRule(name: string): string | undefined {
  if (tls13Ciphers.includes(name)) {
    return undefined;
  }
  return keyKinds.has(name)
    ? "is a cipher of TLS 1.2: put it into tls12Ciphers"
    : `must be one of ${tls13Ciphers.join(", ")}`;
}

export function curveRule(name: string): string | undefined {
  return Object.hasOwn(curveNames, name) ? undefined : `must be one of ${Object.keys(curveNames).join(", ")}`;
}

/** IANA's name, such as TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384, about as OpenSSL spells it. */
function opensslSpelling(name: string): string {
  return name
    .toUpperCase()
    .replace(/^TLS_/, "")
    .replace("_WITH", "")
    .replaceAll("_", "-")
    .replace(/AES-(\d+)/, "AES$1")
    .replace("-CBC", "")
    .replace(/^RSA-/, "");
}

function meant(name: string, known: readonly string[]): string {
  const found = nearest(name, known);
  return found === undefined ? "" : `; did you mean ${found}?`;
}

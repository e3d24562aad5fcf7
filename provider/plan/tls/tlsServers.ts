// What the HTTPS servers of the API and of virtual media offer: versions, ciphers and curves, and a certificate of its own.

import type { ApiServerTls, Tls, TlsVersion, VirtualMediaTls } from "../../schema/types";
import type { Value } from "../../schema/value";
import { checkEntries } from "../checks/check";
import { refuseFields, type EveryField } from "../checks/fields";
import { validateObjectName } from "../checks/objectNames";
import type { Problems } from "../checks/problems";
import { curveRule, servesWithRsa, tls12CipherRule, tls13CipherRule } from "./cipherSuites";
import type { TlsChoice } from "./tls";

/** Undefined and empty: what the image does. */
export interface TlsServerPlan {
  readonly minimumVersion: TlsVersion | undefined;
  readonly tls12Ciphers: readonly string[];
  readonly tls13Ciphers: readonly string[];
  readonly curves: readonly string[];
  readonly prefersOwnOrder: boolean;
}

export interface TlsServersPlan {
  readonly api: TlsServerPlan;
  readonly virtualMedia: TlsServerPlan & {
    /** The Secret with a certificate of its own; undefined: that of the API. */
    readonly certificateName: Value<string> | undefined;
  };
}

const everyField: EveryField<VirtualMediaTls, true> = {
  certificateName: true,
  minimumVersion: true,
  tls12Ciphers: true,
  tls13Ciphers: true,
  curves: true,
  preferServerCiphers: true,
};

export function planTlsServers(problems: Problems, choice: TlsChoice, tls: Tls = {}): TlsServersPlan {
  const { api = {}, virtualMedia = {} } = tls;
  if (choice.kind !== "off" && !choice.virtualMediaTls) {
    refuseFields(
      problems,
      "tls.virtualMedia",
      virtualMedia,
      everyField,
      () => "cannot be combined with tls.disableVirtualMediaTLS, with which there is no HTTPS server for virtual media",
    );
  }
  validateObjectName(problems, "tls.virtualMedia.certificateName", virtualMedia.certificateName);
  const servesRsa = choice.kind === "generated" || choice.kind === "certManager";
  return {
    api: planServer(problems, "tls.api", api, servesRsa),
    virtualMedia: {
      ...planServer(
        problems,
        "tls.virtualMedia",
        virtualMedia,
        servesRsa && virtualMedia.certificateName === undefined,
      ),
      certificateName: virtualMedia.certificateName,
    },
  };
}

/** `servesRsa`: whether the key is known to be an RSA key, because the component or cert-manager makes it. */
function planServer(problems: Problems, path: string, server: ApiServerTls, servesRsa: boolean): TlsServerPlan {
  const { minimumVersion, tls12Ciphers = [], tls13Ciphers = [], curves = [], preferServerCiphers = false } = server;
  checkEntries(problems, `${path}.tls12Ciphers`, tls12Ciphers, tls12CipherRule);
  checkEntries(problems, `${path}.tls13Ciphers`, tls13Ciphers, tls13CipherRule);
  checkEntries(problems, `${path}.curves`, curves, curveRule);
  validateTls12Ciphers(problems, path, server);
  const known = tls12Ciphers.filter((cipher) => tls12CipherRule(cipher) === undefined);
  if (servesRsa && known.length > 0 && known.length === tls12Ciphers.length && !known.some(servesWithRsa)) {
    problems.add(
      `${path}.tls12Ciphers`,
      tls12Ciphers,
      "leaves clients with TLS 1.2 no cipher: all of these need a certificate with an ECDSA key, and this one has an RSA key. Add one that has RSA in its name, or set minimumVersion to 1.3",
    );
  }
  return { minimumVersion, tls12Ciphers, tls13Ciphers, curves, prefersOwnOrder: preferServerCiphers };
}

/** Ciphers of a version that is not offered would leave none of those that were asked for. */
export function validateTls12Ciphers(
  problems: Problems,
  path: string,
  {
    minimumVersion,
    tls12Ciphers = [],
  }: { readonly minimumVersion?: string; readonly tls12Ciphers?: readonly string[] },
): void {
  if (minimumVersion === "1.3" && tls12Ciphers.length > 0) {
    problems.add(
      `${path}.tls12Ciphers`,
      tls12Ciphers,
      `cannot be combined with ${path}.minimumVersion 1.3, with which none of these ciphers is used: leave one of the two out`,
    );
  }
}

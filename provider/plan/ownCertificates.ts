// The certificates that the user brings: where each lies, and what those that are served must cover.

import { mapValue, text, type Value } from "../schema/value";
import type { ObjectKind } from "../schema/types";
import type { AnnouncedAddress } from "./access/announcedAddress";
import { peek } from "./checks/check";
import { hostOf } from "./checks/urls";
import type { IronicPlan } from "./plan";
import { bundleKey, type CaBundlePlan } from "./tls/caBundles";

export type CertificateSource =
  | { readonly kind: "pem"; readonly pem: Value<string> }
  | {
      readonly kind: ObjectKind;
      readonly name: Value<string>;
      /** Undefined: every key. */
      readonly key: Value<string> | undefined;
    };

export interface OwnCertificate {
  readonly input: string;
  readonly source: CertificateSource;
  /** Names and addresses under which it is served, each with who calls them. */
  readonly covers: readonly Covered[];
}

interface Covered {
  readonly host: Value<string>;
  readonly caller: string;
}

export function ownCertificates(plan: IronicPlan): OwnCertificate[] {
  return [...servedCertificates(plan), ...verifyingCertificates(plan)];
}

const secret = (name: Value<string>): CertificateSource => ({ kind: "Secret", name, key: "tls.crt" });

function servedCertificates({ tls, tlsServers, networking, handover, names, namespace }: IronicPlan): OwnCertificate[] {
  const called = calledHosts(networking.announced);
  const inCluster: Covered[] =
    handover === undefined
      ? []
      : [{ host: text`${names.service}.${namespace.name}.svc`, caller: "the baremetal-operator calls" }];
  const { certificateName } = tlsServers.virtualMedia;
  const { frontDoor } = networking;
  return [
    ...(tls.kind === "secret"
      ? [{ input: "tls.certificateName", source: secret(tls.certificateName), covers: [...called, ...inCluster] }]
      : []),
    ...(certificateName === undefined
      ? []
      : [{ input: "tls.virtualMedia.certificateName", source: secret(certificateName), covers: called }]),
    ...(frontDoor?.kind === "ingress"
      ? [
          {
            input: "networking.ingress.tlsSecretName",
            source: secret(frontDoor.tlsSecretName),
            covers: [{ host: frontDoor.host, caller: announcedTo }],
          },
        ]
      : []),
  ];
}

const announcedTo = "Ironic announces to hosts";

/** Behind a proxy, hosts see the certificate of that. */
function calledHosts(announced: AnnouncedAddress): Covered[] {
  switch (announced.kind) {
    case "unknown":
      return [];
    case "own":
    case "forwarded":
      return [{ host: mapValue(announced.host, withoutBrackets), caller: announcedTo }];
    case "urls":
      return announced.answeredByIronic
        ? [{ host: mapValue(announced.api, (api) => hostOf(api) ?? api), caller: announcedTo }]
        : [];
  }
}

const withoutBrackets = (host: string): string => host.replace(/^\[|\]$/g, "");

/** With these Ironic verifies others: when one expires, they are refused. */
function verifyingCertificates({ caBundles, ramdisk, database, networking }: IronicPlan): OwnCertificate[] {
  const script = ramdisk.download?.script;
  const { frontDoor } = networking;
  const given: readonly (readonly [input: string, source: CertificateSource | undefined])[] = [
    ["tls.bmcCA", ofBundle(caBundles.bmc, undefined)],
    ["tls.trustedCA", ofBundle(caBundles.trusted, bundleKey)],
    ["deployRamdisk.mirrorCA", ofBundle(script?.kind === "verified" ? script.mirrorCa : undefined, bundleKey)],
    ...(database.kind !== "external" || database.ca === undefined
      ? []
      : [
          database.ca.kind === "given"
            ? (["database.caCertificate", { kind: "pem", pem: database.ca.certificates }] as const)
            : (["database.tlsCertificateName", secret(database.ca.secretName)] as const),
        ]),
    [
      "networking.gateway.caConfigMapName",
      frontDoor?.kind === "gateway" && frontDoor.backendCa?.kind === "given"
        ? { kind: "ConfigMap", name: frontDoor.backendCa.configMapName, key: bundleKey }
        : undefined,
    ],
  ];
  return given.flatMap(([input, source]) => (source === undefined ? [] : [{ input, source, covers: [] }]));
}

function ofBundle(bundle: CaBundlePlan | undefined, usualKey: string | undefined): CertificateSource | undefined {
  switch (bundle?.kind) {
    case undefined:
      return undefined;
    case "pem":
      return bundle;
    case "object":
      return { kind: bundle.object.kind, name: bundle.object.name, key: bundle.object.key ?? usualKey };
  }
}

/** Whether something of the cluster must be read for it. */
export const isInCluster = ({ source }: OwnCertificate): boolean =>
  source.kind !== "pem" && peek(source.name) !== undefined;

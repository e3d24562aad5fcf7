// How the image is told to serve TLS, and by what it verifies others (tls-common.sh, runhttpd).

import { bundleKey } from "../../plan/tls/caBundles";
import type { IronicPlan } from "../../plan/plan";
import { opensslCurve } from "../../plan/tls/cipherSuites";
import { servesVirtualMediaOverTls } from "../../plan/tls/tls";
import type { TlsServerPlan } from "../../plan/tls/tlsServers";
import { numberText } from "../kit/env";
import type { EnvVar } from "../kubernetes/objects";
import { paths } from "../kubernetes/upstream";

export function tlsEnv({ tls, networking, ramdisk }: IronicPlan): EnvVar[] {
  if (tls.kind === "off") {
    return [];
  }
  return [
    { name: "IRONIC_PRIVATE_PORT", value: "unix" },
    { name: "IRONIC_REVERSE_PROXY_SETUP", value: "true" },
    ...(servesVirtualMediaOverTls(tls)
      ? [{ name: "VMEDIA_TLS_PORT", value: numberText(networking.ports.imagesTls) }]
      : []),
    // The image's own default is 1: no verification.
    { name: "IRONIC_IPA_INSECURE", value: ramdisk.verifyTls ? "0" : "1" },
  ];
}

/** The variables of a server; those of virtual media are named with less order (apache2-vmedia.conf.j2). */
interface ServerVariables {
  readonly protocol: string;
  readonly tls12: string;
  readonly tls13: string;
  readonly curves: string;
  readonly order: string;
}

const apiVariables: ServerVariables = {
  protocol: "IRONIC_SSL_PROTOCOL",
  tls12: "IRONIC_TLS_12_CIPHERS",
  tls13: "IRONIC_TLS_13_CIPHERS",
  curves: "IRONIC_TLS_CURVES",
  order: "IRONIC_TLS_ENFORCE_SERVER_CIPHER_ORDER",
};

const virtualMediaVariables: ServerVariables = {
  protocol: "IRONIC_VMEDIA_SSL_PROTOCOL",
  tls12: "IRONIC_VMEDIA_TLS_12_CIPHERS",
  tls13: "IRONIC_VMEDIA_TLS_13_CIPHERS",
  curves: "IRONIC_VMEDIA_CURVES",
  order: "IRONIC_VMEDIA_TLS_ENFORCE_SERVER_CIPHER_ORDER",
};

/** What httpd offers to clients of the API and to BMCs, where the user decides about it. */
export function tlsServersEnv({ tlsServers: { api, virtualMedia } }: IronicPlan): EnvVar[] {
  return [...serverEnv(apiVariables, api), ...serverEnv(virtualMediaVariables, virtualMedia)];
}

function serverEnv(names: ServerVariables, server: TlsServerPlan): EnvVar[] {
  const list = (name: string, words: readonly string[]): EnvVar[] =>
    words.length === 0 ? [] : [{ name, value: words.join(":") }];
  return [
    ...(server.minimumVersion === "1.3" ? [{ name: names.protocol, value: "-ALL +TLSv1.3" }] : []),
    ...list(names.tls12, server.tls12Ciphers),
    ...list(names.tls13, server.tls13Ciphers),
    ...list(names.curves, server.curves.map(opensslCurve)),
    ...(server.prefersOwnOrder ? [{ name: names.order, value: "true" }] : []),
  ];
}

/** Written by prepare.sh before the image's program runs. */
const bundleFile = "/tmp/ca-bundle.pem";

/**
 * The CA certificates used to verify servers of disk images: the system's, and those of the user. To these the
 * image adds Ironic's own CA, and hands them to the ramdisk: ironic with virtual media and in deployments, httpd in the
 * iPXE script for inspection. Without the file a ramdisk that verifies knows no private CA, and no host gets on.
 */
export function trustEnv(plan: IronicPlan): EnvVar[] {
  const { trusted } = plan.caBundles;
  if (!preparesBundle(plan)) {
    return [];
  }
  return [
    { name: "WEBSERVER_CACERT_FILE", value: bundleFile },
    { name: "CA_BUNDLE", value: bundleFile },
    ...(trusted === undefined ? [] : [{ name: "TRUSTED_CA_FILE", value: `${paths.trustedCa}/${bundleKey}` }]),
  ];
}

/** The second initrd of ramdisks that boot from the network (runironic, ipxe_config.template, inspector.ipxe.j2). */
export const ramdiskCas = "/shared/html/ipa-cacert-bundle";

/** What prepare.sh puts before what the image appends to that initrd: the same, in a form that a kernel reads wherever iPXE puts it. */
export function ramdiskCasEnv(plan: IronicPlan): EnvVar[] {
  // As the image does: without a CA it takes the certificate for it (tls-common.sh).
  const files = [paths.ironicCa, paths.apiCertificate].map((folder) => `${folder}/tls.crt`);
  return plan.ramdisk.verifyTls
    ? [
        { name: "RAMDISK_CAS", value: ramdiskCas },
        { name: "IRONIC_CAS", value: files.join(" ") },
      ]
    : [];
}

/** Whether a bundle of CA certificates is written for servers of images and for the ramdisk. */
export function preparesBundle({ caBundles, ramdisk }: IronicPlan): boolean {
  return caBundles.trusted !== undefined || ramdisk.verifyTls;
}

// How the image is told to serve TLS, and by what it verifies others (tls-common.sh, runhttpd).

import { bundleKey } from "../../plan/tls/caBundles";
import type { IronicPlan } from "../../plan/plan";
import { servesVirtualMediaOverTls } from "../../plan/tls/tls";
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

/** By what servers of disk images are verified; the ramdisk gets it too. */
export function trustEnv({ caBundles }: IronicPlan): EnvVar[] {
  return caBundles.trusted === undefined
    ? []
    : [{ name: "WEBSERVER_CACERT_FILE", value: `${paths.trustedCa}/${bundleKey}` }];
}

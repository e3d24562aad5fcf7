// The certificate that Ironic serves, and the CA with which its clients verify it, as containers read them.

import { servesVirtualMediaOverTls, type TlsPlan } from "../../plan/tls/tls";
import type { Value } from "../../schema/value";
import type { Volume, VolumeMount } from "../kubernetes/objects";
import { paths } from "../kubernetes/upstream";

const certificate = "cert-ironic";
const ca = "ca-ironic";

const apiCertificateMount: VolumeMount = { name: certificate, mountPath: paths.apiCertificate, readOnly: true };
const caMount: VolumeMount = { name: ca, mountPath: paths.ironicCa, readOnly: true };

/** What serves or calls the API and JSON-RPC over TLS. */
export const serviceTlsMounts: readonly VolumeMount[] = [apiCertificateMount, caMount];

/** The image serves virtual media over TLS when it finds a certificate for it (tls-common.sh). */
export function tlsMounts(tls: TlsPlan): VolumeMount[] {
  if (tls.kind === "off") {
    return [];
  }
  return [
    apiCertificateMount,
    ...(servesVirtualMediaOverTls(tls)
      ? [{ name: certificate, mountPath: paths.virtualMediaCertificate, readOnly: true }]
      : []),
    caMount,
  ];
}

export function tlsVolumes(secretName: Value<string>): Volume[] {
  const pair = ["tls.crt", "tls.key"].map((key) => ({ key, path: key }));
  return [
    { name: certificate, secret: { secretName, items: pair } },
    {
      name: ca,
      projected: {
        // Optional: a Secret of the user's need not hold its issuer; the image then trusts the certificate itself.
        sources: [{ secret: { name: secretName, items: [{ key: "ca.crt", path: "tls.crt" }], optional: true } }],
      },
    },
  ];
}

// The certificate that Ironic serves, and the CA with which its clients verify it, as containers read them.

import type { IronicPlan } from "../../plan/plan";
import { servesVirtualMediaOverTls } from "../../plan/tls/tls";
import type { Value } from "../../schema/value";
import type { Volume, VolumeMount } from "../kubernetes/objects";
import { paths } from "../kubernetes/upstream";

const certificate = "cert-ironic";
const virtualMediaCertificate = "cert-vmedia";
const ca = "ca-ironic";

const apiCertificateMount: VolumeMount = { name: certificate, mountPath: paths.apiCertificate, readOnly: true };
const caMount: VolumeMount = { name: ca, mountPath: paths.ironicCa, readOnly: true };

/** What serves or calls the API and JSON-RPC over TLS. */
export const serviceTlsMounts: readonly VolumeMount[] = [apiCertificateMount, caMount];

/** The image serves virtual media over TLS when it finds a certificate for it (tls-common.sh). */
export function tlsMounts({ tls, tlsServers }: Pick<IronicPlan, "tls" | "tlsServers">): VolumeMount[] {
  if (tls.kind === "off") {
    return [];
  }
  const served = tlsServers.virtualMedia.certificateName === undefined ? certificate : virtualMediaCertificate;
  return [
    apiCertificateMount,
    ...(servesVirtualMediaOverTls(tls)
      ? [{ name: served, mountPath: paths.virtualMediaCertificate, readOnly: true }]
      : []),
    caMount,
  ];
}

const pair = ["tls.crt", "tls.key"].map((key) => ({ key, path: key }));

export const virtualMediaVolume = (secretName: Value<string>): Volume => ({
  name: virtualMediaCertificate,
  secret: { secretName, items: pair },
});

export function tlsVolumes(secretName: Value<string>): Volume[] {
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

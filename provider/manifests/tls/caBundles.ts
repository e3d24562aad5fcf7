// CA bundles that the user brings: the volumes of the pod, and the ConfigMap with one that was given as text.

import { bundleKey, type CaBundleObject, type CaBundlesPlan } from "../../plan/tls/caBundles";
import type { IronicPlan } from "../../plan/plan";
import type { Value } from "../../schema/value";
import { objectLabels } from "../kubernetes/labels";
import type { ConfigMap, KeyToPath, Volume, VolumeMount } from "../kubernetes/objects";
import { paths } from "../kubernetes/upstream";

const bmcCa = "cert-bmc";
const trustedCa = "trusted-ca";

export const mirrorCaMount: VolumeMount = { name: "mirror-ca", mountPath: "/certs/ca/mirror", readOnly: true };

export function bmcCaMounts({ bmc }: CaBundlesPlan): VolumeMount[] {
  return bmc === undefined ? [] : [{ name: bmcCa, mountPath: paths.bmcCa, readOnly: true }];
}

export function trustedCaMounts({ trusted }: CaBundlesPlan): VolumeMount[] {
  return trusted === undefined ? [] : [{ name: trustedCa, mountPath: paths.trustedCa, readOnly: true }];
}

/** The image trusts every file in the directory for BMCs. */
export const bmcCaVolume = (bundle: CaBundleObject): Volume => volume(bmcCa, bundle, bundle.key);

export const trustedCaVolume = (bundle: CaBundleObject): Volume => volume(trustedCa, bundle, bundle.key ?? bundleKey);

export const mirrorCaVolume = (bundle: CaBundleObject): Volume =>
  volume(mirrorCaMount.name, bundle, bundle.key ?? bundleKey);

function volume(name: string, bundle: CaBundleObject, key: Value<string> | undefined): Volume {
  const items: { items?: KeyToPath[] } = key === undefined ? {} : { items: [{ key, path: bundleKey }] };
  switch (bundle.kind) {
    case "ConfigMap":
      return { name, configMap: { name: bundle.name, ...items } };
    case "Secret":
      return { name, secret: { secretName: bundle.name, ...items } };
  }
}

/** Certificates are public: a ConfigMap shows them to whoever asks what is trusted. */
export function caBundleConfigMap(plan: IronicPlan, name: Value<string>, pem: Value<string>): ConfigMap {
  return {
    metadata: { name, namespace: plan.namespace.name, labels: objectLabels(plan) },
    data: { [bundleKey]: pem },
  };
}

// The volume with authorities that the user brings, in an object of theirs or in one that the component made of their text.

import { bundleKey, type AuthorityPlan } from "../../plan/tls/caBundles";
import type { IronicPlan } from "../../plan/plan";
import type { Value } from "../../schema/value";
import { objectLabels } from "../kubernetes/labels";
import type { ConfigMap, KeyToPath, Volume } from "../kubernetes/objects";

/** `made`: the object's name, when the component made it. */
export function authorityVolume(
  name: string,
  authority: AuthorityPlan,
  made: Value<string> | undefined,
  default_: "oneKey" | "everyKey",
): Volume {
  if (authority.source === "pem") {
    return { name, configMap: { name: made ?? "", items: [{ key: bundleKey, path: bundleKey }] } };
  }
  const key = authority.key ?? (default_ === "oneKey" ? bundleKey : undefined);
  const items: { items?: KeyToPath[] } = key === undefined ? {} : { items: [{ key, path: bundleKey }] };
  switch (authority.kind) {
    case "ConfigMap":
      return { name, configMap: { name: authority.name, ...items } };
    case "Secret":
      return { name, secret: { secretName: authority.name, ...items } };
  }
}

/** Certificates are public: a ConfigMap shows them to whoever asks what is trusted. */
export function authorityConfigMap(plan: IronicPlan, name: Value<string>, pem: Value<string>): ConfigMap {
  return {
    metadata: { name, namespace: plan.namespace.name, labels: objectLabels(plan) },
    data: { [bundleKey]: pem },
  };
}

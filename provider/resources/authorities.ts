// ConfigMaps with authorities that the user gave as text.

import * as pulumi from "@pulumi/pulumi";
import { ConfigMap } from "@pulumi/kubernetes/core/v1/configMap";
import { authorityConfigMap } from "../manifests/authorities";
import type { PodSecrets } from "../manifests/volumes";
import type { AuthorityPlan } from "../plan/certificateAuthorities";
import type { IronicPlan } from "../plan/plan";
import type { Value } from "../schema/value";
import { later, toInput } from "../wire/later";
import { publicDigest } from "./digest";
import type { Family } from "./family";
import { named } from "./podSecret";

export type CreatedAuthorities = Pick<PodSecrets, "bmcCa" | "trustedCa" | "mirrorCa">;

export function createAuthorities(
  family: Family,
  plan: IronicPlan,
  digestKey: pulumi.Output<string>,
): CreatedAuthorities {
  const { names, authorities, ramdisk } = plan;
  const script = ramdisk.download?.script;
  const mirror = script?.kind === "verified" ? script.mirrorCa : undefined;
  return {
    // The image notices another content by itself, so the name stays, and the pod runs on.
    ...created("bmcCa", authorities.bmc, (pem) => createConfigMap(family, plan, "bmc-ca", names.bmcCa, pem)),
    ...created("trustedCa", authorities.trusted, (pem) =>
      createConfigMap(family, plan, "trusted-ca", hashed(names.trustedCa, digestKey, pem), pem),
    ),
    ...created("mirrorCa", mirror, (pem) =>
      createConfigMap(family, plan, "mirror-ca", hashed(names.mirrorCa, digestKey, pem), pem),
    ),
  };
}

function created<K extends string>(
  key: K,
  authority: AuthorityPlan | undefined,
  create: (pem: Value<string>) => Value<string>,
): { [P in K]?: Value<string> } {
  return (authority?.source === "pem" ? { [key]: create(authority.pem) } : {}) as { [P in K]?: Value<string> };
}

/** Read once, when the pod starts: another content is another object, and so a restart. */
function hashed(base: string, digestKey: pulumi.Output<string>, pem: Value<string>): Value<string> {
  return later(pulumi.interpolate`${base}-${publicDigest(digestKey, toInput(pem))}`);
}

function createConfigMap(
  family: Family,
  plan: IronicPlan,
  suffix: string,
  name: Value<string>,
  pem: Value<string>,
): Value<string> {
  const object = toInput(authorityConfigMap(plan, name, pem));
  const configMap = new ConfigMap(family.child(suffix), object, family.options());
  return later(named(pulumi.output(toInput(name)), configMap));
}

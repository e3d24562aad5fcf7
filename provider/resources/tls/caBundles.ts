// ConfigMaps with authorities: those that the user gave as text, and what else is read like them.

import * as pulumi from "@pulumi/pulumi";
import { ConfigMap } from "@pulumi/kubernetes/core/v1/configMap";
import { authorityConfigMap } from "../../manifests/tls/caBundles";
import type { PodSecrets } from "../../manifests/pod/volumes";
import type { AuthorityPlan } from "../../plan/tls/caBundles";
import type { IronicPlan } from "../../plan/plan";
import type { Value } from "../../schema/value";
import { later, toInput } from "../../wire/later";
import { publicDigest } from "../children/digest";
import type { Family } from "../children/childScope";
import { named } from "../children/podSecret";

export interface CreatedAuthorities {
  readonly names: Pick<PodSecrets, "bmcCa" | "trustedCa" | "mirrorCa">;
  /** What the pod needs without depending on its content. */
  readonly first: readonly pulumi.Resource[];
}

export function createAuthorities(
  family: Family,
  plan: IronicPlan,
  digestKey: pulumi.Output<string>,
): CreatedAuthorities {
  const { names, authorities, ramdisk } = plan;
  const script = ramdisk.download?.script;
  const mirror = script?.kind === "verified" ? script.mirrorCa : undefined;
  const bmc = authorities.bmc?.source === "pem" ? authorities.bmc.pem : undefined;
  return {
    names: {
      ...(bmc === undefined ? {} : { bmcCa: names.bmcCa }),
      ...hashed("trustedCa", authorities.trusted, (pem) =>
        createHashedAuthority(family, plan, digestKey, "trusted-ca", names.trustedCa, pem),
      ),
      ...hashed("mirrorCa", mirror, (pem) =>
        createHashedAuthority(family, plan, digestKey, "mirror-ca", names.mirrorCa, pem),
      ),
    },
    // The image notices another content by itself, so the name stays, and the pod runs on. Only the order is kept: a
    // ConfigMap is replaced when its content changes, and the engine would replace with it what uses its outputs.
    first: bmc === undefined ? [] : [createConfigMap(family, plan, "bmc-ca", names.bmcCa, bmc)],
  };
}

function hashed<K extends string>(
  key: K,
  authority: AuthorityPlan | undefined,
  create: (pem: Value<string>) => Value<string>,
): { [P in K]?: Value<string> } {
  return (authority?.source === "pem" ? { [key]: create(authority.pem) } : {}) as { [P in K]?: Value<string> };
}

/** Another content is another object, so that whoever reads it notices: a pod by its restart. */
export function createHashedAuthority(
  family: Family,
  plan: IronicPlan,
  digestKey: pulumi.Output<string>,
  suffix: string,
  base: string,
  pem: Value<string>,
): Value<string> {
  const name = pulumi.interpolate`${base}-${publicDigest(digestKey, toInput(pem))}`;
  return later(named(name, createConfigMap(family, plan, suffix, later(name), pem)));
}

function createConfigMap(
  family: Family,
  plan: IronicPlan,
  suffix: string,
  name: Value<string>,
  pem: Value<string>,
): ConfigMap {
  return new ConfigMap(family.child(suffix), toInput(authorityConfigMap(plan, name, pem)), family.options());
}

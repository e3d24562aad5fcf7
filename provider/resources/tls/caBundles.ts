// The CA bundles that pods read: in objects of the user's, or in ConfigMaps made of the text that they gave.

import * as pulumi from "@pulumi/pulumi";
import { ConfigMap } from "@pulumi/kubernetes/core/v1/configMap";
import { caBundleConfigMap } from "../../manifests/tls/caBundles";
import { bundleKey, type CaBundleObject, type CaBundlePlan } from "../../plan/tls/caBundles";
import type { Value } from "../../schema/value";
import { later, toInput } from "../../wire/later";
import type { PlanScope } from "../children/planScope";
import { named } from "../children/podSecret";

interface CreatedCaBundles {
  readonly bmcCa: CaBundleObject | undefined;
  readonly trustedCa: CaBundleObject | undefined;
  readonly mirrorCa: CaBundleObject | undefined;
  /** What the pod needs without depending on its content. */
  readonly first: readonly pulumi.Resource[];
}

export function createCaBundles(scope: PlanScope): CreatedCaBundles {
  const { names, caBundles, ramdisk } = scope.plan;
  const script = ramdisk.download?.script;
  const mirror = script?.kind === "verified" ? script.mirrorCa : undefined;
  const hashed = (suffix: string, name: string) => (pem: Value<string>) =>
    createHashedCaBundle(scope, suffix, name, pem);
  const first: pulumi.Resource[] = [];
  return {
    // The image notices new content by itself, so the name stays, and the pod runs on. Only the order is kept: a
    // ConfigMap is replaced when its content changes, and the engine would replace with it what uses its outputs.
    bmcCa: objectOf(caBundles.bmc, (pem) => {
      first.push(createConfigMap(scope, "bmc-ca", names.bmcCa, pem));
      return names.bmcCa;
    }),
    trustedCa: objectOf(caBundles.trusted, hashed("trusted-ca", names.trustedCa)),
    mirrorCa: objectOf(mirror, hashed("mirror-ca", names.mirrorCa)),
    first,
  };
}

function objectOf(
  bundle: CaBundlePlan | undefined,
  create: (pem: Value<string>) => Value<string>,
): CaBundleObject | undefined {
  switch (bundle?.kind) {
    case undefined:
      return undefined;
    case "object":
      return bundle.object;
    case "pem":
      return { kind: "ConfigMap", name: create(bundle.pem), key: bundleKey };
  }
}

/** New content is a new object, so that whoever reads it notices: a pod by its restart. */
export function createHashedCaBundle(
  scope: PlanScope,
  suffix: string,
  base: string,
  pem: Value<string>,
): Value<string> {
  const name = pulumi.interpolate`${base}-${scope.digest(toInput(pem))}`;
  return later(named(name, createConfigMap(scope, suffix, later(name), pem)));
}

function createConfigMap(scope: PlanScope, suffix: string, name: Value<string>, pem: Value<string>): ConfigMap {
  return new ConfigMap(scope.child(suffix), toInput(caBundleConfigMap(scope.plan, name, pem)), scope.options());
}

// A Secret that only our pods read: its name ends in a digest of its content, and it never changes.

import * as pulumi from "@pulumi/pulumi";
import { Secret } from "@pulumi/kubernetes/core/v1/secret";
import type { IronicPlan } from "../../plan/plan";
import { objectLabels } from "../../manifests/kubernetes/labels";
import { later, toInput } from "../../wire/later";
import type { Value } from "../../schema/value";
import { publicDigest } from "./digest";
import type { Family } from "./childScope";

export interface SecretContent {
  readonly suffix: string;
  /** Name before the digest. */
  readonly name: string;
  readonly type: string;
  readonly data: Readonly<Record<string, pulumi.Input<string>>>;
}

export const base64 = (content: pulumi.Input<string>): pulumi.Output<string> =>
  pulumi.output(content).apply((text) => Buffer.from(text).toString("base64"));

/** Its name. A new content is a new object: running pods keep the old one until the new ones are up. */
export function createPodSecret(
  family: Family,
  plan: IronicPlan,
  digestKey: pulumi.Output<string>,
  content: SecretContent,
): Value<string> {
  const name = pulumi.interpolate`${content.name}-${publicDigest(digestKey, content.data)}`;
  const secret = new Secret(
    family.child(content.suffix),
    {
      metadata: { name, namespace: toInput(plan.namespace.name), labels: toInput(objectLabels(plan)) },
      type: content.type,
      immutable: true,
      data: Object.fromEntries(Object.entries(content.data).map(([key, value]) => [key, base64(value)])),
    },
    family.options(),
  );
  return later(named(name, secret));
}

/** A name, known as early as it can be, which brings the dependency on its object with it. */
export function named(name: pulumi.Output<string>, object: pulumi.Resource): pulumi.Output<string> {
  return pulumi.all([name, object.urn]).apply(([n]) => n);
}

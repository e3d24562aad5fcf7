// A Secret that only our pods read: its name ends in a digest of its content, and it never changes.

import * as pulumi from "@pulumi/pulumi";
import { Secret } from "@pulumi/kubernetes/core/v1/secret";
import { objectLabels } from "../../manifests/kubernetes/labels";
import { later, toInput } from "../../wire/later";
import type { Value } from "../../schema/value";
import type { PlanScope } from "./planScope";

interface SecretContent {
  readonly suffix: string;
  /** Name before the digest. */
  readonly name: string;
  readonly type: string;
  readonly data: Readonly<Record<string, pulumi.Input<string>>>;
}

export const base64 = (content: pulumi.Input<string>): pulumi.Output<string> =>
  pulumi.output(content).apply((text) => Buffer.from(text).toString("base64"));

/** Its name. A new content is a new object: running pods keep the old one until the new ones are up. */
export function createPodSecret(scope: PlanScope, content: SecretContent): Value<string> {
  const { plan } = scope;
  const name = pulumi.interpolate`${content.name}-${scope.digest(content.data)}`;
  const secret = new Secret(
    scope.child(content.suffix),
    {
      metadata: { name, namespace: toInput(plan.namespace.name), labels: toInput(objectLabels(plan)) },
      type: content.type,
      immutable: true,
      data: Object.fromEntries(Object.entries(content.data).map(([key, value]) => [key, base64(value)])),
    },
    scope.options(),
  );
  return later(named(name, secret));
}

/** A name, known as early as it can be, which brings the dependency on its object with it. */
export function named(name: pulumi.Output<string>, object: pulumi.Resource): pulumi.Output<string> {
  return pulumi.all([name, object.urn]).apply(([n]) => n);
}

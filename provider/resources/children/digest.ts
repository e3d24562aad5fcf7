// Digests of what pods read: the hash in the name of a Secret, and the value of a restart annotation.

import { createHmac } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";
import { canonicalJson } from "../../plan/base/sameData";

const digestLength = 12;

export function keyedDigest(key: string, content: unknown): string {
  return createHmac("sha256", key).update(canonicalJson(content)).digest("hex").slice(0, digestLength);
}

/**
 * A digest that may be shown although what it is made of may not: without the generated key nobody can try out
 * weak passwords against it.
 */
export function publicDigest(key: pulumi.Output<string>, content: pulumi.Input<unknown>): pulumi.Output<string> {
  return pulumi.unsecret(pulumi.all([key, pulumi.output(content)]).apply(([k, c]) => keyedDigest(k, c)));
}

// The claim for /shared.

import * as pulumi from "@pulumi/pulumi";
import { PersistentVolumeClaim } from "@pulumi/kubernetes/core/v1/persistentVolumeClaim";
import { claimIdentity, sharedClaim } from "../../manifests/storage/sharedClaim";
import type { IronicPlan } from "../../plan/plan";
import type { Value } from "../../schema/value";
import { later, toInput } from "../../wire/later";
import { publicDigest } from "../children/digest";
import type { Family } from "../children/childScope";
import { named } from "../children/podSecret";

export function createSharedClaim(
  family: Family,
  plan: IronicPlan,
  digestKey: pulumi.Output<string>,
): Value<string> | undefined {
  const { storage, names } = plan;
  if (storage.kind !== "claim") {
    return undefined;
  }
  const digest = publicDigest(digestKey, toInput(claimIdentity(storage)));
  const name = pulumi.interpolate`${names.shared}-${digest}`;
  const claim = new PersistentVolumeClaim(
    family.child("shared"),
    toInput(sharedClaim(plan, storage, later(name))),
    family.options(),
  );
  return later(named(name, claim));
}

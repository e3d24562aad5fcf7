// Where /shared lies, and the claim for it where the component makes one.

import * as pulumi from "@pulumi/pulumi";
import { PersistentVolumeClaim } from "@pulumi/kubernetes/core/v1/persistentVolumeClaim";
import { claimIdentity, sharedClaim } from "../../manifests/storage/sharedClaim";
import type { SharedVolume } from "../../manifests/storage/sharedVolume";
import type { NewClaim } from "../../plan/base/claim";
import { later, toInput } from "../../wire/later";
import type { PlanScope } from "../children/planScope";
import { named } from "../children/podSecret";

export function createSharedStorage(scope: PlanScope): SharedVolume {
  const { storage } = scope.plan;
  switch (storage.kind) {
    case "emptyDir":
      return storage;
    case "existing":
      return { kind: "claim", claimName: storage.claimName };
    case "new":
      return createClaim(scope, storage);
  }
}

function createClaim(scope: PlanScope, storage: NewClaim): SharedVolume {
  const digest = scope.digest(toInput(claimIdentity(storage)));
  const name = pulumi.interpolate`${storage.claimName}-${digest}`;
  const claim = new PersistentVolumeClaim(
    scope.child("shared"),
    toInput(sharedClaim(scope.plan, storage, later(name))),
    scope.options(),
  );
  return { kind: "claim", claimName: later(named(name, claim)) };
}

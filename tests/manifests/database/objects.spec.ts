// The types of the database's objects: narrower than those of the API, and without a field that the API does not have.

import type { input } from "@pulumi/kubernetes/types";
import type * as ours from "../../../provider/manifests/database/objects";
import { noFields, type UnknownFields } from "../../support/rendering/knownFields";

describe("the type of an object of the database", () => {
  it("has only fields of the API: anything else does not compile", () => {
    noFields<UnknownFields<ours.StatefulSet, input.apps.v1.StatefulSet>>();
    noFields<UnknownFields<ours.JobSpec, input.batch.v1.JobSpec>>();
    noFields<UnknownFields<ours.CronJob, input.batch.v1.CronJob>>();
  });
});

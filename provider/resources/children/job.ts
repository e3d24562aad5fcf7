// A Job that runs again whenever what it runs is another, or when it failed: one resource, a name for each content.

import * as pulumi from "@pulumi/pulumi";
import { Job, type JobArgs } from "@pulumi/kubernetes/batch/v1/job";
import type { JobSpec } from "../../manifests/database/objects";
import { toInput } from "../../wire/later";
import type { PlanScope } from "./planScope";

export interface JobContent {
  /** Of the Pulumi resource. */
  readonly suffix: string;
  /** Of the object, before the digest of its content. */
  readonly name: string;
  readonly spec: JobSpec;
}

/** A Job's name becomes a label of its pods: 63 characters, of which the longest name before it leaves nine. */
const digestLength = 8;

/** Longer than the longest of our Jobs may take by its own deadline. */
const longestRun = "5h";

export function createJob(scope: PlanScope, { suffix, name, spec }: JobContent): pulumi.CustomResource {
  const { plan } = scope;
  const digest = scope.digest(toInput(spec)).apply((text) => text.slice(0, digestLength));
  const job = {
    metadata: {
      name: pulumi.interpolate`${name}-${digest}`,
      namespace: toInput(plan.namespace.name),
      labels: toInput(spec.template.metadata.labels),
      // A Job that failed is replaced at the next update, and so runs again.
      annotations: { "pulumi.com/replaceUnready": "true" },
    },
    spec: toInput(spec),
  };
  return new Job(
    scope.child(suffix),
    job as JobArgs,
    scope.options({
      // A Job cannot be changed, and two with one name cannot be: the old one goes first.
      deleteBeforeReplace: true,
      replaceOnChanges: ["*"],
      customTimeouts: { create: longestRun },
    }),
  );
}

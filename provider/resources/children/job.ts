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

function jobName(scope: PlanScope, { name, spec }: JobContent): pulumi.Output<string> {
  const digest = scope.digest(toInput(spec)).apply((text) => text.slice(0, digestLength));
  return pulumi.interpolate`${name}-${digest}`;
}

export function createJob(scope: PlanScope, content: JobContent): Job {
  const { suffix, spec } = content;
  const { plan } = scope;
  const job = {
    metadata: {
      name: jobName(scope, content),
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

/** A Job, and whether it has done its work when its registration ends. */
export interface DoneJob {
  readonly job: Job;
  readonly isDone: pulumi.Output<boolean>;
}

/**
 * For what is remembered of a Job: with --target and --exclude the engine may answer with the Job of an earlier update,
 * with one that failed then, or with one that does not exist.
 */
export function createDoneJob(scope: PlanScope, content: JobContent): DoneJob {
  const job = createJob(scope, content);
  const { id, metadata, status } = job;
  const isDone = pulumi
    .all([id, metadata.name, jobName(scope, content), status])
    .apply(([existing, name, wanted, ended]) => existing !== "" && name === wanted && hasSucceeded(ended));
  return { job, isDone };
}

/** A Job that is only rendered has no status. */
function hasSucceeded(status: { readonly succeeded?: number } | undefined): boolean {
  return status === undefined || (status.succeeded ?? 0) > 0;
}

// The Kubernetes objects of the database: a StatefulSet, Jobs and what runs them.

import type { Value } from "../../schema/value";
import type { Labels, Metadata, PodSpec, PodTemplate } from "../kubernetes/objects";

export interface StatefulSet {
  readonly metadata: Metadata;
  readonly spec: {
    readonly serviceName: string;
    readonly replicas: 1;
    readonly selector: { readonly matchLabels: Labels };
    readonly template: PodTemplate;
  };
}

export interface DatabaseService {
  readonly metadata: Metadata;
  readonly spec: {
    readonly type: "ClusterIP";
    readonly selector: Labels;
    readonly ports: readonly {
      readonly name: string;
      readonly port: number;
      readonly targetPort: string;
      readonly protocol: "TCP";
    }[];
  };
}

export interface JobSpec {
  readonly backoffLimit: number;
  readonly activeDeadlineSeconds: number;
  readonly template: {
    readonly metadata: { readonly labels: Labels };
    readonly spec: PodSpec & { readonly restartPolicy: "Never" };
  };
}

export interface CronJob {
  readonly metadata: Metadata;
  readonly spec: {
    readonly schedule: Value<string>;
    readonly timeZone: "Etc/UTC";
    readonly concurrencyPolicy: "Forbid";
    readonly startingDeadlineSeconds: number;
    readonly successfulJobsHistoryLimit: number;
    readonly failedJobsHistoryLimit: number;
    readonly jobTemplate: { readonly metadata: { readonly labels: Labels }; readonly spec: JobSpec };
  };
}

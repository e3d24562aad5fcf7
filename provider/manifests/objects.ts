// The Kubernetes objects that manifests describe: the API's own field names, and leaves that may come later.

import type { ResourceRequirements, Toleration } from "../schema/types";
import type { Value } from "../schema/value";

export type Labels = Readonly<Record<string, Value<string>>>;

export interface Metadata {
  readonly name: Value<string>;
  readonly namespace?: Value<string>;
  readonly labels?: Labels;
  readonly annotations?: Labels;
}

export interface EnvVar {
  readonly name: string;
  readonly value?: Value<string>;
  readonly valueFrom?: { readonly fieldRef: { readonly fieldPath: string } };
}

export interface VolumeMount {
  readonly name: string;
  readonly mountPath: string;
  readonly readOnly?: boolean;
}

export interface KeyToPath {
  readonly key: string;
  readonly path: string;
}

export type Volume =
  | { readonly name: string; readonly emptyDir: { readonly medium?: "Memory" } }
  | {
      readonly name: string;
      readonly secret: { readonly secretName: Value<string>; readonly items?: readonly KeyToPath[] };
    }
  | {
      readonly name: string;
      readonly projected: {
        readonly sources: readonly {
          readonly secret: {
            readonly name: Value<string>;
            readonly items: readonly KeyToPath[];
            readonly optional: boolean;
          };
        }[];
      };
    }
  | {
      readonly name: string;
      readonly persistentVolumeClaim: { readonly claimName: Value<string>; readonly readOnly?: boolean };
    };

export interface ContainerPort {
  readonly name: string;
  readonly containerPort: Value<number>;
  readonly hostPort?: Value<number>;
  readonly protocol: "TCP" | "UDP";
}

export interface Probe {
  readonly exec: { readonly command: readonly Value<string>[] };
  readonly initialDelaySeconds?: number;
  readonly periodSeconds?: number;
  readonly timeoutSeconds: number;
  readonly failureThreshold: number;
}

export interface SecurityContext {
  readonly allowPrivilegeEscalation: boolean;
  readonly readOnlyRootFilesystem: boolean;
  readonly capabilities: { readonly drop: readonly string[]; readonly add?: readonly string[] };
}

export interface Container {
  readonly name: string;
  readonly image: Value<string>;
  readonly imagePullPolicy?: Value<string>;
  readonly command?: readonly Value<string>[];
  readonly env?: readonly EnvVar[];
  readonly ports?: readonly ContainerPort[];
  readonly volumeMounts: readonly VolumeMount[];
  readonly resources: ResourceRequirements;
  readonly securityContext: SecurityContext;
  readonly terminationMessagePolicy: "FallbackToLogsOnError";
  readonly livenessProbe?: Probe;
  readonly readinessProbe?: Probe;
  readonly startupProbe?: Probe;
}

export interface PodSpec {
  readonly terminationGracePeriodSeconds?: number;
  readonly hostNetwork?: boolean;
  readonly dnsPolicy?: "ClusterFirstWithHostNet";
  readonly automountServiceAccountToken: false;
  readonly enableServiceLinks: false;
  readonly serviceAccountName?: Value<string>;
  readonly priorityClassName?: Value<string>;
  readonly nodeSelector?: Value<Readonly<Record<string, Value<string>>>>;
  readonly tolerations?: Value<readonly Value<Toleration>[]>;
  /** Passed through: the API server knows its fields. */
  readonly affinity?: unknown;
  readonly imagePullSecrets?: Value<readonly { readonly name: string }[]>;
  readonly securityContext: {
    readonly runAsNonRoot: true;
    readonly runAsUser: number;
    readonly runAsGroup: number;
    readonly fsGroup: number;
    readonly fsGroupChangePolicy?: "OnRootMismatch";
    readonly seccompProfile: { readonly type: "RuntimeDefault" };
  };
  readonly initContainers?: readonly Container[];
  readonly containers: readonly Container[];
  readonly volumes: readonly Volume[];
}

export interface PodTemplate {
  readonly metadata: { readonly labels: Labels; readonly annotations: Labels };
  readonly spec: PodSpec;
}

export interface Deployment {
  readonly metadata: Metadata;
  readonly spec: {
    readonly replicas: number;
    readonly strategy: { readonly type: "Recreate" };
    readonly progressDeadlineSeconds: number;
    readonly selector: { readonly matchLabels: Labels };
    readonly template: PodTemplate;
  };
}

export interface Service {
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

export interface Namespace {
  readonly metadata: Metadata;
}

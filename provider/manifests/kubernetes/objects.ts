// The Kubernetes objects that manifests describe: the API's own field names, and leaves that may come later.

import type { ResourceRequirements, Toleration } from "../../schema/types";
import type { Value } from "../../schema/value";

export type Labels = Readonly<Record<string, Value<string>>>;

/** Known by name, or all of them later. */
export type Annotations = Labels | Value<Readonly<Record<string, string>>>;

export interface Metadata {
  readonly name: Value<string>;
  readonly namespace?: Value<string>;
  readonly labels?: Labels;
  readonly annotations?: Annotations;
}

export interface EnvVar {
  readonly name: string;
  readonly value?: Value<string>;
  readonly valueFrom?:
    | { readonly fieldRef: { readonly fieldPath: string } }
    | {
        readonly secretKeyRef: { readonly name: Value<string>; readonly key: string; readonly optional?: boolean };
      };
}

export interface VolumeMount {
  readonly name: string;
  readonly mountPath: string;
  readonly readOnly?: boolean;
}

export interface KeyToPath {
  readonly key: Value<string>;
  readonly path: string;
}

export type Volume =
  | { readonly name: string; readonly emptyDir: { readonly medium?: "Memory"; readonly sizeLimit?: Value<string> } }
  | { readonly name: string; readonly persistentVolumeClaim: { readonly claimName: Value<string> } }
  | {
      readonly name: string;
      readonly configMap: { readonly name: Value<string>; readonly items?: readonly KeyToPath[] };
    }
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
            readonly optional?: boolean;
          };
        }[];
      };
    };

export interface ContainerPort {
  readonly name: string;
  readonly containerPort: Value<number>;
  readonly hostPort?: Value<number>;
  readonly protocol: "TCP" | "UDP";
}

export interface Probe {
  readonly exec?: { readonly command: readonly Value<string>[] };
  readonly tcpSocket?: { readonly port: string };
  readonly initialDelaySeconds?: number;
  readonly periodSeconds?: number;
  readonly timeoutSeconds: number;
  readonly failureThreshold: number;
}

export interface SecurityContext {
  readonly runAsUser?: number;
  readonly runAsGroup?: number;
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
  readonly topologySpreadConstraints?: Value<readonly unknown[]>;
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

export interface DaemonSet {
  readonly metadata: Metadata;
  readonly spec: {
    readonly updateStrategy: { readonly type: "RollingUpdate"; readonly rollingUpdate: { readonly maxUnavailable: 1 } };
    readonly selector: { readonly matchLabels: Labels };
    readonly template: PodTemplate;
  };
}

export interface ServicePort {
  readonly name: string;
  readonly port: Value<number>;
  readonly targetPort: string;
  readonly nodePort?: Value<number>;
  readonly protocol: "TCP";
  /** Tells proxies whether to speak HTTP or HTTPS to it. */
  readonly appProtocol: "http" | "https";
}

export interface Service {
  readonly metadata: Metadata;
  readonly spec: {
    readonly type: "ClusterIP" | "NodePort" | "LoadBalancer";
    readonly selector: Labels;
    readonly ports: readonly ServicePort[];
    readonly externalTrafficPolicy?: string;
    readonly loadBalancerIP?: Value<string>;
    readonly loadBalancerClass?: Value<string>;
    readonly loadBalancerSourceRanges?: Value<string[]>;
  };
}

export interface IngressPath {
  readonly path: string;
  readonly pathType: "Prefix";
  readonly backend: { readonly service: { readonly name: string; readonly port: { readonly name: string } } };
}

export interface Ingress {
  readonly metadata: Metadata;
  readonly spec: {
    readonly ingressClassName?: Value<string>;
    readonly tls: readonly { readonly hosts: readonly Value<string>[]; readonly secretName: Value<string> }[];
    readonly rules: readonly {
      readonly host: Value<string>;
      readonly http: { readonly paths: readonly IngressPath[] };
    }[];
  };
}

export type PolicyPeer =
  | { readonly podSelector: { readonly matchLabels: Labels } }
  | {
      readonly namespaceSelector: {
        readonly matchExpressions: readonly {
          readonly key: string;
          readonly operator: "In";
          readonly values: string[];
        }[];
      };
    }
  | { readonly ipBlock: { readonly cidr: string } };

export interface NetworkPolicy {
  readonly metadata: Metadata;
  readonly spec: {
    readonly podSelector: { readonly matchLabels: Labels };
    readonly policyTypes: readonly ["Ingress"];
    readonly ingress: Value<
      readonly {
        readonly from: readonly PolicyPeer[];
        readonly ports?: readonly { readonly port: string; readonly protocol: "TCP" }[];
      }[]
    >;
  };
}

/** An object of a kind that only the cluster knows. */
export interface CustomObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Metadata;
  readonly spec: Readonly<Record<string, unknown>>;
}

export interface ConfigMap {
  readonly metadata: Metadata;
  readonly data: Labels;
}

export interface PersistentVolumeClaim {
  readonly metadata: Metadata;
  readonly spec: {
    readonly accessModes: readonly string[];
    readonly storageClassName?: Value<string>;
    readonly resources: { readonly requests: { readonly storage: Value<string> } };
  };
}

export interface Namespace {
  readonly metadata: Metadata;
}

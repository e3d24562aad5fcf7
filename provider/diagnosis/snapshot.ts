// The fields of Kubernetes objects that tell why pods do not get ready.

export interface Seen {
  readonly pods: readonly SeenPod[];
  readonly replicaSets: readonly SeenReplicaSet[];
  readonly statefulSets: readonly SeenStatefulSet[];
  readonly daemonSets: readonly SeenDaemonSet[];
  readonly jobs: readonly SeenJob[];
  readonly claims: readonly SeenClaim[];
  /** Of the namespace; empty when they may not be read. */
  readonly events: readonly SeenEvent[];
}

export interface SeenObject {
  readonly metadata: {
    readonly name: string;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly creationTimestamp?: string;
    readonly deletionTimestamp?: string;
    readonly ownerReferences?: readonly { readonly kind: string; readonly name: string }[];
  };
}

interface Condition {
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
  readonly message?: string;
}

interface Conditioned {
  readonly conditions?: readonly Condition[];
}

export interface SeenReplicaSet extends SeenObject {
  readonly status?: Conditioned;
}

export interface SeenStatefulSet extends SeenObject {
  readonly spec?: { readonly replicas?: number };
  readonly status?: { readonly replicas?: number };
}

export interface SeenDaemonSet extends SeenObject {
  readonly status?: { readonly currentNumberScheduled?: number; readonly desiredNumberScheduled?: number };
}

export interface SeenJob extends SeenObject {
  readonly status?: Conditioned & { readonly active?: number };
}

export interface SeenClaim extends SeenObject {
  readonly status?: { readonly phase?: string };
}

export interface SeenContainer {
  readonly name: string;
  readonly ready: boolean;
  readonly state?: {
    readonly waiting?: { readonly reason?: string; readonly message?: string };
    readonly running?: { readonly startedAt?: string };
    readonly terminated?: Ended;
  };
  readonly lastState?: { readonly terminated?: Ended };
}

interface Ended {
  readonly exitCode: number;
  readonly reason?: string;
  /** The end of its log (terminationMessagePolicy FallbackToLogsOnError). */
  readonly message?: string;
}

export interface SeenPod extends SeenObject {
  readonly status?: Conditioned & {
    readonly phase?: string;
    readonly initContainerStatuses?: readonly SeenContainer[];
    readonly containerStatuses?: readonly SeenContainer[];
  };
}

export interface SeenEvent {
  readonly involvedObject: { readonly kind?: string; readonly name?: string };
  readonly reason?: string;
  readonly message?: string;
  readonly lastTimestamp?: string | null;
  readonly eventTime?: string | null;
}

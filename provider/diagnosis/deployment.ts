// When all pods of a Deployment are of its present template, and ready.

/** A Deployment, as the API server or the outputs of its resource show it. */
export interface SeenDeployment {
  readonly metadata?: { readonly generation?: number };
  readonly spec?: { readonly replicas?: number };
  readonly status?: {
    readonly observedGeneration?: number;
    readonly replicas?: number;
    readonly updatedReplicas?: number;
    readonly readyReplicas?: number;
  };
}

export function isRolledOut({ metadata = {}, spec = {}, status = {} }: SeenDeployment): boolean {
  const { replicas = 1 } = spec;
  const { observedGeneration = 0, updatedReplicas = 0, readyReplicas = 0 } = status;
  return (
    observedGeneration >= (metadata.generation ?? 0) &&
    updatedReplicas === replicas &&
    readyReplicas === replicas &&
    (status.replicas ?? 0) === replicas
  );
}

// A Pulumi project that deploys to the tests' control plane instead of rendering.

import type { ControlPlane } from "./controlPlane";
import { createNamespace, removeNamespace, sharedControlPlane, type NamespaceOptions } from "./controlPlane";
import { ironicProgram, Project, withoutKeys, type Program, type ProjectOptions } from "../engine/engine";

export interface Place {
  readonly plane: ControlPlane;
  readonly namespace: string;
}

export interface ClusterOptions extends ProjectOptions, NamespaceOptions {
  /** Deploys as somebody else than the administrator. */
  readonly kubeconfig?: string;
  /** A control plane of the test's own. */
  readonly plane?: ControlPlane;
}

/** Runs a test on a project and a namespace of its own; both are removed afterwards. */
export async function onCluster(
  program: (namespace: string) => Program,
  test: (project: Project, place: Place) => Promise<void>,
  options: ClusterOptions = {},
): Promise<void> {
  const plane = options.plane ?? (await sharedControlPlane());
  const namespace = await createNamespace(plane, options);
  try {
    const project = await clusterProject(program(namespace), plane, options);
    try {
      await test(project, { plane, namespace });
    } finally {
      project.remove();
    }
  } finally {
    await removeNamespace(plane, namespace);
  }
}

export function clusterProject(program: Program, plane: ControlPlane, options: ClusterOptions = {}): Promise<Project> {
  return Project.create(program, {
    storedOnce: true,
    ...options,
    render: false,
    config: { "kubernetes:kubeconfig": options.kubeconfig ?? plane.kubeconfig, ...options.config },
  });
}

/**
 * Inputs that fit every namespace and node and cost little: what a test is not about. Without TLS, since making keys
 * takes longer than all the rest.
 */
export const small = { networking: { disableHostNetwork: true, externalIP: "192.0.2.80" }, ...withoutKeys };

/** One Ironic with small inputs, in a namespace. */
export function smallProgram(
  properties: Readonly<Record<string, unknown>> = {},
  around: Parameters<typeof ironicProgram>[1] = {},
): (namespace: string) => Program {
  return (namespace) => ironicProgram({ namespace, ...small, ...properties }, around);
}

// Ironics that really run: a lab that the tests of one mocha run share, and Pulumi projects that deploy to it.

import { randomBytes } from "node:crypto";
import { startLab, type Lab } from "../../../scripts/lab/index.mjs";
import type { PodSecurityLevel } from "../../../provider/schema/types";
import { Project, type Program } from "../engine/engine";

export type { Lab };

/** Those that specs deploy; LAB_IMAGES names others, by commas, for the scenarios of further releases. */
const imagesOfTests = ["ironic:38.0", "mariadb:11.8", "keepalived:3", ...(process.env.LAB_IMAGES?.split(",") ?? [])];

/** Whether the lab of this run has an image. */
export function hasImage(name: string): boolean {
  return imagesOfTests.includes(name);
}

let shared: Promise<Lab> | undefined;

/** It ends with this process, however that ends. */
export function sharedLab(): Promise<Lab> {
  shared ??= startLab({ nodes: 2, images: imagesOfTests });
  return shared;
}

/** Where it is, what runs there and what was told about it. */
export interface Deployed {
  readonly lab: Lab;
  readonly namespace: string;
  readonly project: Project;
}

/** A namespace of the test's own, and a project with the program that is made for it. */
export async function deployable(
  program: (namespace: string) => Program,
  { level }: { readonly level?: PodSecurityLevel } = {},
): Promise<Deployed> {
  const lab = await sharedLab();
  const labels: Record<string, string> = level === undefined ? {} : { "pod-security.kubernetes.io/enforce": level };
  const namespace = `t-${randomBytes(4).toString("hex")}`;
  await lab.client.create({ apiVersion: "v1", kind: "Namespace", metadata: { name: namespace, labels } });
  const config = { "kubernetes:kubeconfig": lab.kubeconfig };
  const project = await Project.create(program(namespace), { render: false, storedOnce: true, config });
  return { lab, namespace, project };
}

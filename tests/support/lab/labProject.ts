// Ironics that really run: a lab that the tests of one mocha run share, and Pulumi projects that deploy to it.

import { randomBytes } from "node:crypto";
import { startLab } from "../../../scripts/lab/index.mjs";
import type { Lab } from "../../../scripts/lab/lab.mjs";
import { Project, type Program } from "../engine/engine";

export type { Lab };

let shared: Promise<Lab> | undefined;

/** It ends with this process, however that ends. */
export function sharedLab(): Promise<Lab> {
  shared ??= startLab({ images: ["ironic:38.0", "mariadb:11.8"] });
  return shared;
}

/** Where it is, what runs there and what was told about it. */
export interface Deployed {
  readonly lab: Lab;
  readonly namespace: string;
  readonly project: Project;
}

/** A namespace of the test's own, and a project with the program that is made for it. */
export async function deployable(program: (namespace: string) => Program): Promise<Deployed> {
  const lab = await sharedLab();
  const namespace = `t-${randomBytes(4).toString("hex")}`;
  await lab.client.create({ apiVersion: "v1", kind: "Namespace", metadata: { name: namespace } });
  const config = { "kubernetes:kubeconfig": lab.kubeconfig };
  const project = await Project.create(program(namespace), { render: false, storedOnce: true, config });
  return { lab, namespace, project };
}

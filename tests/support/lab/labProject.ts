// Ironics that really run: a lab that the tests of one mocha run share, and Pulumi projects that deploy to it.

import { randomBytes } from "node:crypto";
import * as os from "node:os";
import * as path from "node:path";
import { findLab, startLab, testImages, type Lab } from "../../../scripts/lab/index.mjs";
import { addresses } from "../../../scripts/lab/network.mjs";
import { withLock } from "../../../scripts/toolchain/lock.mjs";
import type { PodSecurityLevel } from "../../../provider/schema/types";
import { ironicProgram, Project, type Program } from "../engine/engine";

export type { Lab };

/** Whether the scenarios are run, too, that are too long for each change: LAB_SCENARIOS=all, as test:nightly sets it. */
export const everyScenario = process.env.LAB_SCENARIOS === "all";

/** A node for each spec: n1 to n5 for each change, the others for the nightly scenarios. */
const nodes = everyScenario ? 12 : 5;

/** Whether the lab of this run has an image. */
export function hasImage(name: string): boolean {
  return testImages.includes(name);
}

/** The mocha process: with --parallel, specs run in children of it. */
const runner = process.env.MOCHA_WORKER_ID === undefined ? process.pid : process.ppid;

const lock = path.join(os.tmpdir(), `metal3-lab-of-${runner}.lock`);

let shared: Promise<Lab> | undefined;

/** The lab of this run, started when the first spec asks for it; it ends with the mocha process, however that ends. */
export function sharedLab(): Promise<Lab> {
  shared ??= withLock(
    lock,
    async () => (await findLab(runner)) ?? (await startLab({ nodes, images: testImages, owner: runner })),
  );
  return shared;
}

/**
 * Inputs that put an Ironic on a node. Specs that run side by side need a node each: Ironic takes its ports.
 */
export function placeOn(node: `n${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12}`) {
  const address = addresses.node(Number(node.slice(1)));
  return { address, inputs: { networking: { ipAddress: address }, nodeSelector: { "kubernetes.io/hostname": node } } };
}

const loginOutputs = { username: "${ironic.username}", password: "${ironic.password}" };

/** An Ironic of the lab's own images, without a download of the ramdisk: the lab has no way to the archives. */
export function labProgram(
  { images, ...inputs }: Readonly<Record<string, unknown>>,
  outputs: Readonly<Record<string, string>> = loginOutputs,
): (namespace: string) => Program {
  return (namespace) =>
    ironicProgram(
      {
        namespace,
        deployRamdisk: { disableDownloader: true },
        ...inputs,
        images: {
          ironic: "lab.local/ironic:38.0",
          database: "lab.local/mariadb:11.8",
          ...(images as object | undefined),
        },
      },
      { outputs },
    );
}

/** Where it is, what runs there and what was told about it. */
export interface Deployed {
  readonly lab: Lab;
  readonly namespace: string;
  readonly project: Project;
}

/** Of a machine whose processors are busy with hosts, a managed database takes minutes. */
const operationWithinMs = 600_000;

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
  const options = { render: false, storedOnce: true, config, withinMs: operationWithinMs };
  const project = await Project.create(program(namespace), options);
  return { lab, namespace, project };
}

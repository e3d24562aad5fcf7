// The control plane that the tests of one mocha run share, started when the first of them asks for it, and namespaces in it.

import { randomBytes } from "node:crypto";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { KubeError, type KubeObject } from "../../../scripts/cluster/client.mjs";
import { findControlPlane, startControlPlane, type ControlPlane } from "../../../scripts/cluster/controlPlane.mjs";
import { withLock } from "../../../scripts/toolchain/lock.mjs";
import type { PodSecurityLevel } from "../../../provider/schema/types";

export { KubeError, startControlPlane, type ControlPlane, type KubeObject };

/** The mocha process: with --parallel, specs run in children of it. */
const runner = process.env.MOCHA_WORKER_ID === undefined ? process.pid : process.ppid;

const folder = path.join(os.tmpdir(), `metal3-cluster-of-${runner}`);

let found: Promise<ControlPlane> | undefined;

/** It ends with the mocha process, however that ends. */
export function sharedControlPlane(): Promise<ControlPlane> {
  found ??= withLock(
    `${folder}.lock`,
    async () => (await findControlPlane(folder)) ?? (await startControlPlane({ owner: runner, folder })),
  );
  return found;
}

export interface NamespaceOptions {
  /** The Pod Security level that it enforces; none by default. */
  readonly level?: PodSecurityLevel;
  /** Who says how the pods of Jobs end: kwok, with which they all succeed, or the test (jobPods.ts). */
  readonly jobs?: "by hand";
}

export async function createNamespace(plane: ControlPlane, { level, jobs }: NamespaceOptions = {}): Promise<string> {
  const name = `${jobs === undefined ? "t" : "by-hand"}-${randomBytes(4).toString("hex")}`;
  const labels: Record<string, string> = level === undefined ? {} : { "pod-security.kubernetes.io/enforce": level };
  await plane.client.create({ apiVersion: "v1", kind: "Namespace", metadata: { name, labels } });
  return name;
}

export async function removeNamespace(plane: ControlPlane, name: string): Promise<void> {
  await plane.client.delete({ apiVersion: "v1", kind: "Namespace", metadata: { name } });
}

/** Asks again and again until the answer is something. */
export async function until<T>(what: string, look: () => Promise<T | undefined>, seconds = 60): Promise<T> {
  const deadline = Date.now() + seconds * 1000;
  while (Date.now() < deadline) {
    const answer = await look();
    if (answer !== undefined) {
      return answer;
    }
    await sleep(100);
  }
  throw new Error(`waited ${seconds} s in vain for ${what}`);
}

/** Neither running nor waiting for its parent to notice that it ended. */
export function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return true;
  }
  const status = `/proc/${pid}/status`;
  return fs.existsSync(status) && /^State:\s+Z/m.test(fs.readFileSync(status, "utf8"));
}

/** Of a control plane whose processes those were. */
export async function nothingLeft(folder: string, pids: readonly number[]): Promise<void> {
  await until("all programs to end", () => Promise.resolve(pids.every(isGone) ? true : undefined), 15);
  await until("the folder to go", () => Promise.resolve(fs.existsSync(folder) ? undefined : true), 15);
}

/** What every namespace gets by itself, or what the objects of others bring along. */
const notOurs = ["kube-root-ca.crt", "default"];

/** Everything of a deployer's making in a namespace, as "Kind/name", sorted. */
export async function objectsIn(plane: ControlPlane, namespace: string): Promise<string[]> {
  const kinds: readonly (readonly [string, string])[] = [
    ["v1", "Secret"],
    ["v1", "ConfigMap"],
    ["v1", "Service"],
    ["v1", "ServiceAccount"],
    ["v1", "PersistentVolumeClaim"],
    ["apps/v1", "Deployment"],
    ["apps/v1", "StatefulSet"],
    ["apps/v1", "DaemonSet"],
    ["batch/v1", "Job"],
    ["batch/v1", "CronJob"],
    ["networking.k8s.io/v1", "Ingress"],
    ["networking.k8s.io/v1", "NetworkPolicy"],
    ["policy/v1", "PodDisruptionBudget"],
    ["monitoring.coreos.com/v1", "ServiceMonitor"],
    ["monitoring.coreos.com/v1", "PodMonitor"],
    ["monitoring.coreos.com/v1", "PrometheusRule"],
    ["cert-manager.io/v1", "Certificate"],
    ["cert-manager.io/v1", "Issuer"],
    ["gateway.networking.k8s.io/v1", "HTTPRoute"],
    ["gateway.networking.k8s.io/v1", "BackendTLSPolicy"],
  ];
  const lists = await Promise.all(
    kinds.map(async ([apiVersion, kind]) =>
      ((await plane.client.list(apiVersion, kind, namespace)) as KubeObject[]).map(
        ({ metadata }) => `${kind}/${metadata.name}`,
      ),
    ),
  );
  return lists
    .flat()
    .filter((name) => !notOurs.includes(name.split("/")[1] ?? ""))
    .sort();
}

export type Deployment = KubeObject & {
  readonly spec: { readonly replicas: number; readonly template: unknown };
  readonly status: { readonly readyReplicas?: number; readonly observedGeneration: number };
};

/** The Deployment of an Ironic of that name. */
export async function ironicDeployment(plane: ControlPlane, namespace: string, name = "ironic"): Promise<Deployment> {
  return (await plane.client.get({
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: `${name}-service`, namespace },
  })) as Deployment;
}

// While up waits for pods that do not get ready, tells why: the kubernetes plugin says it of failing containers at most.

import { setTimeout as sleep } from "node:timers/promises";
import * as pulumi from "@pulumi/pulumi";
import { warn } from "../wire/engineLog";
import { clusterAccess } from "./access";
import { reasonsOf } from "./reasons";

/** Most deployments are over before the first look. What is seen twice is no passing state. */
const firstLookMs = 5_000;
const nextLookMs = 5_000;
const laterLookMs = 15_000;
const frequentLooks = 12;

export interface Watched {
  readonly namespace: pulumi.Output<string>;
  /** What all pods of the component bear, and nothing else does. */
  readonly labels: Readonly<Record<string, string>>;
  /** It is over when these are there, or when one of them fails. */
  readonly awaited: readonly pulumi.CustomResource[];
}

/** Nothing waits for it, and its own failures are nobody's concern: then up says what it says without it. */
export function explainWaiting(component: pulumi.ComponentResource, watched: Watched): void {
  if (!pulumi.runtime.isDryRun()) {
    void look(component, watched).catch(() => undefined);
  }
}

async function look(component: pulumi.ComponentResource, watched: Watched): Promise<void> {
  let over = false;
  const end = (): void => {
    over = true;
  };
  void promised(pulumi.all(watched.awaited.map(({ id }) => id))).then(end, end);
  const access = clusterAccess(component);
  access.catch(() => undefined);
  await pause(firstLookMs);
  if (over) {
    return;
  }
  const settings = await access;
  if (settings === undefined) {
    return;
  }
  const urn = await promised(component.urn);
  // eslint-disable-next-line no-restricted-syntax -- loads a bundle of its own, which most deployments never need.
  const { readerOf } = await import("./clusterReader");
  const reader = readerOf(settings);
  const namespace = await promised(watched.namespace);
  const told = new Set<string>();
  let before = new Set<string>();
  for (let looks = 1; !over; looks++) {
    const reasons = reasonsOf(await reader.see(namespace, watched.labels), Date.now());
    for (const { key, text } of reasons.filter((reason) => before.has(reason.key) && !told.has(reason.key))) {
      told.add(key);
      if (!over) {
        await warn(urn, `Not ready yet: ${text}`);
      }
    }
    before = new Set(reasons.map(({ key }) => key));
    await pause(looks < frequentLooks ? nextLookMs : laterLookMs);
  }
}

/** It keeps no process alive. */
function pause(ms: number): Promise<void> {
  return sleep(ms, undefined, { ref: false });
}

function promised<T>(output: pulumi.Output<T>): Promise<T> {
  return (output as unknown as { promise(): Promise<T> }).promise();
}

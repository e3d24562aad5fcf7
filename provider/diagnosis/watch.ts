// While `up` waits for pods that do not get ready, reports why: the kubernetes plugin reports failing containers at most.

import { setTimeout as sleep } from "node:timers/promises";
import * as pulumi from "@pulumi/pulumi";
import { warn } from "../wire/engineLog";
import { promised } from "../wire/promised";
import { componentReader } from "./componentReader";
import type { Reason } from "./reason";
import { reasonsOf } from "./reasons";

/** Most deployments are done before the first poll. What two consecutive polls see is not transient. */
const firstLookMs = 5_000;
const nextLookMs = 5_000;
const laterLookMs = 15_000;
const frequentLooks = 12;

interface Watched {
  readonly namespace: pulumi.Output<string>;
  /** Labels of all pods of the component, and of nothing else. */
  readonly labels: Readonly<Record<string, string>>;
  /** It stops when these have come, or when one of them fails. */
  readonly awaited: readonly Promise<unknown>[];
}

/** Nothing waits for it, and its own failures are ignored: `up` then only lacks these warnings. */
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
  void Promise.all(watched.awaited).then(end, end);
  await pause(firstLookMs);
  const reader = over ? undefined : await componentReader(component);
  if (reader === undefined) {
    return;
  }
  const [urn, namespace] = await Promise.all([promised(component.urn), promised(watched.namespace)]);
  const news = firstTold();
  for (let looks = 1; !over; looks++) {
    const seen = await reader.see(namespace, watched.labels);
    for (const { text } of news(reasonsOf(seen, Date.now()))) {
      if (!over) {
        await warn(urn, `Not ready yet: ${text}`);
      }
    }
    await pause(looks < frequentLooks ? nextLookMs : laterLookMs);
  }
}

/** The reasons that the previous poll saw as well, and that have not been reported yet. */
function firstTold(): (reasons: readonly Reason[]) => Reason[] {
  const told = new Set<string>();
  let last = new Set<string>();
  return (reasons) => {
    const news = reasons.filter(({ key }) => last.has(key) && !told.has(key));
    news.forEach(({ key }) => told.add(key));
    last = new Set(reasons.map(({ key }) => key));
    return news;
  };
}

/** It keeps no process alive. */
function pause(ms: number): Promise<void> {
  return sleep(ms, undefined, { ref: false });
}

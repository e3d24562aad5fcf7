// How series of one Ironic are told from those of another.

import type { IronicPlan } from "../../plan/plan";
import { text, type Value } from "../../schema/value";

/** The labels that Prometheus gives to what it scrapes through our ServiceMonitor. */
export function scrapedFrom({ namespace, names }: IronicPlan): Value<string> {
  return text`namespace="${namespace.name}",service="${names.service}"`;
}

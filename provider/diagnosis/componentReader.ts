// A reader of the cluster that a component deploys to.

import type * as pulumi from "@pulumi/pulumi";
import { clusterAccess } from "./access";
import type { Reader } from "./clusterReader";

/** Undefined when nothing is deployed, only rendered. */
export async function componentReader(component: pulumi.ComponentResource): Promise<Reader | undefined> {
  const access = await clusterAccess(component);
  if (access === undefined) {
    return undefined;
  }
  // eslint-disable-next-line no-restricted-syntax -- loads a bundle of its own, which most deployments never need.
  const { readerOf } = await import("./clusterReader");
  return readerOf(access);
}

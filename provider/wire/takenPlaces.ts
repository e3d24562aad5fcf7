// Where components of one program deploy to: two of them in one place would overwrite each other's objects.

import type * as pulumi from "@pulumi/pulumi";
import { promised } from "./promised";

/** A plugin serves one operation, which may construct a component twice: for the preview and for the update. */
export class TakenPlaces {
  private readonly owners = new Map<string, string>();

  /** The component that has the place already, if it is another one. `place`: undefined while it is not known. */
  async take(
    place: readonly (string | undefined)[],
    name: string,
    { parent, providers }: pulumi.ComponentResourceOptions,
  ): Promise<string | undefined> {
    if (place.includes(undefined)) {
      return undefined;
    }
    const owner = `${parent === undefined ? "" : await promised(parent.urn)}::${name}`;
    const cluster = await clusterOf(providers);
    const key = JSON.stringify([cluster, ...place]);
    const earlier = this.owners.get(key);
    this.owners.set(key, earlier ?? owner);
    return earlier === undefined || earlier === owner ? undefined : earlier.slice(earlier.lastIndexOf("::") + 2);
  }
}

/** Providers of different names may lead to different clusters. */
async function clusterOf(providers: pulumi.ComponentResourceOptions["providers"]): Promise<string> {
  // Over the wire they come by package.
  const kubernetes = Array.isArray(providers) ? undefined : providers?.["kubernetes"];
  return kubernetes === undefined ? "" : promised(kubernetes.urn);
}

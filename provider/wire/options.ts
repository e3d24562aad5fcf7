// Repairs of resource options that the Node SDK's provider server loses on the way (each is guarded, so that a fixed SDK does no harm).

import * as pulumi from "@pulumi/pulumi";
import { promised } from "./promised";

/** Parts of a URN: urn:pulumi:<stack>::<project>::<type>::<name>. */
const urnParts = 4;

/**
 * deletedWith: the server reads the URN as a provider reference, "<urn>::<id>", and so takes the URN's last part for
 * an id (sdk/nodejs/provider/server.ts). Joined again they are the URN.
 */
async function repairDeletedWith(options: pulumi.ComponentResourceOptions): Promise<void> {
  const { deletedWith } = options;
  if (deletedWith === undefined) {
    return;
  }
  const urn = await promised(deletedWith.urn);
  const { id: output } = deletedWith as Partial<pulumi.CustomResource>;
  const id = output && (await promised(output));
  if (urn.split("::").length === urnParts - 1 && id !== undefined) {
    options.deletedWith = new pulumi.DependencyResource(`${urn}::${id}`);
  }
}

/** customTimeouts: protobuf spells "delete" as "pb_delete", and what is unset arrives as an empty text. */
function repairTimeouts(options: pulumi.ComponentResourceOptions): void {
  const given = options.customTimeouts as (pulumi.CustomTimeouts & { pb_delete?: string }) | undefined;
  if (given === undefined) {
    return;
  }
  const set = (text: string | undefined): string | undefined => (text === "" ? undefined : text);
  const timeouts = {
    create: set(given.create),
    update: set(given.update),
    delete: set(given.delete) ?? set(given.pb_delete),
  };
  options.customTimeouts = Object.values(timeouts).some((t) => t !== undefined) ? timeouts : undefined;
}

export async function repairOptions(
  options: pulumi.ComponentResourceOptions,
): Promise<pulumi.ComponentResourceOptions> {
  const repaired = { ...options };
  await repairDeletedWith(repaired);
  repairTimeouts(repaired);
  return repaired;
}

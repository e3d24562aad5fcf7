// Where an input belongs that was given in the wrong block, or under the name that another project has for it.

import { packageSchema, referredType, type Property } from "../schema/package";

type Properties = Readonly<Record<string, Property>>;

/** Names of older and other APIs (metal3-io/ironic-standalone-operator v1alpha1 among them), in lower case. */
const otherNames = new Map(
  Object.entries({
    credentialsref: "credentials.apiCredentialsName",
    credentialsname: "credentials.apiCredentialsName",
    tlsref: "tls.certificateName",
    databaseref: "database",
    ramdisksshkey: "deployRamdisk.sshKey",
    ramdiskextrakernelparams: "deployRamdisk.extraKernelParams",
    disableramdiskdownloader: "deployRamdisk.disableDownloader",
    distributed: "highAvailability",
  }),
);

/** Paths by the name of their last part, in lower case; those with fewer parts come first. */
const places = new Map<string, string[]>();

/** Blocks of overrides and lists have fields of their own, whose names say nothing about other blocks. */
function collect(properties: Properties, prefix: string): void {
  for (const name of Object.keys(properties)) {
    const key = name.toLowerCase();
    places.set(key, [...(places.get(key) ?? []), `${prefix}${name}`]);
  }
  for (const [name, property] of Object.entries(properties)) {
    const block = referredType(property)?.properties;
    if (block !== undefined) {
      collect(block, `${prefix}${name}.`);
    }
  }
}

function placesOf(name: string): readonly string[] {
  if (places.size === 0) {
    collect(packageSchema.resources["metal3:index:Ironic"]?.inputProperties ?? {}, "");
  }
  return places.get(name.toLowerCase()) ?? [];
}

const depth = (path: string): number => path.split(".").length;

/** The path that takes an input of this name; undefined where none does, or several could be meant. */
export function elsewhere(name: string): string | undefined {
  const other = otherNames.get(name.toLowerCase());
  if (other !== undefined) {
    return other;
  }
  const all = placesOf(name);
  const least = Math.min(...all.map(depth));
  const [first, second] = all.filter((path) => depth(path) === least);
  return second === undefined ? first : undefined;
}

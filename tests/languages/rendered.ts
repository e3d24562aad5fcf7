// Rendered manifests without what differs between any two deployments: generated secrets, and digests of them.

import type { Manifest } from "../support/engine/engine";

/** Names of objects that only our pods read end in a digest of their content. */
const digestOfName = /-[0-9a-f]{12}$/;

const digestOfCause = /^metal3\.pulumi\.com\/restart-/;

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

function without(value: Json, names: ReadonlyMap<string, string>): Json {
  if (typeof value === "string") {
    return names.get(value) ?? value;
  }
  if (Array.isArray(value)) {
    return value.map((item) => without(item, names));
  }
  if (value === null || typeof value !== "object") {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => [key, digestOfCause.test(key) ? "a digest" : without(member, names)]),
  );
}

/** The objects by kind and name, with constant texts in place of digests and of the content of Secrets. */
export function comparable(manifests: Readonly<Record<string, Manifest>>): Record<string, unknown> {
  const objects = Object.values(manifests);
  const names = new Map(objects.map(({ metadata: { name } }) => [name, name.replace(digestOfName, "-digest")]));
  return Object.fromEntries(
    objects
      .map((object) => without(object.kind === "Secret" ? withoutContent(object) : (object as Json), names) as never)
      .map((object: Manifest) => [`${object.kind}/${object.metadata.name}`, object] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function withoutContent(secret: Manifest): Json {
  const keys = Object.keys({ ...(secret.data as object), ...(secret.stringData as object) });
  return { ...secret, data: Object.fromEntries(keys.map((key) => [key, "a secret"])) } as Json;
}

// Every field of schema.json by its path, for tests that hold the schema against something.

import { packageSchema, referredType, type Property } from "../../../provider/schema/package";

export interface Field {
  /** As in defaults.ts: lists and maps add nothing to it, for example extraConfig.group. */
  readonly path: string;
  readonly property: Property;
}

/** The inputs of all components, with those of the blocks in them. */
export function inputFields(): Field[] {
  return Object.values(packageSchema.resources)
    .filter(({ isComponent }) => isComponent === true)
    .flatMap(({ inputProperties }) => below(inputProperties, ""));
}

function below(properties: Readonly<Record<string, Property>>, base: string): Field[] {
  return Object.entries(properties).flatMap(([name, property]) => {
    const path = base === "" ? name : `${base}.${name}`;
    const inner = referredType(innermost(property))?.properties ?? {};
    return [{ path, property }, ...below(inner, path)];
  });
}

function innermost(property: Property): Property {
  const inner = property.items ?? property.additionalProperties;
  return inner === undefined ? property : innermost(inner);
}

// Every place of a text in the inputs, for tests of what holds for all of them.

import { isAny, packageSchema, referredType, type Property } from "../../../provider/schema/package";
import type { IronicArgs } from "../../../provider/schema/types";

interface TextField {
  readonly path: string;
  readonly plain: boolean;
  /** Inputs with the text at that place, and nothing else. */
  readonly args: (text: unknown) => IronicArgs;
}

/** Every place of a text in the schema, with the names of maps and the entries of lists. */
function textFields(properties: Readonly<Record<string, Property>>, at: string): TextField[] {
  return Object.entries(properties).flatMap(([name, property]) => {
    const path = at === "" ? name : `${at}.${name}`;
    return fieldsOf(property, path).map(({ args, ...field }) => ({
      ...field,
      args: (text) => ({ ...needed[at], [name]: args(text) }),
    }));
  });
}

function fieldsOf(property: Property, path: string): TextField[] {
  const type = referredType(property);
  if (isAny(property) || type?.enum !== undefined) {
    return [];
  }
  if (type !== undefined) {
    return textFields(type.properties ?? {}, path);
  }
  if (property.items !== undefined) {
    return fieldsOf(property.items, `${path}[0]`).map(({ args, ...field }) => ({
      ...field,
      args: (text) => [args(text)] as IronicArgs,
    }));
  }
  if (property.additionalProperties !== undefined) {
    return fieldsOf(property.additionalProperties, `${path}.key`).map(({ args, ...field }) => ({
      ...field,
      args: (text) => ({ key: args(text) }) as IronicArgs,
    }));
  }
  return property.type === "string"
    ? [{ path, plain: property.plain === true, args: (text) => text as IronicArgs }]
    : [];
}

/** Fields without which planning does not begin. */
const needed: Readonly<Record<string, object>> = {
  "overrides.agentImages[0]": { kernel: "https://a.example/kernel", initramfs: "https://a.example/initramfs" },
};

export const fieldsOfText: readonly TextField[] = textFields(
  packageSchema.resources["metal3:index:Ironic"]!.inputProperties,
  "",
);

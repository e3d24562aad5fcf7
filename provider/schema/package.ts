// The schema as the provider serves and reads it.

import schemaJson from "../../schema.json";

export interface Property {
  readonly type?: string;
  readonly $ref?: string;
  readonly items?: Property;
  readonly additionalProperties?: Property;
  readonly oneOf?: readonly Property[];
  readonly plain?: boolean;
  readonly secret?: boolean;
  readonly default?: unknown;
  readonly description?: string;
  readonly deprecationMessage?: string;
}

export interface ObjectType {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Property>>;
  readonly required?: readonly string[];
  readonly enum?: readonly { readonly value: string }[];
}

export interface ResourceType {
  readonly isComponent?: boolean;
  readonly inputProperties: Readonly<Record<string, Property>>;
  readonly requiredInputs?: readonly string[];
  readonly properties: Readonly<Record<string, Property>>;
}

interface PackageSchema {
  readonly name: string;
  readonly version: string;
  readonly pluginDownloadURL: string;
  readonly types: Readonly<Record<string, ObjectType>>;
  readonly resources: Readonly<Record<string, ResourceType>>;
}

export const packageSchema = schemaJson as unknown as PackageSchema;

const anyRef = "pulumi.json#/Any";
const typesPrefix = "#/types/";

/** What Kubernetes defines: SDKs have types for it, and plan/pod/podData.ts checks it. */
export const isPodType = (token: string): boolean => token.startsWith("metal3:pod:");

function tokenOf({ $ref }: Property): string | undefined {
  return $ref?.startsWith(typesPrefix) === true ? $ref.slice(typesPrefix.length) : undefined;
}

/** Whether a value is taken as it comes. */
export function isAny(property: Property): boolean {
  return property.$ref === anyRef || isPodType(tokenOf(property) ?? "");
}

/** The named type of ours that a property refers to. */
export function referredType(property: Property): ObjectType | undefined {
  const token = tokenOf(property);
  return token === undefined || isPodType(token) ? undefined : packageSchema.types[token];
}

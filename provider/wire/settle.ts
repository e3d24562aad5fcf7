// From the engine's values to settled arguments: known values plain, secret and unknown ones as Later, each checked against the schema.

import * as pulumi from "@pulumi/pulumi";
import type { Problems } from "../plan/checks/problems";
import { isAny, referredType, type ObjectType, type Property, type ResourceType } from "../schema/package";
import { elsewhere } from "./elsewhere";
import { OutputLater, secretLater } from "./later";
import { nearest } from "../plan/base/nearest";
import { chosenMember, member, type Place } from "./place";
import {
  inside,
  isOutput,
  isRecord,
  isReserved,
  limitReason,
  reservedReason,
  resourceReason,
  unknownText,
  visible,
} from "./received";
import { Rejected } from "./rejected";
import { settleAny } from "./settleAny";

/** The arguments that the schema promises; only to be used when no problem was added. */
export async function settle<Args>(
  resource: ResourceType,
  inputs: Readonly<Record<string, unknown>>,
  problems: Problems,
): Promise<Args> {
  const args = await settleMembers(
    resource.inputProperties,
    resource.requiredInputs ?? [],
    inputs,
    { path: "", secret: false },
    problems,
  );
  return args as Args;
}

function hintFor(name: string, properties: Readonly<Record<string, Property>>): string {
  const near = nearest(name, Object.keys(properties));
  const place = elsewhere(name);
  // The same name in another block is more than a similar one in this.
  if (place !== undefined && near?.toLowerCase() !== name.toLowerCase()) {
    return `did you mean ${place}?`;
  }
  return near === undefined ? `valid inputs are ${Object.keys(properties).join(", ")}` : `did you mean ${near}?`;
}

async function settleMembers(
  properties: Readonly<Record<string, Property>>,
  required: readonly string[],
  given: Readonly<Record<string, unknown>>,
  place: Place,
  problems: Problems,
): Promise<Record<string, unknown> | undefined> {
  const settled: Record<string, unknown> = {};
  for (const [name, raw] of Object.entries(given)) {
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (raw === undefined || raw === null) {
      continue;
    }
    if (property === undefined) {
      problems.add(chosenMember(place, name).path, undefined, `unknown input; ${hintFor(name, properties)}`);
      continue;
    }
    settled[name] = await settleProperty(property, raw, member(place, name), problems);
  }
  for (const name of required) {
    if (given[name] === undefined || given[name] === null) {
      problems.add(member(place, name).path, undefined, "is required");
      settled[name] = standIn(properties[name] ?? {});
    }
  }
  // Without a required plain member, the object cannot be planned.
  return required.some((name) => settled[name] === undefined) ? undefined : settled;
}

/** What planning gets instead of a refused value: nothing where it must be plain. */
function standIn(property: Property): unknown {
  return property.plain === true ? undefined : new Rejected<unknown>();
}

async function settleProperty(property: Property, raw: unknown, place: Place, problems: Problems): Promise<unknown> {
  if (isOutput(raw)) {
    return settleOutput(property, raw, place, problems);
  }
  const settled = await settleKnown(property, raw, place, problems);
  if (settled === undefined) {
    return standIn(property);
  }
  return property.secret === true && !place.secret ? secretLater(settled) : settled;
}

async function settleOutput(
  property: Property,
  output: pulumi.Output<unknown>,
  place: Place,
  problems: Problems,
): Promise<unknown> {
  const [known, secret, value] = await inside(output);
  if (property.plain === true && (!known || secret || !isContainer(property))) {
    const what = secret ? "a secret" : "an output of another resource";
    problems.add(
      place.path,
      undefined,
      `must be a plain value, because it decides which objects exist; it is ${what}, which may be unknown at preview`,
    );
    return undefined;
  }
  const hidden = secret || property.secret === true;
  if (!known) {
    return new OutputLater(hidden ? (pulumi.secret(output) as pulumi.Output<unknown>) : output);
  }
  const before = problems.count;
  const settled = await settleKnown(property, value, { ...place, secret: place.secret || hidden }, problems);
  // A wrong value inside a secret is not repaired: the Output would still contain it.
  if (settled === undefined || (hidden && problems.count > before)) {
    return standIn(property);
  }
  // The settled value, because the Output may hold empty members that were dropped.
  return hidden ? secretLater(settled, output) : settled;
}

/** A block or list may arrive wrapped as a whole, with its dependencies, although all of it is known. */
function isContainer(property: Property): boolean {
  return property.type === "array" || property.type === "object" || referredType(property)?.type === "object";
}

async function settleKnown(property: Property, raw: unknown, place: Place, problems: Problems): Promise<unknown> {
  const wrong = (expected: string): undefined => {
    problems.add(
      place.path,
      place.secret || property.secret === true ? undefined : visible(raw),
      `must be ${expected}`,
    );
    return undefined;
  };
  if (isAny(property)) {
    return settleAny(raw, place, problems);
  }
  if (pulumi.Resource.isInstance(raw)) {
    problems.add(place.path, undefined, resourceReason);
    return undefined;
  }
  const type = referredType(property);
  const reason = typeof raw === "object" && raw !== null && type === undefined ? limitReason(raw, 0) : undefined;
  if (reason !== undefined) {
    problems.add(place.path, undefined, reason);
    return undefined;
  }
  if (type !== undefined) {
    return settleType(type, raw, place, problems, wrong);
  }
  switch (property.type) {
    case "array":
      return Array.isArray(raw) ? settleList(property.items ?? {}, raw, place, problems) : wrong("a list");
    case "object":
      return isRecord(raw) ? settleMap(property.additionalProperties ?? {}, raw, place, problems) : wrong("a map");
    case "integer":
      return Number.isSafeInteger(raw) ? raw : wrong("a whole number");
    case "boolean":
      return typeof raw === "boolean" ? raw : wrong("true or false");
    default:
      return settleText(raw, wrong);
  }
}

function settleText(raw: unknown, wrong: (expected: string) => undefined): unknown {
  if (raw === unknownText) {
    return new OutputLater<unknown>(pulumi.output(pulumi.unknown));
  }
  return typeof raw === "string" ? raw : wrong("a string");
}

async function settleType(
  type: ObjectType,
  raw: unknown,
  place: Place,
  problems: Problems,
  wrong: (expected: string) => undefined,
): Promise<unknown> {
  if (type.enum !== undefined) {
    const allowed = type.enum.map(({ value }) => value);
    return allowed.includes(raw as string) || isFurtherRelease(raw, allowed)
      ? raw
      : wrong(`one of ${allowed.join(", ")}`);
  }
  return isRecord(raw)
    ? settleMembers(type.properties ?? {}, type.required ?? [], raw, place, problems)
    : wrong(`an object with the fields ${Object.keys(type.properties ?? {}).join(", ")}`);
}

/** Among releases, planning judges those that came after this package. */
function isFurtherRelease(raw: unknown, allowed: readonly string[]): boolean {
  const release = /^\d{1,4}\.\d{1,4}$/;
  return typeof raw === "string" && release.test(raw) && allowed.some((value) => release.test(value));
}

async function settleList(items: Property, raw: unknown[], place: Place, problems: Problems): Promise<unknown[]> {
  const settled: unknown[] = [];
  for (const [i, entry] of raw.entries()) {
    const at = { ...place, path: `${place.path}[${i}]` };
    if (entry === undefined || entry === null) {
      problems.add(at.path, undefined, "is empty");
      settled.push(standIn(items));
    } else {
      settled.push(await settleProperty(items, entry, at, problems));
    }
  }
  // Entries after a gap would be planned with the wrong index.
  const gap = settled.indexOf(undefined);
  return gap < 0 ? settled : settled.slice(0, gap);
}

async function settleMap(
  members: Property,
  raw: Readonly<Record<string, unknown>>,
  place: Place,
  problems: Problems,
): Promise<Record<string, unknown>> {
  const settled: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(raw)) {
    const at = chosenMember(place, key);
    if (isReserved(key)) {
      problems.add(at.path, undefined, reservedReason);
    } else if (value !== undefined && value !== null) {
      const entry = await settleProperty(members, value, at, problems);
      if (entry !== undefined) {
        settled[key] = entry;
      }
    }
  }
  return settled;
}

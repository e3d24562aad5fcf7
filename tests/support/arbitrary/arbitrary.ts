// Arbitrary inputs within the types of schema.json: plain, secret and unknown, sensible and senseless.

import * as fc from "fast-check";
import { isAny, packageSchema, referredType, type ObjectType, type Property } from "../../../provider/schema/package";
import type { IronicArgs } from "../../../provider/schema/types";
import { secret, unknown } from "../values/fakeLater";

/** Stands in every text that is secret, and in no other: where it is shown, a secret is shown. */
export const hiddenMark = "hidden-3f9c";

const sensible = ["ironic", "metal3", "192.0.2.10", "2001:db8::10", "a.example", "100m", "512Mi", "debug", "true"];

const plainText = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...sensible) },
  { weight: 1, arbitrary: fc.string() },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 100 }) },
);
const hiddenText = fc.constantFrom(hiddenMark, ` ${hiddenMark}\n`, `${hiddenMark} "{}"`, `${hiddenMark}:`.repeat(20));

/** Mostly left out: with many wrong fields at once hardly any inputs would make a plan. */
function seldom<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 2, arbitrary });
}

function members(type: Pick<ObjectType, "properties" | "required">, hidden: boolean): fc.Arbitrary<unknown> {
  const { properties = {}, required = [] } = type;
  const arbitraries = Object.entries(properties).map(([name, property]) => {
    const arbitrary = anyValue(property, hidden);
    return [name, required.includes(name) ? arbitrary : seldom(arbitrary)] as const;
  });
  return fc.record(Object.fromEntries(arbitraries)).map((record) => {
    return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
  });
}

function known(property: Property, hidden: boolean): fc.Arbitrary<unknown> {
  const text = hidden ? hiddenText : plainText;
  const type = referredType(property);
  if (isAny(property)) {
    const wrong = fc.dictionary(fc.constantFrom("nodeAffinity", "podAffinity"), text, { minKeys: 1, maxKeys: 2 });
    return fc.oneof({ weight: 4, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: wrong });
  }
  if (type?.enum !== undefined) {
    return fc.constantFrom(...type.enum.map(({ value }) => value));
  }
  if (type !== undefined) {
    return members(type, hidden);
  }
  switch (property.type) {
    case "array":
      return fc.array(anyValue(property.items ?? {}, hidden), { maxLength: 3 });
    case "object": {
      const keys = fc.oneof(fc.constantFrom("ironic", "httpd", "cpu", "memory"), fc.string({ maxLength: 5 }));
      return fc.dictionary(hidden ? hiddenText : keys, anyValue(property.additionalProperties ?? {}, hidden), {
        maxKeys: 3,
      });
    }
    case "integer":
      return fc.oneof(fc.integer({ min: 1, max: 70000 }), fc.integer());
    case "boolean":
      return fc.boolean();
    default:
      return text;
  }
}

/** What is inside a secret is plain, and all of it hidden. */
function anyValue(property: Property, hidden: boolean): fc.Arbitrary<unknown> {
  if (hidden || property.plain === true) {
    return known(property, hidden);
  }
  const secrets = known(property, true).map(secret);
  if (property.secret === true) {
    return fc.oneof(secrets, fc.constant(unknown()));
  }
  return fc.oneof(
    { weight: 6, arbitrary: known(property, false) },
    { weight: 1, arbitrary: secrets },
    { weight: 1, arbitrary: fc.constant(unknown()) },
  );
}

const ironic = packageSchema.resources["metal3:index:Ironic"];

export const anyIronicArgs = members({ properties: ironic?.inputProperties }, false) as fc.Arbitrary<IronicArgs>;

// The canonical form of what users write as Kubernetes defines it: its quantities, wherever they are.

import { isLater } from "../../schema/value";
import { canonicalQuantity } from "../checks/quantity";
import type { Step } from "../base/form";
import { podFields } from "./podFields";

/** `type`: as in podFields. */
export function podDataForm(type: string) {
  return <T>(given: T, step: Step): T => (step === "drop" ? given : (formed(given, type) as T));
}

function formed(value: unknown, given: string): unknown {
  const type = given.replace("!", "");
  if (isLater(value)) {
    return value.map((known) => formed(known, type));
  }
  if (type === "quantity") {
    return typeof value === "string" || typeof value === "number" ? canonicalQuantity(String(value)) : value;
  }
  if (type.endsWith("[]")) {
    const entryType = type.slice(0, -"[]".length);
    return Array.isArray(value)
      ? sameOr(
          value,
          value.map((entry) => formed(entry, entryType)),
        )
      : value;
  }
  const fields = podFields[type];
  const ofMembers = type.endsWith("{}") ? type.slice(0, -"{}".length) : undefined;
  if (typeof value !== "object" || value === null || Array.isArray(value) || (fields ?? ofMembers) === undefined) {
    return value;
  }
  const members = Object.entries(value).map(([name, member]) => {
    const memberType = ofMembers ?? (Object.hasOwn(fields!, name) ? fields![name] : undefined);
    return [name, memberType === undefined ? member : formed(member, memberType)] as const;
  });
  const isSame = members.every(([name, member]) => member === (value as Record<string, unknown>)[name]);
  return isSame ? value : Object.fromEntries(members);
}

const sameOr = (before: readonly unknown[], after: readonly unknown[]): readonly unknown[] =>
  after.every((entry, i) => entry === before[i]) ? before : after;

// Settling of what only Kubernetes defines: any data, with Later for what is secret or unknown in it.

import * as pulumi from "@pulumi/pulumi";
import type { Problems } from "../plan/checks/problems";
import { OutputLater } from "./later";
import { chosenMember, type Place } from "./place";
import { inside, isOutput, isReserved, limitReason, reservedReason, resourceReason } from "./received";

/** What Kubernetes itself defines, with the problems that it would have whatever it means. */
export async function settleAny(raw: unknown, place: Place, problems: Problems, depth = 0): Promise<unknown> {
  if (isOutput(raw)) {
    const [known, secret, value] = await inside(raw);
    if (!known) {
      return new OutputLater<unknown>(raw);
    }
    const settled = await settleAny(value, { ...place, secret: place.secret || secret }, problems, depth);
    return secret ? new OutputLater<unknown>(raw, { value: settled }) : settled;
  }
  if (typeof raw !== "object" || raw === null) {
    return raw;
  }
  const reason = pulumi.Resource.isInstance(raw) ? resourceReason : limitReason(raw, depth);
  if (reason !== undefined) {
    problems.add(place.path, undefined, reason);
    return undefined;
  }
  if (Array.isArray(raw)) {
    const entryAt = (i: number): Place => ({ ...place, path: `${place.path}[${i}]` });
    return Promise.all(raw.map((entry, i) => settleAny(entry, entryAt(i), problems, depth + 1)));
  }
  const settled: [string, unknown][] = [];
  for (const [key, value] of Object.entries(raw)) {
    const at = chosenMember(place, key);
    if (isReserved(key)) {
      problems.add(at.path, undefined, reservedReason);
    } else {
      settled.push([key, await settleAny(value, at, problems, depth + 1)]);
    }
  }
  return Object.fromEntries(settled);
}

// The list of what is wrong with the inputs: all of it is reported at once, by the user's own paths.

import { isLater } from "../../schema/value";

export interface Problem {
  /** Path as the user writes it, for example networking.dhcp.extraRanges[1].rangeEnd. */
  readonly path: string;
  /** The value as it can be shown; undefined when there is none, or when it is a secret. */
  readonly shown: string | undefined;
  /** What is allowed, and why. */
  readonly reason: string;
}

const longestShown = 80;

function shown(value: unknown): string | undefined {
  if (value === undefined || isLater(value)) {
    return undefined;
  }
  // JSON knows no functions and the like; nothing of that kind comes over the wire.
  const json = JSON.stringify(value, (_, member: unknown) => (isLater(member) ? "[secret]" : member)) as
    | string
    | undefined;
  if (json === undefined) {
    return typeof value;
  }
  return json.length > longestShown ? `${json.slice(0, longestShown)}…` : json;
}

export class Problems {
  private readonly found: Problem[] = [];

  /** A value that is secret, or that comes later, is never shown. */
  add(path: string, value: unknown, reason: string): void {
    this.found.push({ path, shown: shown(value), reason });
  }

  get list(): readonly Problem[] {
    return this.found;
  }
}

export function describe({ path, shown: value, reason }: Problem): string {
  return value === undefined ? `${path}: ${reason}` : `${path} (${value}): ${reason}`;
}

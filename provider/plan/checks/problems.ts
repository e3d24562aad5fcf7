// The list of what is wrong with the inputs: all of it is reported at once, by the user's own paths.

import { isLater } from "../../schema/value";
import { isSensitive } from "./sensitive";

export interface Problem {
  /** Path as the user writes it, for example networking.dhcp.extraRanges[1].rangeEnd. */
  readonly path: string;
  /** The value as it can be shown; undefined when there is none, or when it is or may be a secret. */
  readonly shown: string | undefined;
  /** What is allowed, and why. */
  readonly reason: string;
}

const longestShown = 80;
const longestPath = 300;

/** Enough of a value to fill what is shown of it: the rest of a long text or list is not looked at. */
const mostEntries = 40;

function shown(value: unknown): string | undefined {
  if (value === undefined || isLater(value)) {
    return undefined;
  }
  if (typeof value === "string" && isSensitive(value)) {
    return undefined;
  }
  // JSON knows no functions and the like; nothing of that kind comes over the wire.
  const json = JSON.stringify(brief(value, 0)) as string | undefined;
  if (json === undefined) {
    return typeof value;
  }
  return json.length > longestShown ? `${json.slice(0, longestShown)}…` : json;
}

/** What can be shown of a value, and no more of it than fits. */
function brief(value: unknown, depth: number): unknown {
  if (isLater(value)) {
    return "[secret]";
  }
  if (typeof value === "string") {
    return isSensitive(value) ? "[not shown]" : value.slice(0, 2 * longestShown);
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  if (depth > longestShown) {
    return "…";
  }
  return Array.isArray(value)
    ? value.slice(0, mostEntries).map((entry) => brief(entry, depth + 1))
    : Object.fromEntries(
        Object.entries(value)
          .slice(0, mostEntries)
          .map(([key, member]) => [shownName(key), brief(member, depth + 1)]),
      );
}

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;

function shownName(name: string): string {
  return isSensitive(name) ? "[not shown]" : name.slice(0, 2 * longestShown);
}

/** Names that users choose are part of paths: what is in them may be long, break the line, or be a secret. */
function shownPath(path: string): string {
  if (isSensitive(path)) {
    const names = path.split(".");
    const chosen = names.findIndex((name) => !/^[A-Za-z]{1,32}(\[\d+\])?$/.test(name));
    return [...names.slice(0, chosen), "[not shown]"].join(".");
  }

  const printable = path.replace(/[\p{Cc}\u2028\u2029]/gu, escaped);
  return printable.length > longestPath ? `${printable.slice(0, longestPath)}…` : printable;
}

/** More are counted, but neither kept nor shown: nobody reads them. */
const mostShown = 100;

/** The name of an entry of a map, which is refused apart from the text under it. */
export const nameAt = (path: string): string => `${path}#`;

export class Problems {
  private readonly found: Problem[] = [];
  private further = 0;
  private readonly refused = new Set<string>();

  /** A value that is secret, that may be one, or that comes later, is never shown. */
  add(path: string, value: unknown, reason: string): void {
    this.noteRefused(path);
    if (this.found.length >= mostShown) {
      this.further += 1;
      return;
    }
    this.found.push({ path: shownPath(path), shown: shown(value), reason });
  }

  /** Notes that a rule has refused what is at a path, which has the names inside of secrets and is not shown. */
  noteRefused(path: string): void {
    this.refused.add(path);
  }

  hasRefused(path: string): boolean {
    return this.refused.has(path);
  }

  get list(): readonly Problem[] {
    const { further, found } = this;
    return further === 0
      ? found
      : [...found, { path: "inputs", shown: undefined, reason: `has ${further} more problems` }];
  }

  /** How many there are, to see whether a step adds one. */
  get count(): number {
    return this.found.length + this.further;
  }
}

export function describe({ path, shown: value, reason }: Problem): string {
  return value === undefined ? `${path}: ${reason}` : `${path} (${value}): ${reason}`;
}

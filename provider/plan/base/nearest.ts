// The name that was probably meant by a mistyped one.

import { distance } from "fastest-levenshtein";

/** Among the candidates, the one that differs least, if it differs in less than half of its letters. */
export function nearest(given: string, candidates: readonly string[]): string | undefined {
  // Nobody mistypes a name into something this long.
  if (given.length > 64) {
    return undefined;
  }
  const byDistance = candidates
    .map((name) => ({ name, edits: distance(given.toLowerCase(), name.toLowerCase()) }))
    .sort((a, b) => a.edits - b.edits);
  const [best] = byDistance;
  return best !== undefined && best.edits < Math.max(2, best.name.length / 2) ? best.name : undefined;
}

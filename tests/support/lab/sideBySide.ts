// Several slow things at a time, each begun before anybody waits for it.

/** Runs all of them, at most so many at once, and returns the promise of each by its id. */
export function startedSideBySide<T extends { readonly id: string }, R>(
  all: readonly T[],
  atOnce: number,
  run: (one: T) => Promise<R>,
): Map<string, Promise<R>> {
  const lanes: Promise<unknown>[] = Array.from({ length: atOnce }, () => Promise.resolve());
  const results = new Map<string, Promise<R>>();
  all.forEach((one, index) => {
    const lane = index % atOnce;
    const result = (lanes[lane] as Promise<unknown>).then(
      () => run(one),
      () => run(one),
    );
    lanes[lane] = result;
    // Whoever waits for it sees its failure; until then it is nobody's.
    result.catch(() => {});
    results.set(one.id, result);
  });
  return results;
}

// What is made of repeated measurements: smallest, middle and largest, and how two that were taken in turns compare.

interface Summary {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export function summary(values: readonly number[]): Summary {
  return { min: Math.min(...values), median: median(values), max: Math.max(...values) };
}

/** The median of the ratios pair by pair: what slows the machine down for a while slows both members of a pair. */
export function ratio(values: readonly number[], others: readonly number[]): number {
  return median(values.map((value, index) => value / others[index]!));
}

/** Measures A B A B: a list of samples for each side, where samples of the same index were taken one after the other. */
export async function inTurns<Side extends string, Sample>(
  repetitions: number,
  sides: Readonly<Record<Side, () => Sample | Promise<Sample>>>,
): Promise<Record<Side, Sample[]>> {
  const names = Object.keys(sides) as Side[];
  const samples = Object.fromEntries(names.map((name) => [name, [] as Sample[]])) as Record<Side, Sample[]>;
  for (let repetition = 0; repetition < repetitions; repetition += 1) {
    for (const name of names) {
      samples[name].push(await sides[name]());
    }
  }
  return samples;
}

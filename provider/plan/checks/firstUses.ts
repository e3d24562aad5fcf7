// Values that may be used only once: remembers which input used each of them first.

export class FirstUses<T> {
  private readonly paths: Map<T, string>;

  constructor(known: Iterable<readonly [T, string]> = []) {
    this.paths = new Map(known);
  }

  /** Records the use, and returns the path of an earlier one. */
  add(value: T, path: string): string | undefined {
    const earlier = this.paths.get(value);
    if (earlier === undefined) {
      this.paths.set(value, path);
    }
    return earlier;
  }
}

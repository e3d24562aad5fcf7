// Kubernetes quantities: whether a text is one, and how two compare.

const pattern = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+))([eE][+-]?\d+|[EPTGMk]i?|Ki|m|n|u)?$/;

export function quantityRule(quantity: string): string | undefined {
  return pattern.test(quantity) && !quantity.startsWith("-")
    ? undefined
    : "must be a Kubernetes quantity such as 100m, 1, 512Mi or 2Gi";
}

const powers = ["", "k", "M", "G", "T", "P", "E"];
const fractions: Readonly<Record<string, number>> = { m: 1e-3, u: 1e-6, n: 1e-9 };

function factor(unit: string): number {
  if (/^[eE][+-]?\d+$/.test(unit)) {
    return 10 ** Number(unit.slice(1));
  }
  const binary = unit.endsWith("i");
  const power = powers.indexOf(binary ? unit.slice(0, -1).replace("K", "k") : unit);
  return fractions[unit] ?? (binary ? 1024 : 1000) ** power;
}

/** Its amount in units; undefined when it is not a quantity. */
export function quantityAmount(quantity: string): number | undefined {
  const [, number, unit = ""] = pattern.exec(quantity) ?? [];
  return number === undefined ? undefined : Number(number) * factor(unit);
}

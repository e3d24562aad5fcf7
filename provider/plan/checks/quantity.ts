// Kubernetes quantities: whether a text is one, its amount, and its canonical spelling.

const pattern = /^([+-]?)(\d{0,32})(?:\.(\d{0,32}))?([eE][+-]?\d{1,3}|[EPTGMk]i?|Ki|m|n|u|)$/;

const powers = ["", "k", "M", "G", "T", "P", "E"];
const fractions: Readonly<Record<string, number>> = { m: -3, u: -6, n: -9 };

/** The unit that amounts are counted in: Kubernetes knows nothing smaller. */
const perOne = 10n ** 9n;

/** Kubernetes takes every larger amount for this one. */
const most = (2n ** 63n - 1n) * perOne;

/** Amount in billionths, rounded up as Kubernetes does; undefined when it is no quantity. */
function billionths(quantity: string): bigint | undefined {
  const [, sign, whole = "", decimals = "", unit = ""] = pattern.exec(quantity) ?? [];
  if (sign === undefined || `${whole}${decimals}` === "") {
    return undefined;
  }
  const digits = BigInt(`${whole}${decimals}`);
  const binary = unit.endsWith("i");
  const power = powers.indexOf(binary ? unit.slice(0, -1).replace("K", "k") : unit);
  const decimal = /^[eE][+-]?\d/.test(unit) ? Number(unit.slice(1)) : (fractions[unit] ?? (binary ? 0 : 3 * power));
  const exponent = decimal + 9 - decimals.length;
  const scaled = digits * (binary ? 1024n ** BigInt(power) : 1n);
  const divisor = exponent < 0 ? 10n ** BigInt(-exponent) : 1n;
  const amount = exponent < 0 ? (scaled + divisor - 1n) / divisor : scaled * 10n ** BigInt(exponent);
  return sign === "-" ? -amount : amount;
}

export function quantityRule(quantity: string): string | undefined {
  const amount = billionths(quantity);
  if (amount === undefined || amount < 0n || quantity.startsWith("-")) {
    return "must be a Kubernetes quantity such as 100m, 1, 512Mi or 2Gi";
  }
  return amount > most ? "must be less than 2^63: Kubernetes knows no larger amount" : undefined;
}

/** Its amount in units; undefined when it is not a quantity. */
export function quantityAmount(quantity: string): number | undefined {
  const amount = billionths(quantity);
  return amount === undefined ? undefined : Number(amount) / Number(perOne);
}

/** One spelling for one amount: in powers of 1000 or of 1024, whatever is shorter. */
export function canonicalQuantity(quantity: string): string {
  const amount = quantityRule(quantity) === undefined ? billionths(quantity) : undefined;
  if (amount === undefined || amount === 0n) {
    return amount === undefined ? quantity : "0";
  }
  const [decimal, binary] = [decimalUnits, binaryUnits].map((units) => spelledIn(amount, units));
  return decimal === undefined || (binary !== undefined && binary.length < decimal.length)
    ? (binary ?? quantity)
    : decimal;
}

type Unit = readonly [name: string, amount: bigint];

const binaryUnits: readonly Unit[] = powers
  .slice(1)
  .map((name, i): Unit => [`${name.replace("k", "K")}i`, 1024n ** BigInt(i + 1) * perOne])
  .reverse();

const decimalUnits: readonly Unit[] = [
  ...powers.map((name, i): Unit => [name, 1000n ** BigInt(i) * perOne]).reverse(),
  ...Object.entries(fractions).map(([name, power]): Unit => [name, 10n ** BigInt(9 + power)]),
];

function spelledIn(amount: bigint, units: readonly Unit[]): string | undefined {
  const [name, size] = units.find(([, one]) => amount % one === 0n) ?? [];
  return size === undefined ? undefined : `${amount / size}${name}`;
}

// Amounts of CPU, memory and storage, as Kubernetes writes them.

const quantityPattern = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+|[EPTGMk]i?|Ki|m|n|u)?$/;

export function quantityRule(quantity: string): string | undefined {
  return quantityPattern.test(quantity) && !quantity.startsWith("-")
    ? undefined
    : "must be a Kubernetes quantity such as 100m, 1, 512Mi or 2Gi";
}

// Quantities: which texts are one, and that amounts compare across units.

import { expect } from "chai";
import { quantityAmount, quantityRule } from "../../../provider/plan/checks/quantity";

describe("quantities", () => {
  const amounts: readonly [string, number][] = [
    ["1", 1],
    ["100m", 0.1],
    ["1k", 1000],
    ["1Ki", 1024],
    ["1.5Gi", 1.5 * 1024 ** 3],
    ["2G", 2e9],
    ["1e3", 1000],
    ["1E", 1e18],
    ["1Ei", 1024 ** 6],
  ];
  for (const [quantity, amount] of amounts) {
    it(`${quantity} is ${amount}`, () => {
      expect(quantityRule(quantity)).to.equal(undefined);
      expect(quantityAmount(quantity)).to.equal(amount);
    });
  }

  for (const wrong of ["", "Gi", "1GB", "1 Gi", "-", "1,5Gi"]) {
    it(`${JSON.stringify(wrong)} is none`, () => {
      expect(quantityRule(wrong) ?? "").to.match(/Kubernetes quantity/);
      expect(quantityAmount(wrong)).to.equal(undefined);
    });
  }
});

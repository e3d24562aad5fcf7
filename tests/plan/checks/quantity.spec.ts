// Quantities: which texts are one, and that amounts compare across units.

import { expect } from "chai";
import { canonicalQuantity, quantityAmount, quantityRule } from "../../../provider/plan/checks/quantity";

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

  it("have one spelling for one amount, without fractions", () => {
    const spellings: Readonly<Record<string, readonly string[]>> = {
      "0": ["0", "0Gi", "0.0", "0e3"],
      "1": ["1", "1000m", "1.000", "1e0", "1000000u"],
      "500m": ["0.5", "500m", "5e-1", ".5"],
      "1Gi": ["1Gi", "1024Mi", "1073741824", "1.0Gi"],
      "1536Mi": ["1.5Gi", "1536Mi"],
      "128M": ["128M", "128e6", "128000k"],
      "1n": ["1n", "0.1n", "1e-12"],
    };
    for (const [canonical, all] of Object.entries(spellings)) {
      expect([...new Set(all.map(canonicalQuantity))], canonical).to.deep.equal([canonical]);
      expect([...new Set(all.map(canonicalQuantity).map(canonicalQuantity))], canonical).to.deep.equal([canonical]);
    }
    expect(canonicalQuantity("much")).to.equal("much");
  });

  it("are not negative", () => expect(quantityRule("-1")).to.match(/Kubernetes quantity/));

  it("have a limit, at which Kubernetes would cut them off", () => {
    expect(quantityRule("9223372036854775807")).to.equal(undefined);
    for (const over of ["9223372036854775808", "8Ei", "1e19", "1e999"]) {
      expect(quantityRule(over), over).to.match(/less than 2\^63/);
    }
  });

  for (const wrong of ["", "Gi", "1GB", "1 Gi", "-", "1,5Gi", ".", "1e9999"]) {
    it(`${JSON.stringify(wrong)} is none`, () => {
      expect(quantityRule(wrong) ?? "").to.match(/Kubernetes quantity/);
      expect(quantityAmount(wrong)).to.equal(undefined);
    });
  }
});

// Kubernetes quantities.

import assert from "node:assert/strict";
import { quantityRule } from "../../provider/plan/quantity";

describe("a quantity", () => {
  for (const right of ["1", "0.5", ".5", "100m", "1Gi", "512Mi", "1e3", "5k", "1E"]) {
    it(`may be ${right}`, () => assert.equal(quantityRule(right), undefined));
  }
  for (const wrong of ["", "much", "1 Gi", "1GB", "512mi", "1,5Gi", "Mi"]) {
    it(`cannot be ${JSON.stringify(wrong)}`, () =>
      assert.match(quantityRule(wrong) ?? "", /^must be a Kubernetes quantity/));
  }
});

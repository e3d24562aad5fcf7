// Quantities in what Kubernetes defines, at any depth; everything else stays as it is.

import { expect } from "chai";
import { podDataForm } from "../../../provider/plan/pod/podDataForm";
import { opened, secret } from "../../support/values/fakeLater";

const form = podDataForm("Container[]");
const container = (memory: unknown): unknown[] => [
  { name: "a", resources: { limits: { memory }, claims: [{ name: "c" }] } },
];

describe("the canonical form of pod data", () => {
  it("has one unit for one amount", () => {
    expect(form(container("1024Mi"), "spell")).to.deep.equal(container("1Gi"));
    expect(form(container(1024), "spell")).to.deep.equal(container("1Ki"));
  });

  it("reaches into secrets", () => {
    expect(opened(form(container(secret("1024Mi")), "spell"))).to.deep.equal(container("1Gi"));
  });

  it("is what was given where there is nothing to respell", () => {
    for (const given of [
      container("1Gi"),
      container(null),
      [{ name: "a", env: [{ name: "A", value: "1024Mi" }] }],
      [1],
    ]) {
      expect(form(given, "spell")).to.equal(given);
    }
  });

  it("waits until problems were found in what was given", () => {
    const given = container("1024Mi");
    expect(form(given, "drop")).to.equal(given);
  });
});

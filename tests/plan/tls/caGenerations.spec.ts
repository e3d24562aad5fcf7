// Generations of the component's own CA.

import { expect } from "chai";
import type { Tls } from "../../../provider/schema/types";
import { planOf, problemsOf } from "../../support/rendering/planning";
import { variant } from "../../support/assertions/required";

describe("generations of the CA", () => {
  it("are only the first by default", () => {
    const tls = variant(planOf({}).tls, "kind", "generated");
    expect([tls.caGeneration, tls.trustedCaGenerations]).to.deep.equal([1, []]);
  });

  it("are trusted in one order", () => {
    const tls = variant(planOf({ tls: { caGeneration: 3, trustedCAGenerations: [4, 2] } }).tls, "kind", "generated");
    expect(tls.trustedCaGenerations).to.deep.equal([2, 4]);
  });

  const wrong: { title: string; tls: Tls; path: string; reason: RegExp }[] = [
    { title: "no number", tls: { caGeneration: 0 }, path: "tls.caGeneration", reason: /^must be a whole number/ },
    {
      title: "the active one among the trusted",
      tls: { caGeneration: 2, trustedCAGenerations: [2] },
      path: "tls.trustedCAGenerations[0]",
      reason: /^is tls\.caGeneration, which is always trusted/,
    },
    {
      title: "one of them twice",
      tls: { trustedCAGenerations: [2, 2] },
      path: "tls.trustedCAGenerations[1]",
      reason: /^is listed twice/,
    },
    {
      title: "a certificate of the user's own",
      tls: { certificateName: "cert", caGeneration: 2 },
      path: "tls.caGeneration",
      reason: /^applies only with tls\.mode generated, and it is secret/,
    },
  ];
  for (const { title, tls, path, reason } of wrong) {
    it(`are refused with ${title}`, () => {
      const [problem, ...others] = problemsOf({ tls });
      expect([problem?.path, others]).to.deep.equal([path, []]);
      expect(problem?.reason ?? "").to.match(reason);
    });
  }
});

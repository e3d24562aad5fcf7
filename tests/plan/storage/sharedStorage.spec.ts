// Where /shared lies.

import { expect } from "chai";
import type { SharedStorage } from "../../../provider/schema/types";
import { planOf, problemsOf } from "../../support/rendering/planning";
import { describeRule } from "../../support/rendering/rules";

describe("the storage for /shared", () => {
  const right: { title: string; storage?: SharedStorage; expected: unknown }[] = [
    { title: "is the node's when nothing is said", expected: { kind: "emptyDir", sizeLimit: undefined } },
    { title: "may be limited", storage: { sizeLimit: "20Gi" }, expected: { kind: "emptyDir", sizeLimit: "20Gi" } },
    {
      title: "is a claim when it has a size",
      storage: { size: "20Gi" },
      expected: {
        kind: "new",
        claimName: "ironic-shared",
        size: "20Gi",
        storageClassName: undefined,
        accessMode: "ReadWriteOnce",
      },
    },
    {
      title: "may be a claim of the user's own",
      storage: { claimName: "images" },
      expected: { kind: "existing", claimName: "images" },
    },
  ];
  for (const { title, storage, expected } of right) {
    it(title, () => expect(planOf({ storage }).storage).to.deep.equal(expected));
  }

  const wrong: { storage: SharedStorage; path: string; reason: RegExp }[] = [
    { storage: { storageClassName: "fast" }, path: "storage.storageClassName", reason: /^needs storage\.size/ },
    { storage: { accessMode: "ReadWriteMany" }, path: "storage.accessMode", reason: /^needs storage\.size/ },
    {
      storage: { size: "1Gi", claimName: "x" },
      path: "storage.claimName",
      reason: /^cannot be combined with storage\.size/,
    },
    { storage: { size: "1Gi", sizeLimit: "1Gi" }, path: "storage.sizeLimit", reason: /^has no effect on a claim/ },
  ];
  for (const { storage, path, reason } of wrong) {
    it(`refuses ${JSON.stringify(storage)}`, () => {
      const [problem, ...others] = problemsOf({ storage });
      expect([problem?.path, others]).to.deep.equal([path, []]);
      expect(problem?.reason ?? "").to.match(reason);
    });
  }

  describeRule<string>({
    rule: "is a quantity",
    path: "storage.size",
    args: (size) => ({ storage: { size } }),
    wrong: ["", "20 GB", "much"],
    right: ["20Gi", "1.5Ti"],
    reason: /must be a Kubernetes quantity/,
  });
});

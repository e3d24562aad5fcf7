// Which containers the pod has: what the plan says is what the manifests show.

import assert from "node:assert/strict";
import { presentContainers } from "../../provider/plan/presentContainers";
import type { IronicArgs } from "../../provider/schema/types";
import { planOf } from "../support/planning";
import { podOf } from "../support/pods";
import { scenarios } from "../support/scenarios";

const names = (list: readonly { readonly name: string }[] = []): string[] => list.map(({ name }) => name);

describe("the containers of a plan", () => {
  const everything: IronicArgs = {
    credentials: { apiCredentialsName: "login" },
    extraConfig: [{ name: "x", valueFrom: { name: "s", key: "k" } }],
    prometheusExporter: { enabled: true },
  };
  for (const { name, args } of [...scenarios, { name: "everything", args: everything }]) {
    it(`of ${name} are those of its pod`, () => {
      const present = presentContainers(planOf(args));
      const pod = podOf(args);
      assert.deepEqual(
        [present.initContainers, present.containers].flat().sort(),
        [...names(pod.initContainers), ...names(pod.containers)].sort(),
      );
    });
  }
});

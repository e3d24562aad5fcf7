// Which containers the pod has: what the plan says is what the manifests show.

import { expect } from "chai";
import { presentContainers } from "../../../provider/plan/pod/presentContainers";
import type { IronicArgs } from "../../../provider/schema/types";
import { planOf } from "../../support/rendering/planning";
import { podOf } from "../../support/rendering/pods";
import { scenarios } from "../../support/scenarios/scenarios";

const names = (list: readonly { readonly name: string }[] = []): string[] => list.map(({ name }) => name);

describe("the containers of a plan", () => {
  const everything: IronicArgs = {
    credentials: { apiCredentialsName: "login" },
    extraConfig: [{ name: "x", valueFrom: { name: "s", key: "k" } }],
    prometheusExporter: { enabled: true },
  };
  for (const { name, args } of [...scenarios, { name: "everything", args: everything }]) {
    it(`of ${name} are those of its pod`, () => {
      const plan = planOf(args);
      const present = presentContainers(plan);
      const { overrides } = plan;
      const added = names([...overrides.initContainers, ...overrides.containers]);
      const pod = podOf(args);
      const own = [...names(pod.initContainers), ...names(pod.containers)];
      expect([...new Set([...present.initContainers, ...present.containers, ...added])].sort()).to.deep.equal(
        own.sort(),
      );
    });
  }
});

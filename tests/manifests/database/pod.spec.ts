// The pods of the database fit Pod Security "restricted", run where Ironic runs, and know nothing of the cluster.

import { expect } from "chai";
import type { CronJob, JobSpec, StatefulSet } from "../../../provider/manifests/database/objects";
import { planOf } from "../../support/rendering/planning";
import { restrictedViolations } from "../../support/rendering/podSecurity";
import { databaseObjectsOf } from "../../support/rendering/databaseRendering";
import { scenarios } from "../../support/scenarios/scenarios";
import type { PodSpec } from "../../../provider/manifests/kubernetes/objects";

function podsOf(objects: Readonly<Record<string, object>>): [string, PodSpec][] {
  return Object.entries(objects).flatMap(([name, object]): [string, PodSpec][] => {
    const kind = name.split("/")[0];
    switch (kind) {
      case "StatefulSet":
        return [[name, (object as StatefulSet).spec.template.spec]];
      case "CronJob":
        return [[name, (object as CronJob).spec.jobTemplate.spec.template.spec]];
      case "Job":
        return [[name, (object as JobSpec).template.spec]];
      default:
        return [];
    }
  });
}

describe("pods of the database", () => {
  for (const { name, args } of scenarios.filter((scenario) => scenario.name.startsWith("database-"))) {
    for (const [object, pod] of podsOf(databaseObjectsOf(planOf(args)))) {
      it(`${object} of ${name} is restricted, and has no token`, () => {
        expect(restrictedViolations(pod)).to.deep.equal([]);
        expect(pod.automountServiceAccountToken).to.equal(false);
        const containers = [...(pod.initContainers ?? []), ...pod.containers];
        expect(containers.every(({ securityContext }) => securityContext.readOnlyRootFilesystem)).to.equal(true);
        const volumes = pod.volumes.map((volume) => volume.name);
        const mounts = containers.flatMap(({ volumeMounts }) => volumeMounts.map((mount) => mount.name));
        expect([...new Set(mounts)].sort(), "every volume is used, every mount is there").to.deep.equal(
          [...volumes].sort(),
        );
      });
    }
  }

  it("run on Ironic's nodes", () => {
    const args = { nodeSelector: { rack: "a" }, tolerations: [{ operator: "Exists" }], priorityClassName: "high" };
    for (const [, pod] of podsOf(databaseObjectsOf(planOf({ ...args, database: { kind: "managed", backup: {} } })))) {
      expect(pod.nodeSelector).to.deep.equal(args.nodeSelector);
      expect(pod.tolerations).to.deep.equal(args.tolerations);
      expect(pod.priorityClassName).to.equal("high");
    }
  });
});

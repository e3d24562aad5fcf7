// No inputs, however strange, lead to an object that the API server refuses: they are refused by planning, with reasons.

import { expect } from "chai";
import * as fc from "fast-check";
import { planIronic } from "../../provider/plan";
import { Problems } from "../../provider/plan/checks/problems";
import { packageSchema, type ResourceType } from "../../provider/schema/package";
import type { IronicArgs } from "../../provider/schema/types";
import { settle } from "../../provider/wire/settle";
import { anyDeployment } from "../support/arbitrary/arbitraryDeployments";
import {
  createNamespace,
  removeNamespace,
  sharedControlPlane,
  type ControlPlane,
} from "../support/cluster/controlPlane";
import type { KubeObject } from "../support/cluster/controlPlane";
import { opened } from "../support/values/fakeLater";
import { renderedObjects } from "../support/rendering/renderedObjects";
import { resourceName } from "../support/scenarios/scenarios";

const ironic = packageSchema.resources["metal3:index:Ironic"] as ResourceType;

/** About a third of them make a plan. */
const runs = 400;

/** The least share of plans with which this says something. */
const leastPlans = runs / 10;

describe("any deployment that planning accepts", () => {
  let plane: ControlPlane;
  let namespace: string;

  before(async () => {
    plane = await sharedControlPlane();
    namespace = await createNamespace(plane);
  });

  after(() => removeNamespace(plane, namespace));

  /** Why the API server refuses it; undefined when it takes it. Nothing is kept. */
  async function refusal(object: KubeObject): Promise<string | undefined> {
    const own = object.kind === "Namespace" ? object.metadata : { ...object.metadata, namespace };
    try {
      await plane.client.create({ ...object, metadata: own }, { dryRun: "All", fieldValidation: "Strict" });
      return undefined;
    } catch (error) {
      return `${object.kind} ${object.metadata.name}: ${String(error)}`;
    }
  }

  it("is already used by the API server, object by object", async () => {
    let plans = 0;
    await fc.assert(
      fc.asyncProperty(anyDeployment, async (args) => {
        const problems = new Problems();
        const result = planIronic(resourceName, await settle<IronicArgs>(ironic, args, problems), problems);
        if (result.problems !== undefined) {
          return;
        }
        plans += 1;
        const objects = renderedObjects(result.plan).map(opened) as KubeObject[];
        const refusals = await Promise.all(objects.map(refusal));
        expect(refusals.filter((reason) => reason !== undefined)).to.deep.equal([]);
      }),
      { numRuns: runs },
    );
    expect(plans, `only ${plans} of ${runs} inputs made a plan`).to.be.at.least(leastPlans);
  });
});

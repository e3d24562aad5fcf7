// The state that each release left behind, previewed by this code: nothing is replaced, deleted or restarted that the
// changelog does not name.

import { expect } from "chai";
import type { Step } from "../support/engine/engine";
import { recordedVersions, withRecordedState } from "../support/engine/recordedState";
import { announcements, isNewer, type Effect } from "./changelog";

const workloads = ["Deployment", "DaemonSet", "StatefulSet"];

/** What a step does to people who rely on the resource; undefined when it is harmless. */
function effectOf({ op, type, inputs, oldInputs }: Step): Effect | undefined {
  if (op === "replace") {
    return "replaces";
  }
  if (op === "delete") {
    return "deletes";
  }
  const template = (of: Step["inputs"]): string =>
    JSON.stringify((of.spec as { template?: unknown } | undefined)?.template);
  const isWorkload = workloads.includes(type.split(":").at(-1) ?? "");
  return op === "update" && isWorkload && template(inputs) !== template(oldInputs) ? "restarts" : undefined;
}

describe("an upgrade of this package", () => {
  for (const version of recordedVersions()) {
    it(`from ${version} does to a deployment only what the changelog says`, async () => {
      const announced = announcements().filter((announcement) => isNewer(announcement.version, version));
      await withRecordedState(version, async (project) => {
        const preview = await project.preview();
        expect(preview.ok, preview.text).to.equal(true);
        expect(preview.steps, "the recorded deployments are gone").to.have.lengthOf.above(50);
        const surprises = preview.steps.flatMap((step) => {
          const effect = effectOf(step);
          const known = announced.some(
            ({ effect: expected, type, suffix }) =>
              expected === effect && type === step.type && step.name.endsWith(suffix),
          );
          return effect === undefined || known ? [] : [`${effect} \`${step.type} ${step.name}\``];
        });
        expect(surprises, "name them in CHANGELOG.md, or record an unreleased state again").to.deep.equal([]);
      });
    });
  }
});

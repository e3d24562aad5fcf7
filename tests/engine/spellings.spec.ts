// Programs that mean the same, on the real engine: deployed in one spelling, previewed in the other.

import { expect } from "chai";
import { planIronic } from "../../provider/plan";
import type { IronicArgs } from "../../provider/schema/types";
import { changes, ironicsProgram, Project, type Inputs, type Program } from "../support/engine/engine";
import { resourceName } from "../support/scenarios/scenarios";
import { pair, type Pair } from "../support/spellings/spelling";
import { spellings } from "../support/spellings/spellings";

const pairs = Object.values(spellings).flatMap(({ same }) => same);

const inputsOf = ({ one, other }: Pair): string[] => [...new Set([one, other].flatMap((args) => Object.keys(args)))];

/** Each Ironic takes as many pairs as it can: those about different inputs, which can be combined. */
function combined(): Pair[] {
  const ironics: Pair[] = [];
  for (const next of pairs) {
    const merged = ironics.map((ironic) =>
      pair(`${ironic.what}; ${next.what}`, { ...ironic.one, ...next.one }, { ...ironic.other, ...next.other }),
    );
    const fits = ironics.findIndex((ironic, i) => {
      const taken = inputsOf(ironic);
      const isOther = inputsOf(next).every((input) => !taken.includes(input));
      return isOther && planIronic(resourceName, merged[i]!.one).problems === undefined;
    });
    if (fits < 0) {
      ironics.push(next);
    } else {
      ironics[fits] = merged[fits]!;
    }
  }
  return ironics;
}

/** In a namespace of its own, under the name that the pairs expect as the default. */
function separate(args: IronicArgs, i: number): Inputs {
  const namespace = `namespace-${i}`;
  const text = JSON.stringify({ name: resourceName, namespace, ...args });
  return JSON.parse(text.replaceAll("baremetal-operator-system", namespace)) as Inputs;
}

const program = (ironics: readonly Pair[], side: "one" | "other"): Program =>
  ironicsProgram(Object.fromEntries(ironics.map((ironic, i) => [`spelling-${i}`, separate(ironic[side], i)])));

describe("another spelling of the same program", () => {
  it(`shows no change at all, in any of ${pairs.length} pairs`, async () => {
    expect(pairs).to.have.lengthOf.at.least(80);
    const ironics = combined();
    await Project.with(
      program(ironics, "one"),
      async (project) => {
        const up = await project.up();
        expect(up.ok, up.text).to.equal(true);
        project.write(program(ironics, "other"));
        const preview = await project.preview();
        expect(preview.ok, preview.text).to.equal(true);
        expect(changes(preview), preview.text).to.deep.equal([]);
      },
      { storedOnce: true },
    );
  });
});

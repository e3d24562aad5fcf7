// What holds for every block of networking.

import { expect } from "chai";
import * as fc from "fast-check";
import { manifestsOf } from "../../support/rendering/rendering";
import { planIronic } from "../../../provider/plan";
import { addressNumber, contains, parseNetwork } from "../../../provider/plan/checks/networks";
import type { IronicPlan } from "../../../provider/plan/plan";
import type { IronicArgs, Networking, Version } from "../../../provider/schema/types";
import { anyNetworking } from "../../support/arbitrary/arbitraryNetworking";
import { required } from "../../support/assertions/required";
import { opened } from "../../support/values/fakeLater";

const anyArgs: fc.Arbitrary<IronicArgs> = fc.record({
  networking: anyNetworking,
  version: fc.constantFrom<Version>("35.0", "37.0", "38.0", "39.0", "latest"),
  tls: fc.constantFrom({}, { mode: "off" as const }),
});

/** Plans of arbitrary networking; with all fields at once hardly any block would be right. */
const mostlyRight = anyArgs.chain((args) =>
  fc.subarray(Object.keys(args.networking ?? {}), { maxLength: 4 }).map((kept) => ({
    ...args,
    networking: Object.fromEntries(
      Object.entries(args.networking ?? {}).filter(([key]) => kept.includes(key)),
    ) as Networking,
  })),
);

function forEachPlan(test: (plan: IronicPlan, args: IronicArgs) => void): number {
  let plans = 0;
  fc.assert(
    fc.property(mostlyRight, (args) => {
      const { plan } = planIronic("ironic", args) as { plan?: IronicPlan };
      if (plan !== undefined) {
        plans += 1;
        test(plan, args);
      }
    }),
    { numRuns: 500 },
  );
  return plans;
}

describe("any networking", () => {
  it("makes a plan or problems with paths and reasons, and never another error", () => {
    fc.assert(
      fc.property(fc.oneof(anyArgs, mostlyRight), (args) => {
        const { plan, problems } = planIronic("ironic", args) as {
          plan?: unknown;
          problems?: { path: string; reason: string }[];
        };
        expect(plan === undefined).not.to.equal(problems === undefined);
        for (const { path, reason } of problems ?? []) {
          expect(path).to.match(/^networking\.[A-Za-z.[\]0-9]+$/);
          expect(reason.length, reason).to.be.above(10);
          expect(reason).not.to.match(/undefined|null|NaN|\[object/);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("that is right makes URLs, manifests and ranges that are right", () => {
    const plans = forEachPlan((plan) => {
      const { endpoints } = plan;
      for (const url of [
        endpoints.api,
        endpoints.externalApi,
        endpoints.images,
        endpoints.imagesTls,
        ...Object.values(endpoints.announced ?? {}),
      ]) {
        const known = opened(url) as string | undefined;
        expect(known === undefined || known === "[unknown]" || URL.canParse(known), known).to.equal(true);
      }
      expect(JSON.stringify(opened(manifestsOf(plan)))).not.to.match(/undefined|NaN|\[object/);
      checkRanges(plan);
    });
    expect(plans, `only ${plans} of the blocks were right`).to.be.above(30);
  });
});

function checkRanges({ networking: { dhcp } }: IronicPlan): void {
  if (dhcp?.kind !== "served" || opened(dhcp.ranges) === "[unknown]") {
    return;
  }
  for (const range of String(opened(dhcp.ranges)).split(";")) {
    const [begin = "", end = "", mask = ""] = range.replace(/^set:range_\d+,/, "").split(",");
    const prefix = mask.includes(".") ? maskBits(mask) : mask;
    const network = required(parseNetwork(`${begin}/${prefix}`), range);
    expect(addressNumber(begin)! <= addressNumber(end)!, range).to.equal(true);
    expect(contains(network, addressNumber(end)!), range).to.equal(true);
  }
}

function maskBits(mask: string): number {
  return addressNumber(mask)!.toString(2).replaceAll("0", "").length;
}

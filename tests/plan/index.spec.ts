// planIronic as a whole: everything wrong at once, a plan for everything right, and never anything else.

import { expect } from "chai";
import * as fc from "fast-check";
import { planIronic } from "../../provider/plan";
import { describe as line, Problems } from "../../provider/plan/checks/problems";
import type { IronicArgs } from "../../provider/schema/types";
import { anyIronicArgs, hiddenMark } from "../support/arbitrary/arbitrary";
import { secret, visible } from "../support/values/fakeLater";
import { planOf, problemsOf } from "../support/rendering/planning";
import { manifestsOf } from "../support/rendering/rendering";
import { resourceName, scenarios, settled } from "../support/scenarios/scenarios";

describe("planning", () => {
  for (const { name, args } of scenarios) {
    it(`makes a plan of the scenario ${name}`, () =>
      expect(planOf(args).names.base).to.equal(args.name ?? resourceName));
  }

  it("reports everything that is wrong, by its path", () => {
    const args: IronicArgs = {
      name: "Ironic",
      namespace: "Metal3",
      images: { registry: "https://mirror", pullSecrets: ["fine", "Not Fine"], deployRamdiskBranch: "a b" },
      tls: { mode: "secret", extraSANs: ["a.example", "b c"], validityHours: 1 },
      credentials: { username: "a:b", password: secret("p".repeat(100)), rotation: "1" },
      networking: { disableHostNetwork: true, ipAddress: "192.0.2.300", apiPort: 0, imageServerPort: 6183 },
      deployRamdisk: { sshKey: "a\nb" },
      extraConfig: [{ name: "a b", value: secret("c") }],
      priorityClassName: "A",
      resources: { ironik: { requests: { cpu: "much" } } },
    };
    expect(
      problemsOf(args)
        .map(({ path }) => path)
        .sort(),
    ).to.deep.equal([
      "credentials.password",
      "credentials.rotation",
      "credentials.username",
      "deployRamdisk.sshKey",
      "extraConfig[0].name",
      "extraConfig[0].value",
      "images.deployRamdiskBranch",
      "images.pullSecrets[1]",
      "images.registry",
      "name",
      "namespace",
      "networking.apiPort",
      "networking.imageServerTLSPort",
      "networking.ipAddress",
      "networking.ipAddress",
      "priorityClassName",
      "resources.ironik",
      "resources.ironik.requests.cpu",
      "tls.certificateName",
      "tls.extraSANs",
      "tls.extraSANs[1]",
      "tls.validityHours",
      "tls.validityHours",
    ]);
  });

  it("adds to the problems that were found before it", () => {
    const before = new Problems();
    before.add("netwroking", undefined, "unknown input");
    const { problems } = planIronic("Ironic", {}, before);
    expect(problems?.map(({ path }) => path)).to.deep.equal(["netwroking", "name"]);
  });

  it("needs virtual media only: pods in the host network are privileged, others restricted", () => {
    expect(planOf().podSecurityLevel).to.equal("privileged");
    const networking = { disableHostNetwork: true, externalIP: "192.0.2.80" };
    expect(planOf({ networking }).podSecurityLevel).to.equal("restricted");
  });
});

describe("planning anything", () => {
  it("makes a plan with manifests, or reports problems, and shows no secret in either", () => {
    const seen = { plans: 0, problems: 0 };
    const anyName = fc.oneof({ weight: 4, arbitrary: fc.constant(resourceName) }, fc.string());
    // Hardly any arbitrary inputs are right as a whole.
    const rightArgs = fc.constantFrom(...scenarios).map((right) => settled(right.args));
    const anyArgs = fc.oneof({ weight: 4, arbitrary: anyIronicArgs }, rightArgs);
    fc.assert(
      fc.property(anyName, anyArgs, (name, args) => {
        const { plan, problems } = { plan: undefined, ...planIronic(name, args) };
        if (plan === undefined) {
          seen.problems += 1;
          expect(problems).not.to.equal(undefined);
          expect(problems).to.have.lengthOf.above(0);
          expectNotShown(problems.map(line));
          return;
        }
        seen.plans += 1;
        expectNotShown([...plan.warnings, JSON.stringify(visible(manifestsOf(plan)))]);
      }),
      { numRuns: 500 },
    );
    expect(seen.plans, JSON.stringify(seen)).to.be.above(0);
    expect(seen.problems, JSON.stringify(seen)).to.be.above(0);
  });

  it("takes any two scenarios together, or says what contradicts what", () => {
    const contradiction =
      /cannot be combined|applies only|applies to|would have no effect|must (not )?be in |must differ|must be of the address family|^needs |is required with|overlaps|must be true with|must list|must be external or managed with/;
    for (const one of scenarios) {
      for (const other of scenarios) {
        const args = settled({ ...one.args, ...other.args, ...joined(one.args, other.args) });
        const { plan, problems } = { plan: undefined, ...planIronic(resourceName, args) };
        if (plan !== undefined) {
          expect(visible(manifestsOf(plan).deployment.metadata.name)).to.equal(`${plan.names.base}-service`);
          continue;
        }
        for (const problem of problems ?? []) {
          expect(problem.reason, `${one.name} with ${other.name}: ${line(problem)}`).to.match(contradiction);
        }
      }
    }
  });
});

function expectNotShown(texts: readonly string[]): void {
  for (const text of texts) {
    expect(text, `it shows a secret: ${text}`).not.to.include(hiddenMark);
  }
}

/** The blocks that both have, each with the fields of both. */
function joined(one: IronicArgs, other: IronicArgs): IronicArgs {
  const blocks = ["images", "tls", "credentials", "networking", "deployRamdisk"] as const;
  return Object.fromEntries(
    blocks.flatMap((block) => (one[block] && other[block] ? [[block, { ...one[block], ...other[block] }]] : [])),
  );
}

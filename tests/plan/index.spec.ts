// planIronic as a whole: everything wrong at once, a plan for everything right, and never anything else.

import assert from "node:assert/strict";
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
    it(`makes a plan of the scenario ${name}`, () => assert.equal(planOf(args).names.base, args.name ?? resourceName));
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
    assert.deepEqual(
      problemsOf(args)
        .map(({ path }) => path)
        .sort(),
      [
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
      ],
    );
  });

  it("adds to the problems that were found before it", () => {
    const before = new Problems();
    before.add("netwroking", undefined, "there is no such input");
    const { problems } = planIronic("Ironic", {}, before);
    assert.deepEqual(
      problems?.map(({ path }) => path),
      ["netwroking", "name"],
    );
  });

  it("needs virtual media only: pods in the host network are privileged, others restricted", () => {
    assert.equal(planOf().podSecurityLevel, "privileged");
    const networking = { disableHostNetwork: true, externalIP: "192.0.2.80" };
    assert.equal(planOf({ networking }).podSecurityLevel, "restricted");
  });
});

describe("planning anything", () => {
  it("makes a plan with manifests, or reports problems, and shows no secret in either", () => {
    const seen = { plans: 0, problems: 0 };
    const anyName = fc.oneof({ weight: 4, arbitrary: fc.constant(resourceName) }, fc.string());
    fc.assert(
      fc.property(anyName, anyIronicArgs, (name, args) => {
        const { plan, problems } = { plan: undefined, ...planIronic(name, args) };
        if (plan === undefined) {
          seen.problems += 1;
          assert.ok(problems !== undefined && problems.length > 0);
          assertNotShown(problems.map(line));
          return;
        }
        seen.plans += 1;
        assertNotShown([...plan.warnings, JSON.stringify(visible(manifestsOf(plan)))]);
      }),
      { numRuns: 500 },
    );
    assert.ok(seen.plans > 0 && seen.problems > 0, JSON.stringify(seen));
  });

  it("takes any two scenarios together, or says what contradicts what", () => {
    const contradiction =
      /exclude|applies only|applies to|would have no effect|must (not )?lie|must differ|must be of the address family|^needs |is needed with|overlaps/;
    for (const one of scenarios) {
      for (const other of scenarios) {
        const args = settled({ ...one.args, ...other.args, ...joined(one.args, other.args) });
        const { plan, problems } = { plan: undefined, ...planIronic(resourceName, args) };
        if (plan !== undefined) {
          assert.equal(visible(manifestsOf(plan).deployment.metadata.name), `${plan.names.base}-service`);
          continue;
        }
        for (const problem of problems ?? []) {
          assert.match(problem.reason, contradiction, `${one.name} with ${other.name}: ${line(problem)}`);
        }
      }
    }
  });
});

function assertNotShown(texts: readonly string[]): void {
  for (const text of texts) {
    assert.ok(!text.includes(hiddenMark), `it shows a secret: ${text}`);
  }
}

/** The blocks that both have, each with the fields of both. */
function joined(one: IronicArgs, other: IronicArgs): IronicArgs {
  const blocks = ["images", "tls", "credentials", "networking", "deployRamdisk"] as const;
  return Object.fromEntries(
    blocks.flatMap((block) => (one[block] && other[block] ? [[block, { ...one[block], ...other[block] }]] : [])),
  );
}

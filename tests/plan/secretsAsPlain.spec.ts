// Secret inputs are judged as the same inputs in clear, whichever parts of them are secret.

import { expect } from "chai";
import * as fc from "fast-check";
import { planIronic } from "../../provider/plan";
import { isAny, packageSchema, referredType, type Property } from "../../provider/schema/package";
import type { IronicArgs } from "../../provider/schema/types";
import { isLater } from "../../provider/schema/value";
import { scenarios } from "../support/scenarios/scenarios";
import { anyIronicArgs } from "../support/arbitrary/arbitrary";
import { secret } from "../support/values/fakeLater";

/** Refused for being secret: Ironic logs them. */
const neverSecret = ["extraConfig[].value"];

type Coin = () => boolean;

/** A secret is known as a whole, or not at all. */
function holdsUnknown(value: unknown): boolean {
  return isLater(value) || (typeof value === "object" && value !== null && Object.values(value).some(holdsUnknown));
}

/** The same value, with secrets where the coin says so and the schema lets it. */
function hidden(property: Property, value: unknown, path: string, coin: Coin): unknown {
  const mayHide = property.plain !== true && !neverSecret.includes(path) && !holdsUnknown(value);
  if (value !== undefined && !isLater(value) && mayHide && (property.secret === true || coin())) {
    return secret(value);
  }
  const type = referredType(property);
  if (isLater(value) || isAny(property) || typeof value !== "object" || value === null) {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map((entry) => hidden(property.items ?? {}, entry, `${path}[]`, coin));
  }
  return hiddenMembers(value, (name) => type?.properties?.[name] ?? property.additionalProperties ?? {}, path, coin);
}

function hiddenMembers(value: object, property: (name: string) => Property, path: string, coin: Coin): object {
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      hidden(property(name), member, path === "" ? name : `${path}.${name}`, coin),
    ]),
  );
}

const { inputProperties } = packageSchema.resources["metal3:index:Ironic"]!;
const withSecrets = (args: object, coin: Coin): IronicArgs =>
  hiddenMembers(args, (name) => inputProperties[name] ?? {}, "", coin);

/** Every secret opened; what is unknown stays so. */
function inClear(value: unknown): unknown {
  if (isLater(value)) {
    const known = value.peek();
    return known === undefined ? value : inClear(known.value);
  }
  if (Array.isArray(value)) {
    return value.map(inClear);
  }
  return typeof value === "object" && value !== null
    ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, inClear(member)]))
    : value;
}

const anyScenario = fc.constantFrom(...scenarios.map(({ args }) => args));

/** Two scenarios, of which some inputs are arbitrary. */
const plainSpec: fc.Arbitrary<object> = fc
  .tuple(anyScenario, anyScenario, fc.option(anyIronicArgs, { freq: 2, nil: {} }))
  .map((parts) => inClear(Object.assign({}, ...parts)) as object);

/** The paths below which users choose names. */
const chosenName =
  /^(.*(?:abels|annotations|nodeSelector|requests|limits|configuration)|affinity|topologySpreadConstraints\[\d+\])\..*/i;

/** Where and why; names that users chose are not comparable, because those of a secret are not shown. */
function judged(args: IronicArgs): string[] {
  const { problems = [] } = planIronic("ironic", args) as { problems?: readonly { path: string; reason: string }[] };
  return problems.map(({ path, reason }) => `${path.replace(chosenName, "$1")}: ${reason}`).sort();
}

describe("secret inputs", () => {
  it("have the problems of the same inputs in clear, whichever parts of them are secret", () => {
    const seen = { wrong: 0, right: 0 };
    fc.assert(
      fc.property(plainSpec, fc.infiniteStream(fc.boolean()), fc.boolean(), (spec, coins, all) => {
        const plain = judged(withSecrets(spec, () => false));
        seen[plain.length === 0 ? "right" : "wrong"] += 1;
        const coin = (): boolean => all || coins.next().value === true;
        expect(judged(withSecrets(spec, coin))).to.deep.equal(plain);
      }),
      { numRuns: 1500, seed: 20261128 },
    );
    expect(Math.min(seen.wrong, seen.right), JSON.stringify(seen)).to.be.above(50);
  });

  it("are judged in every place: whole lists, whole maps, single entries", () => {
    const wrong: readonly ((value: (plain: unknown) => unknown) => unknown)[] = [
      (v) => ({ inspection: { collectors: v(["a b"]) } }),
      (v) => ({ inspection: { vlanInterfaces: [v("a b")] } }),
      (v) => ({
        networkingService: {
          enabled: true,
          providerNetworks: [{ type: "idle", mode: "trunk", nativeVLAN: 1, allowedVLANs: v(["x"]) }],
        },
      }),
      (v) => ({ networking: { macAddresses: v(["x"]) } }),
      (v) => ({ tls: { extraSANs: v(["a b"]) } }),
      (v) => ({ nodeSelector: v({ "a b": "c" }) }),
      (v) => ({ tolerations: v([{ operator: "Maybe" }]) }),
      (v) => ({ tolerations: [v({ operator: "Maybe" })] }),
      (v) => ({ affinity: v({ nodeAfinity: {} }) }),
      (v) => ({ topologySpreadConstraints: v([{ maxSkew: "x" }]) }),
      (v) => ({ images: { pullSecrets: v(["A"]) } }),
      (v) => ({ bareMetalOperator: { configuration: { A: v("a\u0000b") } } }),
    ];
    for (const args of wrong) {
      const plain = judged(args((value) => value) as IronicArgs);
      expect(plain, JSON.stringify(args((value) => value))).to.have.lengthOf.above(0);
      const reasons = (lines: readonly string[]): string[] => lines.map((line) => line.replace(/^.*?: /, ""));
      expect(reasons(judged(args(secret) as IronicArgs))).to.deep.equal(reasons(plain));
    }
  });
});

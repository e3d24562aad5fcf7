// Defaults: schema.json, its descriptions and the plan say the same.

import { expect } from "chai";
import { defaults } from "../../provider/plan/base/defaults";
import type { IronicArgs, Version } from "../../provider/schema/types";
import { planOf } from "../support/rendering/planning";
import { inputFields, type Field } from "../support/docs/schemaFields";
import { required } from "../support/assertions/required";

type Scalar = string | number | boolean;

/** The scalars of defaults.ts by path. */
function scalars(block: object, base = ""): Map<string, Scalar> {
  return new Map(
    Object.entries(block).flatMap(([name, value]: [string, Scalar | object]) => {
      const path = base === "" ? name : `${base}.${name}`;
      return typeof value === "object" ? [...scalars(value, path)] : [[path, value] as const];
    }),
  );
}

const { resources, ...others } = defaults;
const applied = scalars(others);
const fields = inputFields();
const fieldAt = (path: string): Field | undefined => fields.find((field) => field.path === path);

/** The value that a description gives without conditions: "Default: 6385." or "Default: `38.0`." or "Default: 720 (30 days)". */
function describedDefault({ property }: Field): string | undefined {
  const match = /Default: (?:`([^`]+)`|(\d+|true|false))(?=\.| \()/.exec(property.description ?? "");
  return match?.[1] ?? match?.[2];
}

/** Paths of defaults.ts that users cannot set, so that the schema does not know them. */
const internal = ["tls.caValidityHours", "database.storageSize", "database.backup.storageSize"];

describe("a default in schema.json", () => {
  const given = fields.filter(({ property }) => property.default !== undefined);
  expect(given).to.have.lengthOf.above(0);
  for (const field of given) {
    it(`of ${field.path} is the one that the plan applies, and the one described`, () => {
      expect(field.property.default).to.equal(applied.get(field.path));
      expect(describedDefault(field)).to.equal(String(field.property.default));
    });
  }
});

describe("a default of the plan", () => {
  for (const [path, value] of applied) {
    it(`for ${path} is described`, () => {
      const field = fieldAt(path);
      if (internal.includes(path)) {
        expect(field, "it is no longer internal").to.equal(undefined);
        return;
      }
      expect(describedDefault(required(field, "no such field in schema.json"))).to.equal(String(value));
    });
  }

  it("is all that descriptions promise without conditions", () => {
    // What Kubernetes does when we say nothing is not ours to apply.
    const ofKubernetes = ["serviceAccountName"];
    const promised = fields.filter((field) => describedDefault(field) !== undefined).map(({ path }) => path);
    const kept = promised.filter((path) => applied.has(path) || ofKubernetes.includes(path));
    expect(promised).to.deep.equal(kept);
  });

  it("for the resources of containers is described", () => {
    const description = fieldAt("resources")?.property.description ?? "";
    for (const [name, { requests }] of Object.entries(resources)) {
      const sentence = new RegExp(`${requests.cpu} and (memory )?${requests.memory} for \`${name}\``);
      expect(description).to.match(sentence);
    }
  });

  it("for the ports is what the block networking says", () => {
    const { apiPort, imageServerPort, imageServerTLSPort } = defaults.networking;
    const ports = `ports ${apiPort}, ${imageServerPort} and ${imageServerTLSPort}.`;
    expect(fieldAt("networking")?.property.description, ports).to.include(ports);
  });

  it("makes the same plan when it is spelt out", () => {
    const { caValidityHours: _, issuerRef: __, ...tls } = defaults.tls;
    // The blocks in networking make objects when they are given.
    const networking = Object.fromEntries(
      Object.entries(defaults.networking).filter(([, value]) => typeof value !== "object"),
    );
    const spelt: IronicArgs = {
      namespace: defaults.namespace,
      createNamespace: defaults.createNamespace,
      version: defaults.version satisfies Version,
      networking,
      deployRamdisk: defaults.deployRamdisk,
      tls,
      resources,
    };
    expect(planOf(spelt)).to.deep.equal(planOf({}));
  });
});

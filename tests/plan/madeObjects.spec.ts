// The objects that a plan makes: all that are rendered of their kinds, and no others.

import { expect } from "chai";
import { madeObjects } from "../../provider/plan/madeObjects";
import { planOf } from "../support/rendering/planning";
import { renderedObjects } from "../support/rendering/renderedObjects";
import { scenarios } from "../support/scenarios/scenarios";

interface Rendered {
  readonly kind: string;
  readonly metadata: { readonly name: string };
}

const kinds = ["ConfigMap", "PersistentVolumeClaim", "Deployment"];

describe("the objects of a plan", () => {
  for (const { name, args } of scenarios) {
    it(`of ${name} are those that are rendered`, () => {
      const plan = planOf(args);
      const handedOver = plan.handover?.configMapName;
      const rendered = (renderedObjects(plan) as Rendered[])
        .filter(({ kind, metadata }) => kinds.includes(kind) && metadata.name !== handedOver)
        .map(({ kind, metadata }) => `${kind} ${metadata.name.replace(/-[0-9a-f]{12}$/, "-<digest>")}`);
      const made = madeObjects(plan)
        .filter(({ kind }) => kinds.includes(kind))
        .map(({ kind, name: made, hashed }) => `${kind} ${made}${hashed ? "-<digest>" : ""}`);
      expect(made.sort()).to.deep.equal(rendered.sort());
    });
  }

  it("include the Secrets, which only resources make", () => {
    const secrets = (args: Parameters<typeof planOf>[0]): string[] =>
      madeObjects(planOf(args))
        .filter(({ kind }) => kind === "Secret")
        .map(({ name }) => name);
    expect(secrets({})).to.deep.equal(["ironic-credentials", "ironic-htpasswd", "ironic-tls"]);
    expect(secrets({ tls: { mode: "off" }, credentials: { apiCredentialsName: "own" } })).to.deep.equal([]);
    expect(secrets({ database: { kind: "managed" } })).to.include.members([
      "ironic-database-server",
      "ironic-database-admin",
      "ironic-database-backup",
      "ironic-database-client",
    ]);
  });
});

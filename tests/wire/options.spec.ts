// Options that the SDK's server damages: what arrives, what it is repaired to, and what is left alone.

import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { repairOptions } from "../../provider/wire/options";
import { inPreview } from "../support/engine/outputs";

const urn = "urn:pulumi:stack::project::kubernetes:core/v1:Namespace::space";

/** As the server makes it of a URN: it takes the last part for the id of a provider. */
function damaged(whole: string): pulumi.Resource {
  const cut = whole.lastIndexOf("::");
  return new pulumi.DependencyProviderResource(`${whole.slice(0, cut)}::${whole.slice(cut + 2)}`);
}

async function urnOf(resource: pulumi.Resource | undefined): Promise<string | undefined> {
  return (resource?.urn as unknown as { promise(): Promise<string> } | undefined)?.promise();
}

before(inPreview);

describe("deletedWith", () => {
  it("arrives incomplete", async () => {
    expect(await urnOf(damaged(urn))).to.equal("urn:pulumi:stack::project::kubernetes:core/v1:Namespace");
  });

  it("is made whole", async () => {
    const { deletedWith } = await repairOptions({ deletedWith: damaged(urn) });
    expect(await urnOf(deletedWith)).to.equal(urn);
  });

  it("stays unchanged where an SDK passes it as a whole", async () => {
    const whole = new pulumi.DependencyResource(urn);
    expect((await repairOptions({ deletedWith: whole })).deletedWith).to.equal(whole);
  });

  it("stays absent", async () => expect(await repairOptions({})).not.to.have.property("deletedWith"));
});

describe("customTimeouts", () => {
  const scenarios: { title: string; given: Record<string, string | undefined>; expected: unknown }[] = [
    {
      title: "get back their delete, which protobuf renames",
      given: { create: "5m", update: "6m", pb_delete: "7m" },
      expected: { create: "5m", update: "6m", delete: "7m" },
    },
    {
      title: "lose the empty texts of what is unset",
      given: { create: "", update: "", pb_delete: "7m", read: "" },
      expected: { create: undefined, update: undefined, delete: "7m" },
    },
    { title: "are none when all is unset", given: { create: "", update: "", pb_delete: "" }, expected: undefined },
    {
      title: "keep a delete that arrives under its own name",
      given: { delete: "8m", pb_delete: "" },
      expected: { create: undefined, update: undefined, delete: "8m" },
    },
  ];
  for (const { title, given, expected } of scenarios) {
    it(title, async () => {
      const { customTimeouts } = await repairOptions({ customTimeouts: given });
      expect(customTimeouts).to.deep.equal(expected);
    });
  }

  it("stay absent", async () => expect(await repairOptions({})).not.to.have.property("customTimeouts"));
});

describe("repaired options", () => {
  it("are copied: the original is not changed, and the rest is passed on", async () => {
    const given = { protect: true, deletedWith: damaged(urn), customTimeouts: { create: "" } };
    const before = { ...given };
    const repaired = await repairOptions(given);
    expect(given).to.deep.equal(before);
    expect(repaired.protect).to.equal(true);
  });
});

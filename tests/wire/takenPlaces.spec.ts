// Places of components: each belongs to one, which may take it again.

import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { TakenPlaces } from "../../provider/wire/takenPlaces";

const parent = (name: string): pulumi.ComponentResourceOptions => ({
  parent: new pulumi.DependencyResource(`urn:pulumi:test::test::a:b:C::${name}`),
});
const provider = (name: string): pulumi.ComponentResourceOptions => ({
  providers: {
    kubernetes: new pulumi.DependencyProviderResource(
      `urn:pulumi:test::test::pulumi:providers:kubernetes::${name}::id`,
    ),
  },
});

describe("the place of a component", () => {
  const place = ["namespace", "ironic"];

  it("is taken by the first, which may take it again", async () => {
    const places = new TakenPlaces();
    expect(await places.take(place, "one", {})).to.equal(undefined);
    expect(await places.take(place, "one", {})).to.equal(undefined);
    expect(await places.take(place, "two", {})).to.equal("one");
    expect(await places.take(place, "one", parent("other"))).to.equal("one");
  });

  it("is another one under another name, in another namespace, and in another cluster", async () => {
    const places = new TakenPlaces();
    for (const [other, options] of [
      [place, {}],
      [["namespace", "metal"], {}],
      [["elsewhere", "ironic"], {}],
      [place, provider("edge")],
      [place, provider("core")],
    ] as const) {
      expect(await places.take(other, JSON.stringify(other), options)).to.equal(undefined);
    }
    expect(await places.take(place, "more", provider("edge"))).to.equal(JSON.stringify(place));
  });

  it("belongs to nobody while it is not known", async () => {
    const places = new TakenPlaces();
    expect(await places.take([undefined, "ironic"], "one", {})).to.equal(undefined);
    expect(await places.take([undefined, "ironic"], "two", {})).to.equal(undefined);
  });
});

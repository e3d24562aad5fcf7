// Later over Outputs: into the plan and out again, with secretness and without looking.

import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { text } from "../../provider/schema/value";
import { later, OutputLater, secretLater, toInput } from "../../provider/wire/later";
import { inPreview, inside, unknownOutput } from "../support/engine/outputs";

const never = (): never => expect.fail("a transformation saw a value that is not there");

before(inPreview);

describe("a secret that is known", () => {
  it("is transformed in both places: where rules peek, and in its Output", async () => {
    const result = secretLater("a").map((value) => `${value}!`) as OutputLater<string>;
    expect(result.peek()).to.deep.equal({ value: "a!" });
    expect(await inside(result.output)).to.deep.equal({ known: true, secret: true, value: "a!" });
  });

  it("joins another", async () => {
    const result = secretLater("a").zip(secretLater(1)) as OutputLater<[string, number]>;
    expect(result.peek()).to.deep.equal({ value: ["a", 1] });
    expect(await inside(result.output)).to.deep.equal({ known: true, secret: true, value: ["a", 1] });
  });

  it("can be undefined and still be known", () => {
    expect(secretLater(undefined).peek()).to.deep.equal({ value: undefined });
    expect(
      secretLater("")
        .map((value) => value.length)
        .peek(),
    ).to.deep.equal({ value: 0 });
  });
});

describe("a value that is not known", () => {
  it("is not looked at at preview", async () => {
    const result = new OutputLater(unknownOutput()).map<unknown>(never) as OutputLater<unknown>;
    expect(result.peek()).to.equal(undefined);
    expect((await inside(result.output)).known).to.equal(false);
  });

  it("makes what it joins unknown, and what it joins makes it secret", async () => {
    const result = new OutputLater(unknownOutput()).zip(secretLater("a")) as OutputLater<unknown>;
    expect(result.peek()).to.equal(undefined);
    const { known, secret } = await inside(result.output);
    expect([known, secret]).to.deep.equal([false, true]);
  });

  it("is a resource's output too, even one that is known: rules do not peek at it", () => {
    expect((later(pulumi.output("a")) as OutputLater<string>).peek()).to.equal(undefined);
  });
});

describe("what resources take", () => {
  it("has the Output for each Later, at any depth, and the rest as it is", async () => {
    const name = secretLater("a");
    const input = toInput({ list: [name, { deep: name }], plain: { number: 1, nothing: undefined, none: null } });
    expect(input.list[0]).to.equal((name as OutputLater<string>).output);
    expect((input.list[1] as { deep: unknown }).deep).to.equal((name as OutputLater<string>).output);
    expect(input.plain).to.deep.equal({ number: 1, nothing: undefined, none: null });
  });

  it("keeps Outputs that are there already", () => {
    const output = pulumi.output("a");
    expect(toInput({ output }).output).to.equal(output);
  });

  it("is a secret text where a hole of the text was", async () => {
    const url = toInput({ url: text`https://${secretLater("host")}:${6385}` }).url;
    expect(await inside(url)).to.deep.equal({ known: true, secret: true, value: "https://host:6385" });
  });
});

// Later over Outputs: into the plan and out again, with secretness and without looking.

import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { text } from "../../provider/schema/value";
import { later, OutputLater, secretLater, toInput } from "../../provider/wire/later";
import { inPreview, inside, unknownOutput } from "../support/engine/outputs";

const never = (): never => assert.fail("a transformation saw a value that is not there");

before(inPreview);

describe("a secret that is known", () => {
  it("is transformed in both places: where rules peek, and in its Output", async () => {
    const result = secretLater("a").map((value) => `${value}!`) as OutputLater<string>;
    assert.deepEqual(result.peek(), { value: "a!" });
    assert.deepEqual(await inside(result.output), { known: true, secret: true, value: "a!" });
  });

  it("joins another", async () => {
    const result = secretLater("a").zip(secretLater(1)) as OutputLater<[string, number]>;
    assert.deepEqual(result.peek(), { value: ["a", 1] });
    assert.deepEqual(await inside(result.output), { known: true, secret: true, value: ["a", 1] });
  });

  it("can be nothing, and is known all the same", () => {
    assert.deepEqual(secretLater(undefined).peek(), { value: undefined });
    assert.deepEqual(
      secretLater("")
        .map((value) => value.length)
        .peek(),
      { value: 0 },
    );
  });
});

describe("a value that is not known", () => {
  it("is not looked at at preview", async () => {
    const result = new OutputLater(unknownOutput()).map<unknown>(never) as OutputLater<unknown>;
    assert.equal(result.peek(), undefined);
    assert.equal((await inside(result.output)).known, false);
  });

  it("makes what it joins unknown, and what it joins makes it secret", async () => {
    const result = new OutputLater(unknownOutput()).zip(secretLater("a")) as OutputLater<unknown>;
    assert.equal(result.peek(), undefined);
    const { known, secret } = await inside(result.output);
    assert.deepEqual([known, secret], [false, true]);
  });

  it("is a resource's output too, even one that is known: rules do not peek at it", () => {
    assert.equal((later(pulumi.output("a")) as OutputLater<string>).peek(), undefined);
  });
});

describe("what resources take", () => {
  it("has the Output for each Later, at any depth, and the rest as it is", async () => {
    const name = secretLater("a");
    const input = toInput({ list: [name, { deep: name }], plain: { number: 1, nothing: undefined, none: null } });
    assert.equal(input.list[0], (name as OutputLater<string>).output);
    assert.equal((input.list[1] as { deep: unknown }).deep, (name as OutputLater<string>).output);
    assert.deepEqual(input.plain, { number: 1, nothing: undefined, none: null });
  });

  it("keeps Outputs that are there already", () => {
    const output = pulumi.output("a");
    assert.equal(toInput({ output }).output, output);
  });

  it("is a secret text where a hole of the text was", async () => {
    const url = toInput({ url: text`https://${secretLater("host")}:${6385}` }).url;
    assert.deepEqual(await inside(url), { known: true, secret: true, value: "https://host:6385" });
  });
});

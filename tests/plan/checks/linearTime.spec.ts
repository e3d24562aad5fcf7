// Long inputs: a text of any kind is judged in time that grows with its length, and no faster.

import { expect } from "chai";
import type { IronicArgs } from "../../../provider/schema/types";
import { planIronic } from "../../../provider/plan";
import { fieldsOfText } from "../../support/arbitrary/textFields";

/** Texts at which a pattern with two ways to match tries many. */
const patterns: Readonly<Record<string, string>> = {
  slashes: "/",
  "a URL with slashes": "https://a.example/",
  "first lines of certificates": "-----BEGIN CERTIFICATE-----\n",
  letters: "a",
  labels: "a.",
  hyphens: "a-",
  digits: "1",
  blanks: " ",
  "lists of ranges": "1-2,",
  dollars: "$$(",
  backslashes: "\\",
  colons: "0:",
  "user names": "a:b@",
  quotes: '"',
};

const ofLength = (pattern: string, length: number): string =>
  pattern.repeat(Math.ceil(length / pattern.length)).slice(0, length);

function milliseconds(args: IronicArgs): number {
  const started = performance.now();
  planIronic("ironic", args);
  return performance.now() - started;
}

/** One plan for each field: a problem in one must not hide another one's work. */
function slowest(text: string): { path: string; ms: number } {
  return fieldsOfText
    .map(({ path, args }) => ({ path, ms: milliseconds(args(text)) }))
    .reduce((most, one) => (one.ms > most.ms ? one : most));
}

describe("a long input", () => {
  for (const [title, pattern] of Object.entries(patterns)) {
    it(`is judged in linear time in every field: ${title}`, () => {
      const { path, ms } = slowest(ofLength(pattern, 100_000));
      // What is quadratic needs seconds for this; the bound leaves room for a busy machine.
      expect(ms, path).to.be.below(400);
    });
  }

  it("of a million characters is judged without noticeable delay", () => {
    const { path, ms } = slowest(ofLength("a", 1_000_000));
    expect(ms, path).to.be.below(1000);
  });
});

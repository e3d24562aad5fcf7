// Durations as customTimeouts have them.

import { expect } from "chai";
import { milliseconds } from "../../provider/diagnosis/duration";

describe("a duration", () => {
  for (const [text, expected] of [
    ["20m", 1_200_000],
    ["30s", 30_000],
    ["1h30m", 5_400_000],
    ["1.5s", 1_500],
    ["250ms", 250],
    ["1m250ms", 60_250],
    ["0s", 0],
  ] as const) {
    it(`of ${text} is ${expected} milliseconds`, () => expect(milliseconds(text)).to.equal(expected));
  }

  it("that is not valid has no limit", () => expect(milliseconds("")).to.equal(Infinity));
});

// Problems: how they are worded, and what of a value they show.

import { expect } from "chai";
import { describe as line, Problems } from "../../../provider/plan/checks/problems";
import { required } from "../../support/assertions/required";
import { secret, unknown } from "../../support/values/fakeLater";

function told(value: unknown): string {
  const problems = new Problems();
  problems.add("networking.ipAddress", value, "must be an IP address");
  const problem = required(problems.list[0]);
  return line(problem);
}

describe("a problem", () => {
  const scenarios: { title: string; value: unknown; expected: string }[] = [
    { title: "shows a text in quotes", value: "x", expected: 'networking.ipAddress ("x"): must be an IP address' },
    { title: "shows an empty text", value: "", expected: 'networking.ipAddress (""): must be an IP address' },
    { title: "shows a number", value: 5, expected: "networking.ipAddress (5): must be an IP address" },
    { title: "shows false", value: false, expected: "networking.ipAddress (false): must be an IP address" },
    {
      title: "shows nothing where there is nothing",
      value: undefined,
      expected: "networking.ipAddress: must be an IP address",
    },
    {
      title: "does not show a secret",
      value: secret("hunter2"),
      expected: "networking.ipAddress: must be an IP address",
    },
    {
      title: "does not show what comes later",
      value: unknown(),
      expected: "networking.ipAddress: must be an IP address",
    },
    {
      title: "does not show a secret inside a block",
      value: { user: "a", password: secret("hunter2") },
      expected: 'networking.ipAddress ({"user":"a","password":"[secret]"}): must be an IP address',
    },
    {
      title: "escapes what would break the line",
      value: "two\nlines",
      expected: 'networking.ipAddress ("two\\nlines"): must be an IP address',
    },
  ];
  for (const { title, value, expected } of scenarios) {
    it(title, () => expect(told(value)).to.equal(expected));
  }

  it("shows the beginning of a long value", () => {
    expect(told("x".repeat(500))).to.equal(`networking.ipAddress ("${"x".repeat(79)}…): must be an IP address`);
  });
});

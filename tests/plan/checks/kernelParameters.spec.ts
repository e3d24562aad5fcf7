// Kernel parameters: the grammar that Ironic 39.0 refuses to start without, and what iPXE makes of a line.

import { expect } from "chai";
import { canonicalKernelParameters, kernelParametersRule } from "../../../provider/plan/checks/kernelParameters";

describe("kernel parameters", () => {
  const right = [
    "",
    "  ",
    "nofb",
    "console=ttyS0,115200n8 nofb",
    'a.b-c_d="two words" x=',
    "rootpwd=$6$salt$hash$x",
    "a=b=c;d|e&f`g'h<i>(j){k}[l]\\m^n~o!p%q*r?s@t#u",
    "quiet -- init-argument",
    " trailing\n",
  ];
  for (const line of right) {
    it(`may be ${JSON.stringify(line)}`, () => expect(kernelParametersRule(line)).to.equal(undefined));
  }

  const wrong: readonly (readonly [string, RegExp])[] = [
    ["a\nb", /must be one line/],
    ["a\rb", /must be one line/],
    ["a\tb", /parameter 1 is not/],
    ["good b$d", /parameter 2 is not/],
    ['a="b', /parameter 1 is not/],
    ['a=b"c', /parameter 1 is not/],
    ['a="b"c', /parameter 1 is not/],
    ["=a", /parameter 1 is not/],
    ["a=ü", /parameter 1 is not/],
    ["a || b", /parameter 2 is not/],
    ['a="b || c"', /iPXE ends a command/],
    ['a="b #c"', /iPXE ends a command/],
    ["a=b\\", /backslash: iPXE/],
    ["a=${net0/ip}", /"\$\{"/],
    ["a=b\\$c", /backslash before/],
    ["a".repeat(3000), /at most 2048/],
  ];
  for (const [line, reason] of wrong) {
    it(`must not be ${JSON.stringify(line.slice(0, 40))}`, () => {
      expect(kernelParametersRule(line) ?? "it passed").to.match(reason);
    });
  }

  it("have one spelling, in which blanks inside of quotes stay", () => {
    expect(canonicalKernelParameters('  a   b="c   d"  \n')).to.equal('a b="c   d"');
  });
});

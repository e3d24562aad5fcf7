// Which values oslo.config accepts. tests/services compares the same function with oslo.config itself.

import { expect } from "chai";
import type { ValueRule } from "../../../provider/plan/extraConfig/optionTable";
import { valueReason } from "../../../provider/plan/extraConfig/optionValues";

describe("a value of an option", () => {
  const scenarios: { rule: ValueRule; right: string[]; wrong: string[] }[] = [
    { rule: { type: "boolean" }, right: ["true", "OFF", "1"], wrong: ["", " true", "2", "y"] },
    {
      rule: { type: "integer" },
      right: ["", " 5 ", "+5", "-5", "1_000", "007"],
      wrong: ["5.0", "1__0", "0x10", "five", "inf"],
    },
    { rule: { type: "integer", min: 1, max: 3 }, right: ["1", "3"], wrong: ["0", "4"] },
    { rule: { type: "integer", choices: ["4", "6"] }, right: ["4", "06"], wrong: ["5"] },
    {
      rule: { type: "float", min: 0, max: 1 },
      right: [".5", "1e-3", "1.", "nan", ""],
      wrong: ["1.1", "inf", "-inf", "e3", "."],
    },
    { rule: { type: "float" }, right: ["inf", "-Infinity", "1_0.5_0"], wrong: ["one"] },
    { rule: { type: "port" }, right: ["0", "65535"], wrong: ["-1", "65536"] },
    { rule: { type: "string" }, right: ["", "anything $x"], wrong: [] },
    { rule: { type: "string", choices: ["a", "b"] }, right: ["a"], wrong: ["A", "", "a "] },
    { rule: { type: "string", choices: ["size"], ignoreCase: true }, right: ["Size"], wrong: ["sizes"] },
    { rule: { type: "list" }, right: ["", "a,b", "a,,b"], wrong: [] },
    { rule: { type: "list", items: { type: "integer" } }, right: ["1, 2,", ""], wrong: ["1,x"] },
    { rule: { type: "map" }, right: ["", "a:b", "a:b,c:d:e", "a,b:c"], wrong: ["a", "a:b,c", ":b", "a:1,a:2"] },
    { rule: { type: "address" }, right: ["192.0.2.1", "::1"], wrong: ["", "host", "192.0.2.256", "fe80::1%eth0"] },
    {
      rule: { type: "host" },
      right: ["192.0.2.1", "host-1.example.", "1.a"],
      wrong: ["", "host_1", "-a", "a-", "1.2.3", "a..b"],
    },
    {
      rule: { type: "url" },
      right: ["http://h", "https://[::1]:1/x?y", "http://u:p@h"],
      wrong: ["h", "ftp://h", "http://", "http://a b", "HTTP://h"],
    },
    { rule: { type: "path" }, right: ["/a/b", "/a/", "/", "//a"], wrong: ["", "a", "/a/../b", "/a//b", "/./a"] },
    { rule: { type: "kernelParameters" }, right: ["", 'a b=c d="e f" -- g'], wrong: ['a "b', "a=é"] },
    { rule: { type: "any" }, right: ["", "x"], wrong: [] },
  ];
  for (const { rule, right, wrong } of scenarios) {
    it(`is judged by its rule ${JSON.stringify(rule)}`, () => {
      expect(right.filter((value) => valueReason(rule, value) !== undefined)).to.deep.equal([]);
      expect(wrong.filter((value) => valueReason(rule, value) === undefined)).to.deep.equal([]);
    });
  }
});

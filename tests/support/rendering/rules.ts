// A rule about one value, tried three times: the value plain is shown, secret is refused unseen, unknown passes.

import { expect } from "chai";
import { describe as line } from "../../../provider/plan/checks/problems";
import type { IronicArgs } from "../../../provider/schema/types";
import type { Value } from "../../../provider/schema/value";
import { required } from "../assertions/required";
import { secret, unknown } from "../values/fakeLater";
import { problemsOf } from "./planning";

interface Rule<T> {
  readonly rule: string;
  readonly path: string;
  readonly args: (value: Value<T>) => IronicArgs;
  readonly wrong: readonly T[];
  /** Wrong, and not shown although plain, because they may hold a credential. */
  readonly unshown?: readonly T[];
  readonly right: readonly T[];
  readonly reason: RegExp;
}

export function describeRule<T extends string | number>(rule: Rule<T>): void {
  describe(`${rule.path} ${rule.rule}`, () => {
    for (const value of rule.wrong) {
      it(`refuses ${brief(value)}, and shows it`, () => {
        const [first, ...others] = problemsOf(rule.args(value));
        expect(others).to.deep.equal([]);
        const problem = required(first, "it passed");
        expect(problem.path).to.equal(rule.path);
        const shown = required(problem.shown, "it does not show the value");
        expect(JSON.stringify(value).startsWith(shown.replace(/…$/, "")), shown).to.equal(true);
        expect(problem.reason).to.match(rule.reason);
      });
      it(`refuses ${brief(value)} when it is secret, and does not show it`, () => {
        expectHidden(rule.args(secret(value)), rule.path, String(value), rule.reason);
      });
    }
    for (const value of rule.unshown ?? []) {
      it(`refuses ${brief(value)}, and does not show it although it is plain`, () => {
        expectHidden(rule.args(value), rule.path, String(value), rule.reason);
      });
    }
    for (const value of rule.right) {
      it(`takes ${brief(value)}, plain or secret`, () => {
        expect(problemsOf(rule.args(value))).to.deep.equal([]);
        expect(problemsOf(rule.args(secret(value)))).to.deep.equal([]);
      });
    }
    it("lets an unknown value pass", () => {
      expect(problemsOf(rule.args(unknown<T>()))).to.deep.equal([]);
    });
  });
}

/** There is one problem, at the path, and its message has nothing of the hidden text. */
export function expectHidden(args: IronicArgs, path: string, hidden: string, reason: RegExp): void {
  const problems = problemsOf(args);
  expect(problems.map((problem) => [problem.path, problem.shown])).to.deep.equal([[path, undefined]]);
  expect(problems[0]?.reason ?? "").to.match(reason);
  const message = problems.map(line).join("\n");
  expect(
    hidden.trim() === "" || hidden.length < 3 || !message.includes(hidden),
    `it shows the secret: ${message}`,
  ).to.equal(true);
}

function brief(value: string | number): string {
  const json = JSON.stringify(value);
  return json.length > 60 ? `${json.slice(0, 60)}…` : json;
}

// A rule about one value, tried three times: the value plain is shown, secret is refused unseen, unknown passes.

import assert from "node:assert/strict";
import { describe as line } from "../../../provider/plan/checks/problems";
import type { IronicArgs } from "../../../provider/schema/types";
import type { Value } from "../../../provider/schema/value";
import { secret, unknown } from "../values/fakeLater";
import { problemsOf } from "./planning";

export interface Rule<T> {
  readonly rule: string;
  readonly path: string;
  readonly args: (value: Value<T>) => IronicArgs;
  readonly wrong: readonly T[];
  readonly right: readonly T[];
  readonly reason: RegExp;
}

export function describeRule<T extends string | number>(rule: Rule<T>): void {
  describe(`${rule.path} ${rule.rule}`, () => {
    for (const value of rule.wrong) {
      it(`refuses ${brief(value)}, and shows it`, () => {
        const [problem, ...others] = problemsOf(rule.args(value));
        assert.deepEqual(others, []);
        assert.ok(problem !== undefined, "it passed");
        assert.equal(problem.path, rule.path);
        assert.ok(problem.shown !== undefined, "it does not show the value");
        assert.ok(JSON.stringify(value).startsWith(problem.shown.replace(/…$/, "")), problem.shown);
        assert.match(problem.reason, rule.reason);
      });
      it(`refuses ${brief(value)} when it is secret, and does not show it`, () => {
        assertHidden(rule.args(secret(value)), rule.path, String(value), rule.reason);
      });
    }
    for (const value of rule.right) {
      it(`takes ${brief(value)}, plain or secret`, () => {
        assert.deepEqual(problemsOf(rule.args(value)), []);
        assert.deepEqual(problemsOf(rule.args(secret(value))), []);
      });
    }
    it("lets an unknown value pass", () => {
      assert.deepEqual(problemsOf(rule.args(unknown<T>())), []);
    });
  });
}

/** There is one problem, at the path, and its message has nothing of the hidden text. */
export function assertHidden(args: IronicArgs, path: string, hidden: string, reason: RegExp): void {
  const problems = problemsOf(args);
  assert.deepEqual(
    problems.map((problem) => [problem.path, problem.shown]),
    [[path, undefined]],
  );
  assert.match(problems[0]?.reason ?? "", reason);
  const message = problems.map(line).join("\n");
  assert.ok(hidden.trim() === "" || hidden.length < 3 || !message.includes(hidden), `it shows the secret: ${message}`);
}

function brief(value: string | number): string {
  const json = JSON.stringify(value);
  return json.length > 60 ? `${json.slice(0, 60)}…` : json;
}

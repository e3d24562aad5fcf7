// Credentials: where they come from, what excludes what, and which names and passwords work.

import { expect } from "chai";
import type { Credentials } from "../../../provider/schema/types";
import { opened, secret, unknown } from "../../support/values/fakeLater";
import { planOf, problemsOf } from "../../support/rendering/planning";
import { expectHidden, describeRule } from "../../support/rendering/rules";

describe("credentials come", () => {
  const scenarios: { title: string; credentials?: Credentials; expected: unknown }[] = [
    {
      title: "generated, for a user named after the deployment, when nothing is said",
      expected: { kind: "generated", username: "ironic", revokePrevious: false, rotation: undefined },
    },
    {
      title: "generated for a given user, with a rotation",
      credentials: { username: "operator", rotation: "2026-11" },
      expected: { kind: "generated", username: "operator", revokePrevious: false, rotation: "2026-11" },
    },
    {
      title: "as given",
      credentials: { username: "operator", password: "s3cret-pass" },
      expected: { kind: "given", username: "operator", revokePrevious: false, password: "s3cret-pass" },
    },
    {
      title: "with a given password for a user named after the deployment",
      credentials: { password: "s3cret-pass" },
      expected: { kind: "given", username: "ironic", revokePrevious: false, password: "s3cret-pass" },
    },
    {
      title: "with the previous login refused",
      credentials: { revokePrevious: true },
      expected: { kind: "generated", username: "ironic", revokePrevious: true, rotation: undefined },
    },
    {
      title: "from a Secret",
      credentials: { apiCredentialsName: "ironic-login" },
      expected: { kind: "secret", secretName: "ironic-login" },
    },
  ];
  for (const { title, credentials, expected } of scenarios) {
    it(title, () => expect(opened(planOf({ credentials }).credentials)).to.deep.equal(expected));
  }

  it("from a Secret also when its name is not known yet: that it is given decides", () => {
    expect(planOf({ credentials: { apiCredentialsName: unknown() } }).credentials.kind).to.equal("secret");
  });

  it("as given also when the password is not known yet", () => {
    expect(planOf({ credentials: { password: unknown() } }).credentials.kind).to.equal("given");
  });
});

describe("credentials exclude each other", () => {
  const excluded: { field: "username" | "password" | "rotation"; value: string }[] = [
    { field: "username", value: "operator" },
    { field: "password", value: "s3cret-pass" },
    { field: "rotation", value: "2026-11" },
  ];
  for (const { field, value } of excluded) {
    it(`${field} and a Secret`, () => {
      const credentials = { apiCredentialsName: "ironic-login", [field]: value };
      const [problem, ...others] = problemsOf({ credentials });
      expect([problem?.path, others]).to.deep.equal([`credentials.${field}`, []]);
      expect(problem?.reason ?? "").to.match(/^cannot be combined with credentials\.apiCredentialsName/);
    });
    it(`${field} and a Secret, without showing a secret ${field}`, () => {
      const credentials = { apiCredentialsName: "ironic-login", [field]: secret(value) };
      expectHidden({ credentials }, `credentials.${field}`, value, /^cannot be combined with /);
    });
  }

  it("rotation and a given password", () => {
    const credentials = { password: secret("s3cret-pass"), rotation: "2026-11" };
    const [problem, ...others] = problemsOf({ credentials });
    expect([problem?.path, problem?.shown, others]).to.deep.equal(["credentials.rotation", '"2026-11"', []]);
    expect(problem?.reason ?? "").to.match(/applies only to a generated password/);
  });
});

describe("user name and password", () => {
  describeRule<string>({
    rule: "is a plain word, since the password file ends a name at a colon",
    path: "credentials.username",
    args: (username) => ({ credentials: { username } }),
    wrong: ["", "ope:rator", "ope rator", "opérator", "user@example", "u\n", "u".repeat(65)],
    right: ["operator", "Operator_1-a", "u".repeat(64)],
    reason: /^must be 1 to 64 letters/,
  });
  describeRule<string>({
    rule: "has as many bytes as bcrypt reads",
    path: "credentials.password",
    args: (password) => ({ credentials: { password } }),
    wrong: ["", "p".repeat(73), "é".repeat(37)],
    right: ["p", "p".repeat(72), "é".repeat(36), 'with blanks, "quotes" and : colons'],
    reason: /must have from 1 to 72 bytes/,
  });
  describeRule<string>({
    rule: "has no blank at either end, which clients trim",
    path: "credentials.password",
    args: (password) => ({ credentials: { password } }),
    wrong: [" leading", "trailing ", "from-a-file\n", "\ttab"],
    right: ["inner blank"],
    reason: /must not begin or end with a blank or a line break/,
  });
  describeRule<string>({
    rule: "has no control characters",
    path: "credentials.password",
    args: (password) => ({ credentials: { password } }),
    wrong: ["two\nlines", "a\u0000b", "a\u007fb"],
    right: ["tilde~"],
    reason: /must not contain control characters/,
  });
});

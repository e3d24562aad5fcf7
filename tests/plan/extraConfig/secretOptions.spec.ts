// Secret options of Ironic's configuration.

import { expect } from "chai";
import type { ExtraConfig } from "../../../provider/schema/types";
import { variant } from "../../support/assertions/required";
import { opened, secret, unknown } from "../../support/values/fakeLater";
import { planOf, problemsOf } from "../../support/rendering/planning";

const secretsOf = (...extraConfig: ExtraConfig[]) => planOf({ extraConfig }).extraConfig.secret;

describe("a secret option of ironic.conf", () => {
  it("is written to a file, in the file's spelling, and not to the environment", () => {
    const plan = planOf({ extraConfig: [{ group: "Swift", name: "Password", secretValue: secret("pw") }] }).extraConfig;
    expect(plan.open).to.deep.equal([]);
    const [option] = plan.secret;
    expect([option?.group, option?.name]).to.deep.equal(["swift", "password"]);
    const source = variant(option?.source, "kind", "value");
    expect(opened(source.value)).to.equal("pw");
  });

  it("keeps the one group that is written in capitals", () => {
    expect(secretsOf({ name: "x", secretValue: unknown() })[0]?.group).to.equal("DEFAULT");
    expect(secretsOf({ group: "default", name: "x", secretValue: unknown() })[0]?.group).to.equal("DEFAULT");
  });

  it("may be in the user's own Secret", () => {
    expect(secretsOf({ name: "x", valueFrom: { name: "vault", key: "x" } })[0]?.source).to.deep.equal({
      kind: "secret",
      secretName: "vault",
      key: "x",
    });
  });

  const wrong: { title: string; option: ExtraConfig; path: string; reason: RegExp }[] = [
    { title: "no value", option: { name: "x" }, path: "extraConfig[0]", reason: /^needs exactly one of .* has none/ },
    {
      title: "two values",
      option: { name: "x", value: "a", valueFrom: { name: "s", key: "k" } },
      path: "extraConfig[0]",
      reason: /^needs exactly one of .* has value, valueFrom/,
    },
    {
      title: "several lines",
      option: { name: "x", secretValue: secret("a\nb") },
      path: "extraConfig[0].secretValue",
      reason: /^must be one line/,
    },
    {
      title: "a key that is none",
      option: { name: "x", valueFrom: { name: "s", key: "a/b" } },
      path: "extraConfig[0].valueFrom.key",
      reason: /^must be a key/,
    },
    {
      title: "a secret where it would be printed",
      option: { name: "x", value: secret("hidden") },
      path: "extraConfig[0].value",
      reason: /^must not be a secret: .* Use secretValue/,
    },
    {
      title: "a value of the database's, which the Jobs would not see",
      option: { group: "Database", name: "slave_connection", secretValue: secret("mysql://") },
      path: "extraConfig[0].group",
      reason: /^cannot contain a secret option: .*ironic-dbsync, which runs in Jobs/,
    },
    {
      title: "a reference for the database, which the Jobs would not see",
      option: { group: "database", name: "connection", valueFrom: { name: "s", key: "k" } },
      path: "extraConfig[0].group",
      reason: /^cannot contain a secret option: .*with the input database$/,
    },
  ];
  for (const { title, option, path, reason } of wrong) {
    it(`is refused with ${title}`, () => {
      const [problem, ...others] = problemsOf({ extraConfig: [option] });
      expect([problem?.path, others]).to.deep.equal([path, []]);
      expect(problem?.reason ?? "").to.match(reason);
    });
  }

  it("cannot set what an open one sets", () => {
    const [problem] = problemsOf({
      extraConfig: [
        { group: "swift", name: "region", value: "a" },
        { group: "SWIFT", name: "REGION", secretValue: secret("b") },
      ],
    });
    expect(problem?.reason ?? "").to.match(/^sets the same option as extraConfig\[0\]/);
  });
});

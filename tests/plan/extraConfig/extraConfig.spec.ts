// Options of ironic.conf: their variables, and what cannot be passed this way.

import { expect } from "chai";
import { secret, unknown } from "../../support/values/fakeLater";
import { planOf, problemsOf } from "../../support/rendering/planning";
import { expectHidden } from "../../support/rendering/rules";

describe("an option of ironic.conf", () => {
  const scenarios = [
    { option: { name: "debug", value: "true" }, variable: "OS_DEFAULT__DEBUG" },
    {
      option: { group: "conductor", name: "automated_clean", value: "false" },
      variable: "OS_CONDUCTOR__AUTOMATED_CLEAN",
    },
    { option: { group: "DEFAULT", name: "debug", value: "" }, variable: "OS_DEFAULT__DEBUG" },
    { option: { group: "ilo", name: "Client_Timeout", value: "60" }, variable: "OS_ILO__CLIENT_TIMEOUT" },
  ];
  for (const { option, variable } of scenarios) {
    it(`${option.group ?? ""}/${option.name} becomes ${variable}`, () => {
      expect(planOf({ extraConfig: [option] }).extraConfig.open).to.deep.equal([{ variable, value: option.value }]);
    });
  }

  it("has one place among the others, in whatever order they are given", () => {
    const extraConfig = ["b", "a", "c"].map((name) => ({ name, value: name }));
    expect(planOf({ extraConfig }).extraConfig.open.map(({ variable }) => variable)).to.deep.equal([
      "OS_DEFAULT__A",
      "OS_DEFAULT__B",
      "OS_DEFAULT__C",
    ]);
  });

  for (const word of ["", "a b", "a=b", "a.b", "a[0]", "-a", "a_", "näme", "a\n"]) {
    for (const field of ["group", "name"] as const) {
      it(`cannot have the ${field} ${JSON.stringify(word)}`, () => {
        const problems = problemsOf({
          extraConfig: [
            { name: "fine", value: "v" },
            { name: "n", [field]: word, value: "v" },
          ],
        });
        expect(problems.map(({ path, shown }) => [path, shown])).to.deep.equal([
          [`extraConfig[1].${field}`, JSON.stringify(word)],
        ]);
        expect(problems[0]?.reason ?? "").to.match(/^must be letters, digits/);
      });
    }
  }

  it("can be given once, whatever its case and whether or not DEFAULT is spelt out", () => {
    const extraConfig = [
      { name: "debug", value: "true" },
      { group: "api", name: "debug", value: "true" },
      { group: "default", name: "DEBUG", value: "false" },
    ];
    expect(problemsOf({ extraConfig }).map(({ path, shown, reason }) => [path, shown, reason])).to.deep.equal([
      ["extraConfig[2].name", '"DEBUG"', "sets the same option as extraConfig[0]"],
    ]);
  });

  it("cannot be secret, because Ironic prints it to its log (env | grep ^OS_ of configure-ironic.sh)", () => {
    const extraConfig = [{ name: "connection", value: secret("mysql://root:hunter2@db") }];
    expectHidden({ extraConfig }, "extraConfig[0].value", "hunter2", /must not be a secret: Ironic logs these options/);
  });

  it("may be not known yet", () => {
    const value = unknown<string>();
    expect(planOf({ extraConfig: [{ name: "debug", value }] }).extraConfig.open).to.deep.equal([
      { variable: "OS_DEFAULT__DEBUG", value },
    ]);
  });
});

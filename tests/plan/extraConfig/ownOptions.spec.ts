// The options that inputs set: each exists in Ironic, and so does the input.

import { expect } from "chai";
import { optionsNamed } from "../../../provider/plan/extraConfig/optionTable";
import { inputsOfOptions } from "../../../provider/plan/extraConfig/ownOptions";
import { inputFields } from "../../support/docs/schemaFields";

describe("an option that an input sets", () => {
  it("is one of Ironic's, and its input one of the component's", () => {
    const inputs = inputFields().map(({ path }) => path);
    const wrong = Object.entries(inputsOfOptions).filter(([option, input]) => {
      const [group = "", name = ""] = option.split(".");
      return optionsNamed(group, name).length === 0 || !inputs.includes(input);
    });
    expect(wrong).to.deep.equal([]);
  });
});

// Access to OCI registries: where logins lie, and whether plain HTTP will do.

import { expect } from "chai";
import { planRegistries } from "../../../provider/plan/ramdisk/registries";
import { Problems } from "../../../provider/plan/checks/problems";
import { planOf, problemsOf } from "../../support/rendering/planning";
import { unknown } from "../../support/values/fakeLater";

describe("access to registries", () => {
  it("is without logins and over HTTPS where nothing is said, or the default", () => {
    const asked = [{}, { registries: {} }, { registries: { allowPlainHTTP: false } }];
    for (const args of asked) {
      expect(planOf(args).registries).to.deep.equal({ auth: undefined, options: [] });
      expect(planOf(args).inputOptions).to.deep.equal([]);
    }
  });

  it("is with the logins of a Secret, in the usual key or another", () => {
    const auth = (registries: object) => planOf({ registries }).registries.auth;
    expect(auth({ authSecretName: "tokens" })).to.deep.equal({ secretName: "tokens", key: "oci.json" });
    expect(auth({ authSecretName: "tokens", authKey: "oci.json" })).to.deep.equal(auth({ authSecretName: "tokens" }));
    expect(auth({ authSecretName: "tokens", authKey: "other" })).to.deep.equal({ secretName: "tokens", key: "other" });
  });

  it("is over plain HTTP by an option of ironic.conf, which extraConfig must not set as well", () => {
    const registries = { allowPlainHTTP: true };
    expect(planOf({ registries }).inputOptions).to.deep.equal([
      { group: "oci", name: "permit_fallback_to_http_transport", value: "true", input: "registries.allowPlainHTTP" },
    ]);
    const extraConfig = [{ group: "oci", name: "permit_fallback_to_http_transport", value: "false" }];
    expect(problemsOf({ registries, extraConfig }).map(({ reason }) => reason)).to.deep.equal([
      "sets the same option as registries.allowPlainHTTP",
    ]);
  });

  it("is refused by names that are none, all at once, and by a key of no Secret", () => {
    const wrong = { authSecretName: "Not Good", authKey: "../x" };
    expect(problemsOf({ registries: wrong }).map(({ path }) => path)).to.deep.equal([
      "registries.authSecretName",
      "registries.authKey",
    ]);
    expect(problemsOf({ registries: { authKey: "mine" } }).map(({ reason }) => reason)).to.deep.equal([
      "has no effect without registries.authSecretName",
    ]);
    const problems = new Problems();
    planRegistries(problems, { authSecretName: unknown(), authKey: unknown() });
    expect(problems.list).to.deep.equal([]);
  });
});

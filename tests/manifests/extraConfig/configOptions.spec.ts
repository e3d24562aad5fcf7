// Secret options of Ironic's configuration: the file that they end in.

import assert from "node:assert/strict";
import { optionsFile, optionsScript } from "../../../provider/manifests/extraConfig/configOptions";
import type { IronicArgs } from "../../../provider/schema/types";
import { secret } from "../../support/values/fakeLater";
import { planOf } from "../../support/rendering/planning";
import { containerOf, envOf, mountsOf, podOf } from "../../support/rendering/pods";
import { Sandbox } from "../../support/rendering/shell";

const args: IronicArgs = {
  extraConfig: [
    { group: "swift", name: "password", secretValue: secret("it's \"50%\" $HOME\\n") },
    { name: "token", valueFrom: { name: "vault", key: "the-token" } },
    { group: "api", name: "open", value: "1" },
  ],
};

describe("trap 7.13: secret options of ironic.conf", () => {
  it("never stand in an environment, which the image prints", () => {
    assert.deepEqual(
      envOf("ironic", args).filter((line) => line.startsWith("OS_")),
      ["OS_API__OPEN=1"],
    );
  });

  it("are written as they are into a file that only Ironic's user reads, in whatever characters", () => {
    const sandbox = new Sandbox();
    try {
      sandbox.write("/auth/options/option-0", "it's \"50%\" $HOME\\n");
      sandbox.write("/auth/options/option-1", "of-the-vault\n");
      const run = sandbox.run(["/bin/sh", "-c", optionsScript(planOf(args).extraConfig.secret)]);
      assert.deepEqual([run.status, run.output], [0, ""], "nothing is printed");
      assert.equal(
        sandbox.read(optionsFile),
        [
          "[DEFAULT]\nlog_options = false\n",
          "[swift]\npassword = it's \"50%\" $HOME\\n\n",
          "[DEFAULT]\ntoken = of-the-vault\n",
        ].join("\n"),
      );
    } finally {
      sandbox.remove();
    }
  });

  it("come from one directory, whoever made the Secret", () => {
    const volume = podOf(args).volumes.find(({ name }) => name === "config-options");
    assert.deepEqual(volume, {
      name: "config-options",
      projected: {
        sources: [
          { secret: { name: "ironic-options-0123456789ab", items: [{ key: "option-0", path: "option-0" }] } },
          { secret: { name: "vault", items: [{ key: "the-token", path: "option-1" }] } },
        ],
      },
    });
  });

  it("go to the directory of ironic, which is not on the node's disk then", () => {
    assert.deepEqual(mountsOf("config-options", args), ["config-options:/auth/options:ro", "ironic-conf:/conf"]);
    assert.ok(mountsOf("ironic", args).includes("ironic-conf:/conf"));
    const medium = (inputs: IronicArgs) => podOf(inputs).volumes.find(({ name }) => name === "ironic-conf");
    assert.deepEqual(medium(args), { name: "ironic-conf", emptyDir: { medium: "Memory" } });
    assert.deepEqual(medium({}), { name: "ironic-conf", emptyDir: {} });
  });

  it("wins over ironic.conf, because Ironic reads the files of its directory by name", () => {
    assert.ok(optionsFile.split("/").at(-1)! > "ironic.conf");
    assert.equal(containerOf("ironic", args).command?.[0], "/bin/runironic");
  });
});

// Secret options of Ironic's configuration: the file that they end in.

import { expect } from "chai";
import { configOptionsProgram } from "../../../provider/manifests/extraConfig/programs";
import type { IronicArgs } from "../../../provider/schema/types";
import { secret } from "../../support/values/fakeLater";
import { commandOf, containerOf, envOf, mountsOf, podOf } from "../../support/rendering/pods";
import { programFile, Sandbox } from "../../support/rendering/shell";

const args: IronicArgs = {
  extraConfig: [
    { group: "swift", name: "password", secretValue: secret('it\'s "50%" $HOME\\n') },
    { name: "token", valueFrom: { name: "vault", key: "the-token" } },
    { group: "api", name: "open", value: "1" },
  ],
};

const optionArguments = ["swift", "password", "DEFAULT", "token"];

describe("secret options of ironic.conf", () => {
  it("are never in an environment, which the image prints", () => {
    expect(envOf("ironic", args).filter((line) => line.startsWith("OS_"))).to.deep.equal(["OS_API__OPEN=1"]);
  });

  it("are written unchanged, with any characters, to a file that only Ironic's user can read", () => {
    const sandbox = new Sandbox();
    try {
      sandbox.write("/auth/options/option-0", 'it\'s "50%" $HOME\\n');
      sandbox.write("/auth/options/option-1", "of-the-vault\n");
      const run = sandbox.run(["/bin/sh", programFile("extraConfig/configOptions"), ...optionArguments], {
        VALUES: sandbox.path("/auth/options"),
        CONFIG: sandbox.path("/conf/ironic"),
      });
      expect([run.status, run.output], "nothing is printed").to.deep.equal([0, ""]);
      expect(sandbox.read("/conf/ironic/zz-secret-options.conf")).to.equal(
        [
          "[DEFAULT]\nlog_options = false\n",
          '[swift]\npassword = "it\'s "50%" $$HOME\\n"\n',
          '[DEFAULT]\ntoken = "of-the-vault"\n',
        ].join("\n"),
      );
    } finally {
      sandbox.remove();
    }
  });

  it("come from one directory, whoever made the Secret", () => {
    const volume = podOf(args).volumes.find(({ name }) => name === "config-options");
    expect(volume).to.deep.equal({
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
    expect(mountsOf("config-options", args)).to.deep.equal(["config-options:/auth/options:ro", "ironic-conf:/conf"]);
    expect(mountsOf("ironic", args)).to.include("ironic-conf:/conf");
    const medium = (inputs: IronicArgs) => podOf(inputs).volumes.find(({ name }) => name === "ironic-conf");
    expect(medium(args)).to.deep.equal({ name: "ironic-conf", emptyDir: { medium: "Memory" } });
    expect(medium({})).to.deep.equal({ name: "ironic-conf", emptyDir: {} });
  });

  it("go to the program as arguments, by group and name", () => {
    expect(containerOf("config-options", args).command).to.deep.equal([
      ...["/bin/sh", "-c", configOptionsProgram, "config-options"],
      ...optionArguments,
    ]);
  });

  it("win over ironic.conf, because Ironic reads the files of its directory by name", () => {
    expect(configOptionsProgram).to.include("zz-secret-options.conf");
    expect("zz-secret-options.conf" > "ironic.conf").to.equal(true);
    expect(commandOf("ironic", args).at(-1)).to.equal("/bin/runironic");
  });
});

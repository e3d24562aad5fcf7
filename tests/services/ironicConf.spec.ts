// Options and kernel parameters, read by the real oslo.config of Ironic: they arrive as they were written.

import { spawnSync } from "node:child_process";
import * as path from "node:path";
import { expect } from "chai";
import type { IronicArgs } from "../../provider/schema/types";
import { expanded } from "../support/rendering/kubelet";
import { containerOf } from "../support/rendering/pods";
import { programFile, Sandbox } from "../support/rendering/shell";
import { ensureIronic } from "../support/servers/ironicDbsync";
import { opened, secret } from "../support/values/fakeLater";

const written = [
  "plain",
  "$my_ip",
  "${my_ip}",
  "$$",
  "a$$b",
  "$",
  "$(HTTP_PORT)",
  "50%",
  'it\'s "quoted"',
  "back\\slash",
  '"',
];

const reader = `
import json, sys
from oslo_config import cfg
names = json.loads(sys.argv[2])
conf = cfg.ConfigOpts()
conf.register_opt(cfg.StrOpt("my_ip", default="192.0.2.99"))
conf.register_opts([cfg.StrOpt(name) for name in names])
conf(["--config-file", sys.argv[1]], default_config_dirs=[])
print(json.dumps([conf[name] for name in names]))
`;

const names = written.map((_, i) => `option_${i}`);

/** What oslo.config makes of a file and an environment. */
function readOptions(file: string, env: Readonly<Record<string, string>> = {}): unknown {
  const python = path.join(path.dirname(ensureIronic("38.0")), "python");
  const { stdout, stderr } = spawnSync(python, ["-c", reader, file, JSON.stringify(names)], { encoding: "utf8", env });
  expect(stderr).to.equal("");
  return JSON.parse(stdout);
}

/** The environment of a container as its process sees it. */
function environment(args: IronicArgs): Record<string, string> {
  return expanded(containerOf("ironic", args).env ?? []);
}

describe("ironic.conf, read by oslo.config", function () {
  this.timeout(300_000);
  const sandbox = new Sandbox();
  after(() => sandbox.remove());

  it("has the values of extraConfig as they are written, although the kubelet and oslo.config replace references", () => {
    const env = environment({ extraConfig: written.map((value, i) => ({ name: names[i]!, value })) });
    const file = path.join(sandbox.path("/"), "empty.conf");
    sandbox.write("/empty.conf", "[DEFAULT]\n");
    expect(readOptions(file, env)).to.deep.equal(written);
  });

  it("has secret values as they are written, with blanks and quotes at their ends", () => {
    const secrets = [...written.slice(0, -2), " blanks around ", '"quoted"'];
    secrets.forEach((value, i) => sandbox.write(`/auth/options/option-${i}`, `${value}\n`));
    const run = sandbox.run(
      ["/bin/sh", programFile("extraConfig/configOptions"), ...names.flatMap((name) => ["DEFAULT", name])],
      { VALUES: sandbox.path("/auth/options"), CONFIG: sandbox.path("/conf/ironic") },
    );
    expect([run.status, run.output]).to.deep.equal([0, ""]);
    expect(readOptions(sandbox.path("/conf/ironic/zz-secret-options.conf"))).to.deep.equal(secrets);
  });

  it("has kernel parameters as they are written, and so has the script of iPXE", () => {
    const deployRamdisk = {
      extraKernelParams: "rootpwd=$6$abc$def x=$(HTTP_PORT) y=$$z",
      sshKey: secret("ssh-rsa AAAA $me"),
    };
    const { IRONIC_KERNEL_PARAMS: line = "", IRONIC_RAMDISK_SSH_KEY: key = "" } = environment({ deployRamdisk });
    // As configure-ironic.sh writes them.
    sandbox.write("/kernel.conf", `[DEFAULT]\noption_0 = sshkey="${key}" ${line}\n`);
    expect(readOptions(sandbox.path("/kernel.conf"))).to.have.property(
      "0",
      `sshkey="ssh-rsa AAAA $me" ${deployRamdisk.extraKernelParams}`,
    );
    const httpd = expanded(containerOf("httpd", { deployRamdisk }).env ?? []);
    expect(httpd["IRONIC_KERNEL_PARAMS"]).to.equal(deployRamdisk.extraKernelParams);
    expect(httpd["IRONIC_RAMDISK_SSH_KEY"]).to.equal(opened(deployRamdisk.sshKey));
  });
});

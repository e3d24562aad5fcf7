// Environment: values that come later stay what they are, and no variable is given twice.

import { expect } from "chai";
import { configText } from "../../../provider/manifests/kit/env";
import { commonEnv, ironicEnv } from "../../../provider/manifests/pod/env";
import type { IronicArgs } from "../../../provider/schema/types";
import { secret, unknown, visible } from "../../support/values/fakeLater";
import { planOf } from "../../support/rendering/planning";
import { scenarios } from "../../support/scenarios/scenarios";

function valueOf(name: string, args: IronicArgs): unknown {
  const plan = planOf(args);
  return visible([...commonEnv(plan, configText), ...ironicEnv(plan)].find((variable) => variable.name === name)?.value);
}

describe("environment variables", () => {
  const later: { name: string; args: IronicArgs; expected: string }[] = [
    { name: "PROVISIONING_IP", args: { networking: { ipAddress: unknown() } }, expected: "[unknown]" },
    { name: "IRONIC_LISTEN_PORT", args: { networking: { apiPort: secret(7001) } }, expected: "[secret]" },
    { name: "HTTP_PORT", args: { networking: { imageServerPort: unknown() } }, expected: "[unknown]" },
    { name: "IRONIC_RAMDISK_SSH_KEY", args: { deployRamdisk: { sshKey: secret("ssh-rsa AAAA") } }, expected: "[secret]" },
    {
      name: "IRONIC_EXTERNAL_HTTP_URL",
      args: { networking: { externalIP: unknown(), imageServerTLSPort: 7003 } },
      expected: "[unknown]",
    },
  ];
  for (const { name, args, expected } of later) {
    it(`${name} is ${expected} when its input is`, () => expect(valueOf(name, args)).to.equal(expected));
  }

  it("of the outside follow its ports", () => {
    const args = { networking: { externalIP: "192.0.2.80", apiPort: 7001, imageServerTLSPort: 7003 } };
    expect(valueOf("IRONIC_EXTERNAL_CALLBACK_URL", args)).to.equal("https://192.0.2.80:7001");
    expect(valueOf("IRONIC_EXTERNAL_HTTP_URL", args)).to.equal("https://192.0.2.80:7003");
  });

  for (const { name, args } of scenarios) {
    it(`of ${name} are texts, each given once`, () => {
      const plan = planOf(args);
      const variables = [...commonEnv(plan, configText), ...ironicEnv(plan)];
      const names = variables.map((variable) => variable.name);
      expect(names).to.deep.equal([...new Set(names)]);
      for (const variable of variables) {
        expect(typeof variable.value === "string" || variable.valueFrom !== undefined, variable.name).to.equal(true);
      }
    });
  }
});

// Variables of the service that sets switches.

import { expect } from "chai";
import { networkingServerEnv } from "../../../provider/manifests/switches/networkingEnv";
import type { IronicArgs } from "../../../provider/schema/types";
import { envOf } from "../../support/rendering/pods";

describe("variables of the networking service", () => {
  it("give Ironic its address and the names of networks", () => {
    const args: IronicArgs = {
      networkingService: { enabled: true, providerNetworks: [{ type: "provisioning", nativeVLAN: 9 }] },
    };
    expect(envOf("ironic", args).filter((line) => !envOf("ironic").includes(line))).to.deep.equal([
      "IRONIC_NETWORKING_ENABLED=true",
      "IRONIC_FORCE_DHCP=true",
      "IRONIC_NETWORKING_JSON_RPC_HOST=ironic-networking-service.baremetal-operator-system.svc",
      "IRONIC_NETWORKING_JSON_RPC_PORT=6190",
      "IRONIC_NETWORKING_PROVISIONING_NETWORK=access/native_vlan=9",
    ]);
  });

  it("name the files with the service's switches", () => {
    const variables = Object.fromEntries(networkingServerEnv().map(({ name, value }) => [name, value]));
    expect(variables.IRONIC_NETWORKING_SWITCH_CONFIGS).to.equal("/etc/ironic/networking/configs/switch-configs.conf");
    expect(variables.IRONIC_NETWORKING_ENABLED_SWITCH_DRIVERS).to.equal("generic-switch");
  });
});

// Environment variables of the service that sets switches: those of Ironic, which calls it, and those of the service.

import { networkingRpcPort } from "../../plan/switches/networkingService";
import type { IronicPlan } from "../../plan/plan";
import { text } from "../../schema/value";
import type { EnvVar } from "../kubernetes/objects";
import { paths } from "../kubernetes/upstream";

const port: EnvVar = { name: "IRONIC_NETWORKING_JSON_RPC_PORT", value: String(networkingRpcPort) };

/** For Ironic (ironic.conf.j2: [ironic_networking], [ironic_networking_json_rpc]). */
export function networkingClientEnv(plan: IronicPlan): EnvVar[] {
  const { networkingService: service, names, namespace, rpc } = plan;
  if (service === undefined) {
    return [];
  }
  return [
    { name: "IRONIC_NETWORKING_ENABLED", value: "true" },
    // Ports of switches change between networks, and addresses with them.
    { name: "IRONIC_FORCE_DHCP", value: "true" },
    { name: "IRONIC_NETWORKING_JSON_RPC_HOST", value: text`${names.networkingService}.${namespace.name}.svc` },
    port,
    ...service.networks.map(({ type, setting }) => ({
      name: `IRONIC_NETWORKING_${type.toUpperCase()}_NETWORK`,
      value: setting,
    })),
    ...(rpc?.verifiesNetworkingService === false ? [{ name: "OS_IRONIC_NETWORKING_JSON_RPC__INSECURE", value: "true" }] : []),
  ];
}

/** For the service itself (configure-ironic-networking.sh). */
export function networkingServerEnv(): EnvVar[] {
  return [
    { name: "IRONIC_NETWORKING_ENABLED", value: "true" },
    { name: "IRONIC_NETWORKING_JSON_RPC_HOST", valueFrom: { fieldRef: { fieldPath: "status.podIP" } } },
    port,
    { name: "IRONIC_NETWORKING_SWITCH_CONFIGS", value: `${paths.switchConfig}/switch-configs.conf` },
    { name: "IRONIC_NETWORKING_ENABLED_SWITCH_DRIVERS", value: "generic-switch" },
  ];
}

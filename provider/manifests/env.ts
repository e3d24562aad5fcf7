// The environment variables by which ironic and httpd learn where they are and what they tell to machines.

import type { ListenAddress } from "../plan/networking";
import { url } from "../plan/networking";
import type { IronicPlan } from "../plan/plan";
import { servesTls } from "../plan/tls";
import { mapValue, type Value } from "../schema/value";
import { databaseEnv } from "./database/clientEnv";
import type { EnvVar } from "./objects";

function optional(name: string, value: Value<string> | undefined): EnvVar[] {
  return value === undefined ? [] : [{ name, value }];
}

const number = (value: Value<number>): Value<string> => mapValue(value, String);

function listenEnv(listen: ListenAddress): EnvVar {
  switch (listen.kind) {
    case "given":
      return { name: "PROVISIONING_IP", value: listen.ip };
    case "node":
      return { name: "PROVISIONING_IP", valueFrom: { fieldRef: { fieldPath: "status.hostIP" } } };
    case "pod":
      return { name: "PROVISIONING_IP", valueFrom: { fieldRef: { fieldPath: "status.podIP" } } };
  }
}

/** What ironic and httpd both need (ironic-common.sh, tls-common.sh, runhttpd). */
export function commonEnv(plan: IronicPlan): EnvVar[] {
  const { networking, ramdisk } = plan;
  return [
    { name: "IRONIC_LISTEN_PORT", value: number(networking.ports.api) },
    { name: "IRONIC_ACCESS_PORT", value: number(networking.ports.api) },
    { name: "HTTP_PORT", value: number(networking.ports.images) },
    { name: "LISTEN_ALL_INTERFACES", value: "true" },
    listenEnv(networking.listen),
    ...tlsEnv(plan),
    ...optional("IRONIC_KERNEL_PARAMS", ramdisk.kernelParams),
    ...optional("IRONIC_RAMDISK_SSH_KEY", ramdisk.sshKey),
  ];
}

function tlsEnv(plan: IronicPlan): EnvVar[] {
  if (!servesTls(plan.tls)) {
    return [];
  }
  return [
    { name: "IRONIC_PRIVATE_PORT", value: "unix" },
    { name: "IRONIC_REVERSE_PROXY_SETUP", value: "true" },
    { name: "VMEDIA_TLS_PORT", value: number(plan.networking.ports.imagesTls) },
    // The image's own default is 1: no verification.
    { name: "IRONIC_IPA_INSECURE", value: plan.ramdisk.verifyTls ? "0" : "1" },
  ];
}

/** What ironic alone needs (configure-ironic.sh). */
export function ironicEnv(plan: IronicPlan): EnvVar[] {
  return [
    ...databaseEnv(plan.database),
    { name: "IRONIC_EXPOSE_JSON_RPC", value: "false" },
    ...plan.extraConfig.map(({ variable, value }) => ({ name: variable, value })),
    ...externalEnv(plan),
  ];
}

/**
 * The URLs are given whole: from IRONIC_EXTERNAL_IP alone the image makes a broken URL of an IPv6 address
 * (configure-ironic.sh adds no brackets).
 */
function externalEnv({ networking, endpoints, tls }: IronicPlan): EnvVar[] {
  if (networking.externalIP === undefined || networking.machineHost === undefined) {
    return [];
  }
  const { machineHost, ports } = networking;
  return [
    ...optional("IRONIC_EXTERNAL_CALLBACK_URL", endpoints.externalApi),
    {
      name: "IRONIC_EXTERNAL_HTTP_URL",
      value: servesTls(tls) ? url("https", machineHost, ports.imagesTls) : url("http", machineHost, ports.images),
    },
  ];
}

// The environment variables of ironic and httpd, out of those of each capability.

import { optionVariable } from "../../plan/base/inputOption";
import type { IronicPlan } from "../../plan/plan";
import { listenEnv } from "../address/listenEnv";
import { databaseEnv } from "../database/clientEnv";
import { rpcEnv } from "../highAvailability/rpcEnv";
import { configText, numberText } from "../kit/env";
import type { EnvVar } from "../kubernetes/objects";
import { exporterEnv } from "../monitoring/exporterEnv";
import { agentImageEnv, networkBootImageEnv, ramdiskEnv, type Quoting } from "../ramdisk/ramdiskEnv";
import { networkingClientEnv } from "../switches/networkingEnv";
import { ramdiskCas, ramdiskCasEnv, tlsEnv, tlsServersEnv, trustEnv } from "../tls/tlsEnv";

/** What ironic and httpd both need (ironic-common.sh, tls-common.sh, runhttpd). */
export function commonEnv(plan: IronicPlan, quoted: Quoting): EnvVar[] {
  const { networking } = plan;
  return [
    { name: "IRONIC_LISTEN_PORT", value: numberText(networking.ports.api) },
    { name: "IRONIC_ACCESS_PORT", value: numberText(networking.ports.api) },
    { name: "HTTP_PORT", value: numberText(networking.ports.images) },
    { name: "LISTEN_ALL_INTERFACES", value: String(!networking.bindsToAddress) },
    ...listenEnv(networking.listen),
    ...tlsEnv(plan),
    ...trustEnv(plan),
    ...ramdiskEnv(plan, quoted),
  ];
}

/** What httpd alone needs (runhttpd). */
export function httpdEnv(plan: IronicPlan): EnvVar[] {
  return [...networkBootImageEnv(plan), ...tlsServersEnv(plan)];
}

/** What ironic alone needs (configure-ironic.sh). */
export function ironicEnv(plan: IronicPlan): EnvVar[] {
  return [
    ...agentImageEnv(plan),
    ...databaseEnv(plan.database),
    ...rpcEnv(plan),
    ...networkingClientEnv(plan),
    ...exporterEnv(plan),
    ...plan.inputOptions.map(({ group, name, value }) => ({ name: optionVariable(group, name), value: configText(value) })),
    ...plan.extraConfig.open.map(({ variable, value }) => ({ name: variable, value: configText(value) })),
    ...announcedEnv(plan),
    // The image appends to it at each start, and would leave it there when no CA is handed over any more.
    { name: "STALE_FILES", value: ramdiskCas },
    ...ramdiskCasEnv(plan),
  ];
}

/**
 * The URLs are given whole: from IRONIC_EXTERNAL_IP alone the image makes a broken URL of an IPv6 address
 * (configure-ironic.sh adds no brackets).
 */
function announcedEnv({ endpoints: { announced } }: IronicPlan): EnvVar[] {
  return announced === undefined
    ? []
    : [
        { name: "IRONIC_EXTERNAL_CALLBACK_URL", value: announced.api },
        { name: "IRONIC_EXTERNAL_HTTP_URL", value: announced.images },
      ];
}

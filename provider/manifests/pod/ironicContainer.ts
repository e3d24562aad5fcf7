// The container with Ironic itself: API and conductor in one process.

import type { IronicPlan } from "../../plan/plan";
import { servesTls } from "../../plan/tls/tls";
import type { Value } from "../../schema/value";
import { outgoingProxyEnv } from "../access/proxyEnv";
import { databaseMounts } from "../database/clientVolumes";
import { commonEnv, ironicEnv } from "./env";
import type { Container } from "../kubernetes/objects";
import { configText } from "../kit/env";
import { portOf } from "../kit/ports";
import { imageProgram, shellCommand } from "../kit/imageProgram";
import { httpProbe } from "../kit/probes";
import { apiRootPath, commands } from "../kubernetes/upstream";
import { htpasswdMount } from "../credentials/credentialVolumes";
import { registryEnv, registryMounts } from "../ramdisk/registries";
import { rpcMount } from "../highAvailability/rpcVolume";
import { scratchMounts, sharedMount } from "../kit/directories";
import { startupProbe } from "../kit/startupProbe";
import { bmcCaMounts, trustedCaMounts } from "../tls/caBundles";
import { tlsMounts } from "../tls/certificateVolumes";
import { prepareProgram } from "./programs";
import { container } from "../kit/container";

export function ironicContainer(plan: IronicPlan, proxySecret?: Value<string>): Container {
  const tls = servesTls(plan.tls);
  const probe = httpProbe(plan, {
    scheme: tls ? "https" : "http",
    port: plan.networking.ports.api,
    path: apiRootPath,
    mustExist: true,
  });
  const { highAvailability } = plan;
  const ports = [
    // With TLS the API is a socket in /shared, and httpd owns the port.
    ...(tls ? [] : [portOf(plan, "ironic-api", plan.networking.ports.api)]),
    ...(highAvailability === undefined ? [] : [portOf(plan, "json-rpc", highAvailability.rpcPort)]),
  ];
  return container(plan, "ironic", {
    image: plan.images.ironic,
    command: imageProgram(plan, [...shellCommand("prepare", prepareProgram), commands.ironic]),
    env: [
      ...commonEnv(plan, configText),
      ...ironicEnv(plan),
      ...registryEnv(plan.registries),
      ...outgoingProxyEnv(plan.networking.proxy, proxySecret),
    ],
    ...(ports.length === 0 ? {} : { ports }),
    volumeMounts: [
      sharedMount,
      htpasswdMount,
      ...(plan.rpc === undefined ? [] : [rpcMount]),
      ...tlsMounts(plan),
      ...bmcCaMounts(plan.caBundles),
      ...trustedCaMounts(plan.caBundles),
      ...databaseMounts(plan.database),
      ...registryMounts(plan.registries),
      ...scratchMounts("ironic", ["conf", "data", "tmp"]),
    ],
    startupProbe: startupProbe(plan, probe),
    livenessProbe: probe,
    readinessProbe: probe,
  });
}

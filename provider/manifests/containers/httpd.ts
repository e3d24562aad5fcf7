// The container with Apache: images and boot files, and with TLS the API and virtual media.

import type { IronicPlan } from "../../plan/plan";
import { protectsVirtualMedia, servesTls } from "../../plan/tls";
import { commonEnv } from "../env";
import type { Container } from "../objects";
import { portOf } from "../ports";
import { httpProbe } from "../probes";
import { commands, ramdiskKernelPath } from "../upstream";
import { htpasswdMount, scratchMounts, sharedMount, tlsMounts } from "../volumes";
import { container } from "./container";

export function httpdContainer(plan: IronicPlan): Container {
  const tls = servesTls(plan.tls);
  const { ports } = plan.networking;
  // Without a downloader nothing promises that the ramdisk is there, only that the server answers.
  const probe = httpProbe(plan, {
    scheme: "http",
    port: ports.images,
    path: ramdiskKernelPath,
    mustExist: plan.ramdisk.download,
  });
  return container(plan, "httpd", {
    image: plan.images.ironic,
    command: [commands.httpd],
    env: commonEnv(plan),
    ports: [
      portOf(plan, "image-svc", ports.images),
      ...(tls ? [portOf(plan, "ironic-api", ports.api)] : []),
      ...(protectsVirtualMedia(plan.tls) ? [portOf(plan, "image-svc-tls", ports.imagesTls)] : []),
    ],
    volumeMounts: [
      sharedMount,
      htpasswdMount,
      ...(tls ? tlsMounts : []),
      ...scratchMounts("httpd", ["conf", "data", "tmp"]),
    ],
    livenessProbe: probe,
    readinessProbe: probe,
  });
}

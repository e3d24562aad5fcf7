// The container with Apache: images and boot files, and with TLS the API and virtual media.

import type { IronicPlan } from "../../plan/plan";
import { changesByItself, servesVirtualMediaOverTls, servesTls } from "../../plan/tls/tls";
import { commonEnv, httpdEnv } from "./env";
import type { Container } from "../kubernetes/objects";
import { mergedProbe } from "./overrides";
import { prepareProgram } from "./programs";
import { portOf } from "../kit/ports";
import { imageProgram, shellCommand } from "../kit/imageProgram";
import { httpProbe } from "../kit/probes";
import { changeProbe, notedCommand, type Watched } from "../kit/restartOnChange";
import { commands, paths, ramdiskKernelPath } from "../kubernetes/upstream";
import { htpasswdMount } from "../credentials/credentialVolumes";
import { scratchMounts, sharedMount } from "../kit/directories";
import { startupProbe } from "../kit/startupProbe";
import { trustedCaMounts } from "../tls/caBundles";
import { preparesBundle } from "../tls/tlsEnv";
import { tlsMounts } from "../tls/certificateVolumes";
import { container } from "../kit/container";

/** Certificates that somebody else renews are served only after a restart; undefined when there are none. */
function renewed({ tls, tlsServers }: IronicPlan): Watched | undefined {
  const folders = [
    ...(changesByItself(tls) ? [paths.apiCertificate] : []),
    ...(tlsServers.virtualMedia.certificateName === undefined ? [] : [paths.virtualMediaCertificate]),
  ];
  return folders.length === 0
    ? undefined
    : { files: folders.map((folder) => `${folder}/tls.crt`).join(" "), note: "/tmp/served-certificate" };
}

export function httpdContainer(plan: IronicPlan): Container {
  const tls = servesTls(plan.tls);
  const { ports } = plan.networking;
  // Without a downloader nothing promises that the ramdisk is there, only that the server answers.
  const { download, agentImages } = plan.ramdisk;
  const probe = httpProbe(plan, {
    scheme: "http",
    port: ports.images,
    path: ramdiskKernelPath(download?.architecture),
    mustExist: download !== undefined && agentImages.length === 0,
  });
  const watched = renewed(plan);
  const { httpdLivenessProbe, httpdReadinessProbe } = plan.overrides;
  const liveness = watched === undefined ? probe : changeProbe(probe, watched);
  const program = watched === undefined ? [commands.httpd] : notedCommand(commands.httpd, watched);
  return container(plan, "httpd", {
    image: plan.images.ironic,
    command: imageProgram(plan, [...(preparesBundle(plan) ? shellCommand("prepare", prepareProgram) : []), ...program]),
    env: [...commonEnv(plan, (line) => line), ...httpdEnv(plan)],
    ports: [
      portOf(plan, "image-svc", ports.images),
      ...(tls ? [portOf(plan, "ironic-api", ports.api)] : []),
      ...(servesVirtualMediaOverTls(plan.tls) ? [portOf(plan, "image-svc-tls", ports.imagesTls)] : []),
    ],
    volumeMounts: [sharedMount, htpasswdMount, ...tlsMounts(plan), ...trustedCaMounts(plan.caBundles), ...scratchMounts("httpd", ["conf", "data", "tmp"])],
    startupProbe: startupProbe(plan, probe),
    livenessProbe: httpdLivenessProbe === undefined ? liveness : mergedProbe(liveness, httpdLivenessProbe),
    readinessProbe: httpdReadinessProbe === undefined ? probe : mergedProbe(probe, httpdReadinessProbe),
  });
}

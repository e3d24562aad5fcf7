// The init container that downloads the deployment ramdisk (metal3-io/ironic-ipa-downloader).

import { bundleKey } from "../../plan/tls/caBundles";
import type { DownloadPlan, ProxyPlan } from "../../plan/ramdisk/downloader";
import type { IronicPlan } from "../../plan/plan";
import type { Value } from "../../schema/value";
import { outgoingProxyEnv } from "../access/proxyEnv";
import { downloadProgram } from "./programs";
import type { Container, EnvVar } from "../kubernetes/objects";
import { paths } from "../kubernetes/upstream";
import { scratchMounts, sharedMount } from "../kit/directories";
import { optionalEnv } from "../kit/env";
import { mirrorCaMount, trustedCaMounts } from "../tls/caBundles";
import { container } from "../kit/container";

/** curl knows these variables in lower case only (HTTP_PROXY in upper case it ignores). */
function proxyEnv(proxy: ProxyPlan | undefined): EnvVar[] {
  switch (proxy?.kind) {
    case undefined:
      return [];
    case "given":
      return [
        ...optionalEnv("http_proxy", proxy.http),
        ...optionalEnv("https_proxy", proxy.https),
        ...optionalEnv("no_proxy", proxy.no),
      ];
    case "secret":
      return Object.entries({ http_proxy: "httpProxy", https_proxy: "httpsProxy", no_proxy: "noProxy" }).map(
        ([name, key]) => ({
          name,
          valueFrom: { secretKeyRef: { name: proxy.secretName, key, optional: true } },
        }),
      );
  }
}

/** A mirror may stand behind the CA of the image servers, unless it has one of its own. */
function mountsTrustedCa({ caBundles }: IronicPlan, { script }: DownloadPlan): boolean {
  return script.kind === "verified" && script.mirrorCa === undefined && caBundles.trusted !== undefined;
}

function scriptEnv(plan: IronicPlan, download: DownloadPlan): EnvVar[] {
  const { script } = download;
  if (script.kind === "custom") {
    return [];
  }
  return [
    { name: "DOWNLOAD_RETRIES", value: String(script.retries) },
    ...optionalEnv("DOWNLOAD_SHA256", script.checksum),
    ...optionalEnv("DOWNLOAD_CA", script.mirrorCa && `${mirrorCaMount.mountPath}/${bundleKey}`),
    ...(mountsTrustedCa(plan, download)
      ? [{ name: "DOWNLOAD_MORE_CAS", value: `${paths.trustedCa}/${bundleKey}` }]
      : []),
  ];
}

export function ramdiskDownloaderContainer(
  plan: IronicPlan,
  download: DownloadPlan,
  proxySecret?: Value<string>,
): Container {
  const { script } = download;
  return container(plan, "ramdisk-downloader", {
    image: plan.images.deployRamdiskDownloader,
    ...(script.kind === "verified" ? { command: ["/bin/sh", "-c", downloadProgram] } : {}),
    env: [
      ...optionalEnv("IPA_BASEURI", download.baseUrl),
      ...optionalEnv("IPA_BRANCH", download.branch),
      ...optionalEnv("IPA_FLAVOR", download.flavor),
      ...optionalEnv("IPA_ARCH", download.architecture),
      ...(download.proxy === undefined
        ? outgoingProxyEnv(plan.networking.proxy, proxySecret)
        : proxyEnv(download.proxy)),
      ...scriptEnv(plan, download),
    ],
    volumeMounts: [
      sharedMount,
      ...(script.kind === "verified" && script.mirrorCa !== undefined ? [mirrorCaMount] : []),
      ...(mountsTrustedCa(plan, download) ? trustedCaMounts(plan.caBundles) : []),
      ...scratchMounts("ramdisk-downloader", ["tmp"]),
    ],
  });
}

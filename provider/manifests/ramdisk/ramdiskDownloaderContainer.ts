// The init container that downloads the deployment ramdisk (metal3-io/ironic-ipa-downloader).

import { bundleKey } from "../../plan/tls/caBundles";
import type { DownloadPlan, ProxyPlan } from "../../plan/ramdisk/downloader";
import type { IronicPlan } from "../../plan/plan";
import type { Value } from "../../schema/value";
import { downloadScript } from "./downloadScript";
import type { Container, EnvVar } from "../kubernetes/objects";
import { mirrorCaMount, scratchMounts, sharedMount } from "../pod/volumes";
import { container } from "../kit/container";

const optional = (name: string, value: Value<string> | undefined): EnvVar[] =>
  value === undefined ? [] : [{ name, value }];

/** curl knows these variables in lower case only (HTTP_PROXY in upper case it ignores). */
function proxyEnv(proxy: ProxyPlan): EnvVar[] {
  switch (proxy.from) {
    case "nowhere":
      return [];
    case "inputs":
      return [
        ...optional("http_proxy", proxy.http),
        ...optional("https_proxy", proxy.https),
        ...optional("no_proxy", proxy.no),
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

function scriptEnv({ script }: DownloadPlan): EnvVar[] {
  if (script.kind === "custom") {
    return [];
  }
  return [
    { name: "DOWNLOAD_RETRIES", value: String(script.retries) },
    ...optional("DOWNLOAD_SHA256", script.checksum),
    ...optional("DOWNLOAD_CA", script.mirrorCa && `${mirrorCaMount.mountPath}/${bundleKey}`),
  ];
}

export function ramdiskDownloaderContainer(plan: IronicPlan, download: DownloadPlan): Container {
  const { script } = download;
  return container(plan, "ramdisk-downloader", {
    image: plan.images.deployRamdiskDownloader,
    ...(script.kind === "verified" ? { command: ["/bin/sh", "-c", downloadScript] } : {}),
    env: [
      ...optional("IPA_BASEURI", download.baseUrl),
      ...optional("IPA_BRANCH", download.branch),
      ...optional("IPA_FLAVOR", download.flavor),
      ...optional("IPA_ARCH", download.architecture),
      ...proxyEnv(download.proxy),
      ...scriptEnv(download),
    ],
    volumeMounts: [
      sharedMount,
      ...(script.kind === "verified" && script.mirrorCa !== undefined ? [mirrorCaMount] : []),
      ...scratchMounts("ramdisk-downloader", ["tmp"]),
    ],
  });
}

// The init container that downloads the deployment ramdisk (metal3-io/ironic-ipa-downloader).

import type { IronicPlan } from "../../plan/plan";
import type { Container } from "../objects";
import { scratchMounts, sharedMount } from "../volumes";
import { container } from "./container";

export function ramdiskDownloaderContainer(plan: IronicPlan): Container {
  const { branch } = plan.ramdisk;
  return container(plan, "ramdisk-downloader", {
    image: plan.images.deployRamdiskDownloader,
    ...(branch === undefined ? {} : { env: [{ name: "IPA_BRANCH", value: branch }] }),
    volumeMounts: [sharedMount, ...scratchMounts("ramdisk-downloader", ["tmp"])],
  });
}

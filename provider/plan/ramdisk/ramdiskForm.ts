// The canonical forms of deployRamdisk, inspection and overrides.agentImages.

import type { AgentImage, DeployRamdisk, Inspection, Registries } from "../../schema/types";
import { defaults } from "../../schema/defaults";
import { asGiven, block, group, list, set, spelled, unless, unlessEmpty } from "../base/form";
import { canonicalKernelParameters } from "../checks/kernelParameters";
import { canonicalSshPublicKey } from "../checks/sshPublicKey";
import { canonicalUrl } from "../checks/urls";
import { bundleForm } from "../tls/tlsForm";
import { canonicalLocation } from "./agentImages";
import { canonicalChecksum } from "./downloader";

const usual = defaults.deployRamdisk;

const urlForm = spelled(canonicalUrl);

export const ramdiskForm = group<DeployRamdisk>({
  disableDownloader: unless(usual.disableDownloader),
  extraKernelParams: unlessEmpty(spelled(canonicalKernelParameters)),
  sshKey: unlessEmpty(spelled(canonicalSshPublicKey)),
  verifyTLS: asGiven,
  customDownloader: unless(usual.customDownloader),
  baseURL: urlForm,
  flavor: asGiven,
  architecture: asGiven,
  checksum: spelled(canonicalChecksum),
  retries: unless(usual.retries),
  mirrorCA: bundleForm,
  httpProxy: urlForm,
  httpsProxy: urlForm,
  noProxy: spelled((hosts) => hosts.replace(/,$/, "")),
  proxySecretName: asGiven,
});

/** Those of the image (ironic.conf.j2). */
const usualCollectors = ["default", "logs"];

export const inspectionForm = group<Inspection>({
  // They run in this order.
  collectors: unlessEmpty(unless(usualCollectors, list(asGiven))),
  vlanInterfaces: unlessEmpty(unless(defaults.inspection.vlanInterfaces, set())),
});

export const registriesForm = group<Registries>({
  authSecretName: asGiven,
  authKey: unless(defaults.registries.authKey),
  allowPlainHTTP: unless(defaults.registries.allowPlainHTTP),
});

const locationForm = spelled(canonicalLocation);

export const agentImagesForm = unlessEmpty(
  set(block<AgentImage>({ kernel: locationForm, initramfs: locationForm, architecture: asGiven })),
);

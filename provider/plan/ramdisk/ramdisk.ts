// The deployment ramdisk: where it comes from, and its kernel parameters.

import type { IronicArgs } from "../../schema/types";
import { mapValue, type Value } from "../../schema/value";
import { planAgentImages, type AgentImagePlan } from "./agentImages";
import { planDownload, type DownloadPlan } from "./downloader";
import type { HighAvailabilityPlan } from "../highAvailability/highAvailability";
import type { NetworkingPlan } from "../access/networking";
import type { PlanContext } from "../base/context";
import { defaults } from "../../schema/defaults";
import { check } from "../checks/check";
import { canonicalKernelParameters, kernelParametersRule } from "../checks/kernelParameters";
import { canonicalSshPublicKey, sshPublicKeyRule } from "../checks/sshPublicKey";
import type { TlsPlan } from "../tls/tls";

export interface RamdiskPlan {
  /** Undefined: the ramdisk is there without a download. */
  readonly download: DownloadPlan | undefined;
  readonly agentImages: readonly AgentImagePlan[];
  readonly kernelParams: Value<string> | undefined;
  readonly sshKey: Value<string> | undefined;
  readonly verifyTls: boolean;
}

/** The plan of how Ironic is reached, and how that is protected. */
interface Reach {
  readonly tls: TlsPlan;
  readonly networking: NetworkingPlan;
  readonly highAvailability: HighAvailabilityPlan | undefined;
}

export function planRamdisk(
  context: PlanContext,
  { deployRamdisk: ramdisk = {}, images, overrides, version = defaults.version }: IronicArgs,
  reach: Reach,
): RamdiskPlan {
  const { problems, warnings } = context;
  if (ramdisk.disableDownloader === true && (overrides?.agentImages ?? []).length === 0) {
    warnings.push(
      "No host will boot a ramdisk unless you put one into /shared/html/images: deployRamdisk.disableDownloader is true, and overrides.agentImages is empty.",
    );
  }
  check(problems, "deployRamdisk.extraKernelParams", ramdisk.extraKernelParams, kernelParametersRule);
  check(problems, "deployRamdisk.sshKey", ramdisk.sshKey, sshPublicKeyRule);
  return {
    download: planDownload(problems, ramdisk, images?.deployRamdiskBranch),
    agentImages: planAgentImages(problems, overrides?.agentImages, {
      version,
      networkBoot: reach.networking.dhcp !== undefined,
    }),
    kernelParams: unlessEmpty(ramdisk.extraKernelParams, canonicalKernelParameters),
    sshKey: unlessEmpty(ramdisk.sshKey, canonicalSshPublicKey),
    verifyTls: planVerification(context, ramdisk.verifyTLS, reach),
  };
}

function unlessEmpty(value: Value<string> | undefined, canonical: (line: string) => string): Value<string> | undefined {
  const result = value === undefined ? undefined : mapValue(value, canonical);
  return result === "" ? undefined : result;
}

/** The ramdisk can verify a certificate only if that covers the address that hosts call. */
function planVerification(
  { problems, warnings }: PlanContext,
  wanted: boolean | undefined,
  { tls, networking, highAvailability }: Reach,
): boolean {
  const path = "deployRamdisk.verifyTLS";
  switch (tls.kind) {
    case "off":
      if (wanted === true) {
        problems.add(path, wanted, "needs TLS, and tls.mode is off");
      }
      return false;
    case "secret":
      return wanted ?? false;
    case "certManager":
    case "generated":
      if (networking.announced.kind === "own" || networking.announced.kind === "forwarded") {
        return wanted ?? true;
      }
      if (networking.announced.kind === "urls" && networking.announced.answeredByIronic) {
        return wanted ?? true;
      }
      if (networking.announced.kind === "urls") {
        if (wanted === undefined) {
          warnings.push(
            "The ramdisk will not verify the certificate of the server that it calls, because a proxy that terminates TLS presents its own certificate instead of Ironic's. If the proxy passes TLS through, or if the ramdisk trusts its certificate, set deployRamdisk.verifyTLS to true.",
          );
        }
        return wanted ?? false;
      }
      // The Ironics call each other at the addresses that hosts call.
      if (highAvailability?.verifiesRpc === true) {
        return wanted ?? true;
      }
      if (wanted === true) {
        problems.add(
          path,
          wanted,
          highAvailability !== undefined
            ? "needs the addresses of all nodes that run Ironic in tls.extraSANs, and tls.insecureRPC set to false: each host calls the node of the Ironic that manages it"
            : "needs networking.ipAddress, networking.externalIP or networking.exposure.ipAddress: a generated certificate cannot cover an address that is known only on the node",
        );
      }
      if (wanted === undefined && networking.hostNetwork) {
        warnings.push(
          highAvailability !== undefined
            ? "The ramdisk will not verify Ironic's certificate, because the addresses of the nodes are not known at planning. To have it verified, list all of them in tls.extraSANs and set tls.insecureRPC to false."
            : "The ramdisk will not verify Ironic's certificate, because the address of the node that Ironic will run on is not known at planning. To have it verified, set networking.ipAddress (or networking.externalIP) to an address that does not change.",
        );
      }
      return false;
  }
}

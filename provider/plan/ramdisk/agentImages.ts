// The user's own deployment ramdisks, one for each architecture.

import type { AgentImage, Architecture, Version } from "../../schema/types";
import { mapValue, type Value } from "../../schema/value";
import { compareVersions } from "../base/compareVersions";
import type { Problems } from "../checks/problems";
import { check } from "../checks/check";
import { FirstUses } from "../checks/firstUses";
import { imageReferenceRule } from "../checks/imageReference";
import { uncallableReason } from "../checks/addresses";
import { canonicalUrl, parseUrl, urlRule } from "../checks/urls";

export interface AgentImagePlan {
  readonly kernel: Value<string>;
  readonly initramfs: Value<string>;
  /** Undefined: every architecture without its own entry. */
  readonly architecture: Architecture | undefined;
}

const filePath = /^file:\/\/\/(?:[A-Za-z0-9._~!&'()*+;=:@-]+\/)*[A-Za-z0-9._~!&'()*+;=:@-]+$/i;

/** What a path may not hold: the entries of the list that the image gets are separated by commas. */
function locationRule(given: string): string | undefined {
  const allowed =
    "must be a URL: file:///path, or http, https or oci with a host, a port up to 65535 and a path, without blanks and commas, which separate the entries of a list";
  if (given.includes(",")) {
    return allowed;
  }
  if (/^file:/i.test(given)) {
    return filePath.test(given) ? undefined : `${allowed}; a file URL has no host, and an absolute path`;
  }
  if (/^oci:\/\//i.test(given)) {
    return imageReferenceRule(given.slice("oci://".length)) === undefined && given.includes("/", "oci://".length)
      ? undefined
      : `${allowed}; an oci URL has an image reference after oci://`;
  }
  const url = parseUrl(given);
  return url === undefined ? allowed : uncallableReason(url.host);
}

/** One spelling for one location; the paths of files are passed on as they are. */
export function canonicalLocation(given: string): string {
  const scheme = given.slice(0, given.indexOf(":")).toLowerCase();
  return scheme === "file" || scheme === "oci" ? `${scheme}${given.slice(scheme.length)}` : canonicalUrl(given);
}

/** Who reads the ramdisks. */
interface Readers {
  readonly version: Version;
  /** Whether hosts boot from the network: iPXE then loads the files itself. */
  readonly networkBoot: boolean;
}

/** Folders of local files that Ironic reads (ironic.conf.j2: file_url_allowed_paths), from the release that limits them on. */
const readableFolders = ["/shared/html/images", "/templates"];
const firstWithFolders: Version = "37.0";
/** The root of the image server. */
const servedFolder = "/shared/html";

const isBelow = (path: string, folder: string): boolean =>
  path.startsWith(`${folder}/`) && !path.split("/").includes("..");

/** What a well-formed URL must be so that everyone who reads it can. */
function readerRule({ version, networkBoot }: Readers): (given: string) => string | undefined {
  return (given) => {
    const [, scheme = "", path = ""] = /^([a-z]+):\/\/(.*)$/i.exec(given) ?? [];
    switch (scheme.toLowerCase()) {
      case "oci":
        if (networkBoot) {
          return "cannot be combined with networking.dhcp: iPXE cannot read OCI registries; use an http or https URL";
        }
        return path.includes("@")
          ? undefined
          : "must name a digest (oci://registry.example.com/ipa@sha256:…): Ironic downloads no ramdisk by a tag";
      case "file":
        if (
          compareVersions(version, firstWithFolders) >= 0 &&
          !readableFolders.some((folder) => isBelow(path, folder))
        ) {
          return `must be a file below ${readableFolders.join(" or ")}: Ironic reads no other local files`;
        }
        return networkBoot && !isBelow(path, servedFolder)
          ? `must be a file below ${servedFolder} with networking.dhcp: iPXE loads it from the image server, whose root that is`
          : undefined;
      default:
        return networkBoot ? urlRule(given) : undefined;
    }
  };
}

export function planAgentImages(
  problems: Problems,
  images: readonly AgentImage[] = [],
  readers: Readers,
): AgentImagePlan[] {
  const rule = (url: string): string | undefined => locationRule(url) ?? readerRule(readers)(url);
  const firstUses = new FirstUses<string>();
  return images.map(({ kernel, initramfs, architecture }, i) => {
    const path = `overrides.agentImages[${i}]`;
    check(problems, `${path}.kernel`, kernel, rule);
    check(problems, `${path}.initramfs`, initramfs, rule);
    const first = firstUses.add(architecture ?? "", path);
    if (first !== undefined) {
      problems.add(
        architecture === undefined ? path : `${path}.architecture`,
        architecture,
        `is already used by ${first}: each architecture may have one entry, and one entry may omit it`,
      );
    }
    return {
      kernel: mapValue(kernel, canonicalLocation),
      initramfs: mapValue(initramfs, canonicalLocation),
      architecture,
    };
  });
}

// The user's own deployment ramdisks, one for each architecture.

import type { AgentImage, Architecture, Version } from "../../schema/types";
import type { Value } from "../../schema/value";
import type { Problems } from "../checks/problems";
import { check } from "../checks/check";

export interface AgentImagePlan {
  readonly kernel: Value<string>;
  readonly initramfs: Value<string>;
  /** Undefined: every architecture without its own entry. */
  readonly architecture: Architecture | undefined;
}

/** The URLs that Ironic fetches a ramdisk from. */
function agentUrlRule(given: string): string | undefined {
  const allowed = "must be a URL: file:///path, or http, https or oci with a host";
  if (given.trim() !== given || /[\s,]/.test(given)) {
    return `${allowed}, without blanks and commas, which separate the entries of a list`;
  }
  const [, scheme, rest] = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/i.exec(given) ?? [];
  switch (scheme?.toLowerCase()) {
    case "file":
      return rest?.startsWith("/") === true && rest.length > 1
        ? undefined
        : `${allowed}; a file URL has no host, and an absolute path`;
    case "http":
    case "https":
    case "oci":
      return /^[^/:@]+(:\d+)?(\/.*)?$|^\[[0-9a-f:]+\](:\d+)?(\/.*)?$/i.test(rest ?? "") ? undefined : allowed;
    default:
      return allowed;
  }
}

/** Who reads the ramdisks. */
interface Readers {
  readonly version: Version;
  /** Whether hosts boot from the network: iPXE then loads the files itself. */
  readonly networkBoot: boolean;
}

/** Folders of local files that Ironic reads (ironic.conf.j2: file_url_allowed_paths); 35.0 has no such limit. */
const readableFolders = ["/shared/html/images", "/templates"];
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
        return networkBoot
          ? "cannot be combined with networking.dhcp: iPXE cannot read OCI registries; use an http or https URL"
          : undefined;
      case "file":
        if (version !== "35.0" && !readableFolders.some((folder) => isBelow(path, folder))) {
          return `must be a file below ${readableFolders.join(" or ")}: Ironic reads no other local files`;
        }
        return networkBoot && !isBelow(path, servedFolder)
          ? `must be a file below ${servedFolder} with networking.dhcp: iPXE loads it from the image server, whose root that is`
          : undefined;
      default:
        return undefined;
    }
  };
}

export function planAgentImages(
  problems: Problems,
  images: readonly AgentImage[] = [],
  readers: Readers,
): AgentImagePlan[] {
  const rule = (url: string): string | undefined => agentUrlRule(url) ?? readerRule(readers)(url);
  const seen = new Map<string, number>();
  return images.map(({ kernel, initramfs, architecture }, i) => {
    const path = `overrides.agentImages[${i}]`;
    check(problems, `${path}.kernel`, kernel, rule);
    check(problems, `${path}.initramfs`, initramfs, rule);
    const first = seen.get(architecture ?? "");
    if (first !== undefined) {
      problems.add(
        architecture === undefined ? path : `${path}.architecture`,
        architecture,
        `is already used by overrides.agentImages[${first}]: each architecture may have one entry, and one entry may omit it`,
      );
    } else {
      seen.set(architecture ?? "", i);
    }
    return { kernel, initramfs, architecture };
  });
}

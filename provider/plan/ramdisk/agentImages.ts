// The user's own deployment ramdisks, one for each architecture.

import type { AgentImage, Architecture } from "../../schema/types";
import { mapValue, type Value } from "../../schema/value";
import type { Problems } from "../checks/problems";
import { check } from "../checks/check";

export interface AgentImagePlan {
  readonly kernel: Value<string>;
  readonly initramfs: Value<string>;
  /** Undefined: every architecture without its own entry. */
  readonly architecture: Architecture | undefined;
}

/** The URLs that Ironic fetches a ramdisk from. */
export function agentUrlRule(given: string): string | undefined {
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

export function planAgentImages(problems: Problems, images: readonly AgentImage[] = []): AgentImagePlan[] {
  const seen = new Map<string, number>();
  return images.map(({ kernel, initramfs, architecture }, i) => {
    const path = `overrides.agentImages[${i}]`;
    check(problems, `${path}.kernel`, kernel, agentUrlRule);
    check(problems, `${path}.initramfs`, initramfs, agentUrlRule);
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

/** The list that the image wants by architecture: "x86_64:https://…,aarch64:https://…". */
export function byArchitecture(
  images: readonly AgentImagePlan[],
  file: "kernel" | "initramfs",
): readonly Value<string>[] {
  return images.flatMap(({ architecture, [file]: location }) =>
    architecture === undefined ? [] : [mapValue(location, (url) => `${architecture}:${url}`)],
  );
}

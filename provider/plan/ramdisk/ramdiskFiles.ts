// Which ramdisk a host of each architecture boots, where the image cannot find that out by itself.

import type { Architecture } from "../../schema/types";
import type { Value } from "../../schema/value";
import type { RamdiskPlan } from "./ramdisk";

export interface RamdiskFiles {
  readonly architecture: Architecture;
  readonly kernel: Value<string>;
  readonly initramfs: Value<string>;
}

type Ramdisk = Pick<RamdiskPlan, "agentImages" | "download">;

/** Those that iPXE distinguishes (inspector.ipxe.j2). */
const networkBootArchitectures: readonly Architecture[] = ["x86_64", "aarch64"];

/** Where the downloader puts its files, or the user theirs (ironic-common.sh: detect_ipa_by_arch). */
function localFiles(architecture: Architecture, suffix: Architecture | undefined): RamdiskFiles {
  const file = `file:///shared/html/images/ironic-python-agent${suffix === undefined ? "" : `_${suffix}`}`;
  return { architecture, kernel: `${file}.kernel`, initramfs: `${file}.initramfs` };
}

function ofArchitecture({ agentImages, download }: Ramdisk, wanted: Architecture): RamdiskFiles | undefined {
  const own = agentImages.find(({ architecture }) => architecture === wanted);
  if (own !== undefined) {
    return { ...own, architecture: wanted };
  }
  // With a list the image looks for no files by architecture.
  return download?.architecture === wanted ? localFiles(wanted, wanted) : undefined;
}

/** For Ironic, which falls back to the ramdisk without an architecture. Empty: it looks for files by itself. */
export function filesByArchitecture(ramdisk: Ramdisk): RamdiskFiles[] {
  const files = networkBootArchitectures.flatMap((architecture) => ofArchitecture(ramdisk, architecture) ?? []);
  return ramdisk.agentImages.some(({ architecture }) => architecture !== undefined) ? files : [];
}

/**
 * For the iPXE script of inspection, which falls back to nothing: an architecture that its list lacks gets an empty kernel,
 * and ramdisks without an architecture it does not read. Empty: it looks for files by itself.
 */
export function networkBootFiles(ramdisk: Ramdisk): RamdiskFiles[] {
  if (ramdisk.agentImages.length === 0) {
    return [];
  }
  const fallback = ramdisk.agentImages.find(({ architecture }) => architecture === undefined);
  return networkBootArchitectures.map(
    (architecture) =>
      ofArchitecture(ramdisk, architecture) ??
      (fallback === undefined ? localFiles(architecture, undefined) : { ...fallback, architecture }),
  );
}

// Which level of the Pod Security standards the pod needs, with what the user adds to it.

import type { PodSecurityLevel } from "../../schema/types";
import { isLater } from "../../schema/value";
import { isBlock, type NamedFields, type OverridesPlan } from "./overrides";
import { isPresent, type PresentContainers } from "./presentContainers";

const order: readonly PodSecurityLevel[] = ["restricted", "baseline", "privileged"];

export function strictest(levels: readonly PodSecurityLevel[]): PodSecurityLevel {
  return order[Math.max(0, ...levels.map((level) => order.indexOf(level)))]!;
}

/** https://kubernetes.io/docs/concepts/security/pod-security-standards/, as far as containers and volumes go. */
const restrictedVolumes = [
  "configMap",
  "csi",
  "downwardAPI",
  "emptyDir",
  "ephemeral",
  "persistentVolumeClaim",
  "projected",
  "secret",
];
const baselineCapabilities = [
  "AUDIT_WRITE",
  "CHOWN",
  "DAC_OVERRIDE",
  "FOWNER",
  "FSETID",
  "KILL",
  "MKNOD",
  "NET_BIND_SERVICE",
  "SETFCAP",
  "SETGID",
  "SETPCAP",
  "SETUID",
  "SYS_CHROOT",
];

/** What the user adds to a pod that is "restricted" without it. */
export function levelOfOverrides(overrides: OverridesPlan, present: PresentContainers): PodSecurityLevel {
  return strictest([
    ...overrides.volumes.map(volumeLevel),
    ...[...overrides.containers, ...overrides.initContainers].map((container) =>
      containerLevel(container, isPresent(present, container.name)),
    ),
  ]);
}

function volumeLevel(volume: NamedFields): PodSecurityLevel {
  const sources = Object.keys(volume).filter((field) => field !== "name");
  if (sources.includes("hostPath")) {
    return "privileged";
  }
  return sources.every((source) => restrictedVolumes.includes(source)) ? "restricted" : "baseline";
}

/** A field that is missing counts as safe when the container is merged into one of ours, which sets it. */
function containerLevel(container: NamedFields, merged: boolean): PodSecurityLevel {
  return strictest([portsLevel(container.ports), contextLevel(container.securityContext, merged)]);
}

function portsLevel(ports: unknown): PodSecurityLevel {
  if (ports === undefined) {
    return "restricted";
  }
  // A value that is not known yet may be anything.
  const mayTakeHostPort =
    !Array.isArray(ports) ||
    ports.some((port) => !isBlock(port) || ![undefined, 0].includes(port.hostPort as undefined));
  return mayTakeHostPort ? "privileged" : "restricted";
}

function contextLevel(context: unknown, merged: boolean): PodSecurityLevel {
  if (context === undefined) {
    return merged ? "restricted" : "baseline";
  }
  if (!isBlock(context) || Object.values(context).some(isLater)) {
    return "privileged";
  }
  const capabilities = isBlock(context.capabilities) ? context.capabilities : {};
  const added = Array.isArray(capabilities.add) ? (capabilities.add as unknown[]) : [];
  const dropped = Array.isArray(capabilities.drop) ? (capabilities.drop as unknown[]) : [];
  if (
    context.privileged === true ||
    ![undefined, "Default"].includes(context.procMount as undefined) ||
    added.some((capability) => !baselineCapabilities.includes(capability as string)) ||
    (isBlock(context.seccompProfile) && context.seccompProfile.type === "Unconfined") ||
    (isBlock(context.appArmorProfile) && context.appArmorProfile.type === "Unconfined")
  ) {
    return "privileged";
  }
  const inherits = merged && context.capabilities === undefined;
  const restricted =
    (context.allowPrivilegeEscalation === false || (merged && context.allowPrivilegeEscalation === undefined)) &&
    (inherits || dropped.includes("ALL")) &&
    added.every((capability) => capability === "NET_BIND_SERVICE") &&
    context.runAsNonRoot !== false &&
    context.runAsUser !== 0;
  return restricted ? "restricted" : "baseline";
}

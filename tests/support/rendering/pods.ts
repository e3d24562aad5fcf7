// Short ways into a rendered pod, for tests that look at one thing in it.

import type { Container, PodSpec, PodTemplate } from "../../../provider/manifests/kubernetes/objects";
import type { IronicArgs } from "../../../provider/schema/types";
import { required } from "../assertions/required";
import { opened } from "../values/fakeLater";
import { planOf } from "./planning";
import { manifestsOf } from "./rendering";

export function podTemplateOf(args: IronicArgs = {}): PodTemplate {
  const { daemonSet, deployment } = manifestsOf(planOf(args));
  return (daemonSet ?? deployment).spec.template;
}

export function podOf(args: IronicArgs = {}): PodSpec {
  return podTemplateOf(args).spec;
}

/** All containers, in the order in which they start. */
export function containersOf(args: IronicArgs = {}): readonly Container[] {
  const { initContainers = [], containers } = podOf(args);
  return [...initContainers, ...containers];
}

export function containerOf(name: string, args: IronicArgs = {}): Container {
  const found = required(
    containersOf(args).find((container) => container.name === name),
    `there is no container ${name}`,
  );
  return found;
}

/** Environment as NAME=value lines; a field of the pod or a key of a Secret stands in braces. */
export function envOf(name: string, args: IronicArgs = {}): string[] {
  return (containerOf(name, args).env ?? []).map((variable) => {
    const { valueFrom } = variable;
    if (valueFrom === undefined) {
      return `${variable.name}=${String(opened(variable.value))}`;
    }
    return "fieldRef" in valueFrom
      ? `${variable.name}={${valueFrom.fieldRef.fieldPath}}`
      : `${variable.name}={${String(opened(valueFrom.secretKeyRef.name))}/${valueFrom.secretKeyRef.key}}`;
  });
}

/** Mounts as volume:path lines, with :ro behind those that are read-only. */
export function mountsOf(name: string, args: IronicArgs = {}): string[] {
  return containerOf(name, args).volumeMounts.map(
    (mount) => `${mount.name}:${mount.mountPath}${mount.readOnly === true ? ":ro" : ""}`,
  );
}

/** Ports as name:number lines, with @node behind those that are the node's as well. */
export function portsOf(name: string, args: IronicArgs = {}): string[] {
  return (containerOf(name, args).ports ?? []).map((port) => {
    const node = port.hostPort === undefined ? "" : `@${String(opened(port.hostPort))}`;
    return `${port.name}:${String(opened(port.containerPort))}${node}`;
  });
}

/** The command, in which each shell program of ours is its name: quiet, prepare, /bin/runironic. */
export function commandOf(name: string, args: IronicArgs = {}): string[] {
  const words = (containerOf(name, args).command ?? []).map((word) => String(opened(word)));
  return words.filter(
    (word, i) => !(word === "/bin/sh" && words[i + 1] === "-c") && word !== "-c" && words[i - 1] !== "-c",
  );
}

// The user's overrides, merged into the pod last and in one place; every field that they give survives.

import type { NamedFields, OverridesPlan, ProbeFields } from "../../plan/pod/overrides";
import type { Container, Labels, PodSpec, Probe, Volume } from "../kubernetes/objects";

interface Fields {
  readonly [field: string]: unknown;
}

/** Lists of a container whose entries are told apart by one of their fields. */
const listKeys = { env: "name", ports: "name", volumeMounts: "mountPath" } as const;

const handlers = ["exec", "httpGet", "tcpSocket", "grpc"];

function mergedList(own: readonly Fields[], given: readonly Fields[], key: string): Fields[] {
  const replaced = own.map((entry) => given.find((other) => other[key] === entry[key]) ?? entry);
  return [...replaced, ...given.filter((entry) => own.every((other) => other[key] !== entry[key]))];
}

/** Variables of the component that overrides replace, as "container: variable". */
export function replacedVariables(own: readonly Container[], given: readonly NamedFields[]): string[] {
  return own.flatMap(({ name, env = [] }) => {
    const override = given.find((other) => other.name === name)?.env;
    const names = new Set(Array.isArray(override) ? (override as Fields[]).map((variable) => variable.name) : []);
    return env.filter((variable) => names.has(variable.name)).map((variable) => `${name}: ${variable.name}`);
  });
}

function mergedContainer(own: Container, given: NamedFields): Container {
  const fields = own as unknown as Fields;
  const merged: Record<string, unknown> = { ...fields, ...given };
  for (const [list, key] of Object.entries(listKeys)) {
    if (Array.isArray(given[list]) && Array.isArray(fields[list])) {
      merged[list] = mergedList(fields[list] as Fields[], given[list] as Fields[], key);
    }
  }
  for (const probe of ["livenessProbe", "readinessProbe"] as const) {
    if (given[probe] !== undefined) {
      merged[probe] = mergedProbe(own[probe], given[probe] as ProbeFields);
    }
  }
  if (given.securityContext !== undefined) {
    merged.securityContext = { ...own.securityContext, ...(given.securityContext as Fields) };
  }
  return merged as unknown as Container;
}

/** A handler replaces ours, timings that are left out stay. */
export function mergedProbe(own: Probe | undefined, given: ProbeFields): Probe {
  const { exec, tcpSocket, ...timing } = own ?? { exec: undefined, tcpSocket: undefined };
  const ours = handlers.some((handler) => given[handler] !== undefined) ? {} : { exec, tcpSocket };
  const kept = Object.fromEntries(Object.entries(ours).filter(([, handler]) => handler !== undefined));
  return { ...timing, ...kept, ...given } as unknown as Probe;
}

function mergedByName<T extends { readonly name: string }>(
  own: readonly T[],
  given: readonly NamedFields[],
  merge: (own: T, given: NamedFields) => T,
): T[] {
  const merged = own.map((entry) => {
    const override = given.find(({ name }) => name === entry.name);
    return override === undefined ? entry : merge(entry, override);
  });
  return [...merged, ...(given.filter(({ name }) => own.every((entry) => entry.name !== name)) as unknown as T[])];
}

export function withOverrides(spec: PodSpec, overrides: OverridesPlan): PodSpec {
  const initContainers = mergedByName(spec.initContainers ?? [], overrides.initContainers, mergedContainer);
  return {
    ...spec,
    ...(initContainers.length === 0 ? {} : { initContainers }),
    containers: mergedByName(spec.containers, overrides.containers, mergedContainer),
    volumes: mergedByName(spec.volumes, overrides.volumes, (_, given) => given as unknown as Volume),
  };
}

/** Labels or annotations: those of the component win. */
export function withLabels(given: Labels, own: Labels): Labels {
  return { ...given, ...own };
}

// The user's changes to the pod; they are merged last, see manifests/pod/overrides.ts.

import type { Overrides } from "../../schema/types";
import { isLater, type Value } from "../../schema/value";
import { checkAnnotations, checkLabels } from "../checks/labels";
import type { ContainerName } from "./placement";
import type { PresentContainers } from "./presentContainers";
import { check } from "../checks/check";
import { FirstUses } from "../checks/firstUses";
import { imageReferenceRule } from "../checks/imageReference";
import { validatePodData } from "./podData";
import type { Problems } from "../checks/problems";

/** A container or volume as the user gives it: its name, and any field that the API server knows. */
export interface NamedFields {
  readonly name: string;
  readonly [field: string]: unknown;
}

/** A probe as the user gives it. */
export type ProbeFields = Readonly<Record<string, unknown>>;

export interface OverridesPlan {
  readonly labels: Readonly<Record<string, Value<string>>>;
  readonly annotations: Readonly<Record<string, Value<string>>>;
  readonly containers: readonly NamedFields[];
  readonly initContainers: readonly NamedFields[];
  readonly volumes: readonly NamedFields[];
  readonly httpdLivenessProbe: ProbeFields | undefined;
  readonly httpdReadinessProbe: ProbeFields | undefined;
}

const namePattern = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

export function isBlock(given: unknown): given is Readonly<Record<string, unknown>> {
  return typeof given === "object" && given !== null && !Array.isArray(given) && !isLater(given);
}

export function planOverrides(
  problems: Problems,
  overrides: Overrides = {},
  present: PresentContainers,
): OverridesPlan {
  checkLabels(problems, "overrides.labels", overrides.labels);
  checkAnnotations(problems, "overrides.annotations", overrides.annotations);
  const containers = named(problems, "overrides.containers", "Container", overrides.containers);
  const initContainers = named(problems, "overrides.initContainers", "Container", overrides.initContainers);
  requireImages(problems, "overrides.containers", containers, present.containers);
  requireImages(problems, "overrides.initContainers", initContainers, present.initContainers);
  rejectLaterFields(problems, "overrides.containers", containers, present.containers);
  rejectLaterFields(problems, "overrides.initContainers", initContainers, present.initContainers);
  rejectSharedNames(problems, { containers, initContainers }, present);
  return {
    labels: overrides.labels ?? {},
    annotations: overrides.annotations ?? {},
    containers,
    initContainers,
    volumes: named(problems, "overrides.volumes", "Volume", overrides.volumes),
    httpdLivenessProbe: probe(problems, "overrides.httpdLivenessProbe", overrides.httpdLivenessProbe),
    httpdReadinessProbe: probe(problems, "overrides.httpdReadinessProbe", overrides.httpdReadinessProbe),
  };
}

function probe(problems: Problems, path: string, given: unknown): ProbeFields | undefined {
  validatePodData(problems, path, "Probe", given);
  if (given === undefined || isBlock(given)) {
    return given;
  }
  return undefined;
}

function named(
  problems: Problems,
  path: string,
  type: "Container" | "Volume",
  list: readonly unknown[] = [],
): NamedFields[] {
  const firstUses = new FirstUses<string>();
  return list.flatMap((entry, i) => {
    const at = `${path}[${i}]`;
    if (!isBlock(entry)) {
      problems.add(at, undefined, "must be an object with a name and further fields");
      return [];
    }
    const { name, ...fields } = entry;
    // The name has a rule of its own.
    validatePodData(problems, at, type, { ...fields, name: "named" });
    if (type === "Container") {
      check(problems, `${at}.image`, fields["image"], (image) =>
        typeof image === "string" ? imageReferenceRule(image) : undefined,
      );
    }
    if (typeof name !== "string" || !namePattern.test(name)) {
      problems.add(
        `${at}.name`,
        name,
        'must be a plain name: lower-case letters, digits and "-", at most 63, with a letter or digit at either end',
      );
      return [];
    }
    const first = firstUses.add(name, at);
    if (first !== undefined) {
      problems.add(`${at}.name`, name, `is already used by ${first}`);
    }
    return [entry as NamedFields];
  });
}

/** Fields that are merged into a container of the component must be known. */
const mergedFields = ["env", "ports", "volumeMounts", "securityContext", "livenessProbe", "readinessProbe"];

function rejectLaterFields(
  problems: Problems,
  path: string,
  given: readonly NamedFields[],
  present: readonly ContainerName[],
): void {
  for (const container of given) {
    for (const field of mergedFields) {
      if (isLater(container[field]) && (present as readonly string[]).includes(container.name)) {
        problems.add(
          path,
          container.name,
          `has ${field} as an output of another resource: to be merged, it must be a plain object or list, only its members may be outputs`,
        );
      }
    }
  }
}

function requireImages(
  problems: Problems,
  path: string,
  given: readonly NamedFields[],
  present: readonly ContainerName[],
): void {
  for (const { name, image } of given) {
    if (image === undefined && !(present as readonly string[]).includes(name)) {
      problems.add(
        path,
        name,
        `needs an image: the pod has no container of that name to merge it into; it has ${present.join(", ") || "none"}`,
      );
    }
  }
}

/** A pod's containers and init containers share their names. */
function rejectSharedNames(
  problems: Problems,
  given: Pick<OverridesPlan, "containers" | "initContainers">,
  present: PresentContainers,
): void {
  for (const [list, other] of [
    ["containers", "initContainers"],
    ["initContainers", "containers"],
  ] as const) {
    const taken: readonly string[] = [
      ...present[other],
      ...(list === "containers" ? [] : given.containers.map((c) => c.name)),
    ];
    for (const { name } of given[list]) {
      if (taken.includes(name)) {
        problems.add(
          `overrides.${list}`,
          name,
          `is also the name of one of the pod's ${other}: names must be unique among both`,
        );
      }
    }
  }
}

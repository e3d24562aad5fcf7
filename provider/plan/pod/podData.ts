// What users write as Kubernetes defines it, such as containers and affinity: its fields are checked here, because the API server refuses them late.

import { isLater, type Value } from "../../schema/value";
import { isPort } from "../checks/ports";
import type { Problems } from "../checks/problems";
import { quantityRule } from "../checks/quantity";
import { podFields } from "./podFields";

/** Fields with few values: core/v1 of the Kubernetes API. */
const values: Readonly<Record<string, readonly string[]>> = {
  "Container.imagePullPolicy": ["Always", "IfNotPresent", "Never"],
  "Container.terminationMessagePolicy": ["File", "FallbackToLogsOnError"],
  "ContainerPort.protocol": ["TCP", "UDP", "SCTP"],
  "HTTPGetAction.scheme": ["HTTP", "HTTPS"],
  "LabelSelectorRequirement.operator": ["In", "NotIn", "Exists", "DoesNotExist"],
  "NodeSelectorRequirement.operator": ["In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt"],
  "SeccompProfile.type": ["RuntimeDefault", "Unconfined", "Localhost"],
  "AppArmorProfile.type": ["RuntimeDefault", "Unconfined", "Localhost"],
  "TopologySpreadConstraint.whenUnsatisfiable": ["DoNotSchedule", "ScheduleAnyway"],
  "TopologySpreadConstraint.nodeAffinityPolicy": ["Honor", "Ignore"],
  "TopologySpreadConstraint.nodeTaintsPolicy": ["Honor", "Ignore"],
  "VolumeMount.mountPropagation": ["None", "HostToContainer", "Bidirectional"],
};

/** Lists whose entries are told apart by these fields; twice the same is refused by server-side apply. */
const uniqueBy: Readonly<Record<string, readonly string[]>> = {
  EnvVar: ["name"],
  VolumeMount: ["mountPath"],
  ContainerPort: ["containerPort", "protocol"],
};

/** Objects of which one field besides these says what they are; without one, a volume is an emptyDir. */
const alternatives: Readonly<Record<string, readonly string[]>> = {
  Volume: ["name"],
  VolumeProjection: [],
};

const handlers = ["exec", "grpc", "httpGet", "tcpSocket"];

interface Place {
  readonly path: string;
  /** With the names inside of secrets. */
  readonly real: string;
  /** The secret around it, if there is one. */
  readonly hidden: Value<unknown>;
}

const inside = (place: Place, name: string): Place => ({
  ...place,
  path: `${place.path}.${name}`,
  real: `${place.real}.${name}`,
});

/** A member whose name the user chose: inside a secret, the name is part of it. */
const insideChosen = (place: Place, name: string): Place => ({
  ...inside(place, name),
  ...(place.hidden === undefined ? {} : { path: `${place.path}.[secret]` }),
});

class PodData {
  constructor(private readonly problems: Problems) {}

  check(place: Place, type: string, value: unknown): void {
    if (isLater(value)) {
      const known = value.peek();
      if (known !== undefined) {
        this.check({ ...place, hidden: place.hidden ?? value }, type, known.value);
      }
      return;
    }
    if (value === null || value === undefined) {
      this.refuse(place, value ?? null, `must be ${described(type)}, and it is null: omit it instead`);
    } else if (type.endsWith("[]")) {
      this.checkList(place, type.slice(0, -"[]".length), value);
    } else if (type.endsWith("{}")) {
      this.checkMap(place, type.slice(0, -"{}".length), value);
    } else if (podFields[type] !== undefined) {
      this.checkObject(place, type, value);
    } else {
      const reason = wordReason(type, value);
      if (reason !== undefined) {
        this.refuse(place, value, reason);
      }
    }
  }

  private refuse({ path, real, hidden }: Place, value: unknown, reason: string): void {
    this.problems.noteRefused(real);
    this.problems.add(path, hidden ?? value, reason);
  }

  private checkList(place: Place, type: string, value: unknown): void {
    if (!Array.isArray(value)) {
      this.refuse(place, value, `must be ${described(`${type}[]`)}`);
      return;
    }
    const seen = new Map<string, number>();
    value.forEach((entry: unknown, i) => {
      const at = { ...place, path: `${place.path}[${i}]`, real: `${place.real}[${i}]` };
      this.check(at, type, entry);
      const key = keyOf(type, entry);
      const first = key === undefined ? undefined : seen.get(key);
      if (first !== undefined) {
        this.refuse(at, undefined, `has the same ${uniqueBy[type]!.join(" and ")} as ${place.path}[${first}]`);
      } else if (key !== undefined) {
        seen.set(key, i);
      }
    });
  }

  private checkMap(place: Place, type: string, value: unknown): void {
    if (!isObject(value)) {
      this.refuse(place, value, `must be ${described(`${type}{}`)}`);
      return;
    }
    for (const [key, entry] of Object.entries(value)) {
      this.check(insideChosen(place, key), type, entry);
    }
  }

  private checkObject(place: Place, type: string, value: unknown): void {
    if (!isObject(value)) {
      this.refuse(place, value, `must be ${described(type)}`);
      return;
    }
    const fields = podFields[type]!;
    for (const [name, member] of Object.entries(value)) {
      const field = Object.hasOwn(fields, name) ? fields[name]! : undefined;
      if (field === undefined) {
        const at = insideChosen(place, name);
        this.refuse(at, undefined, `is no field of a Kubernetes ${type}; it has ${Object.keys(fields).join(", ")}`);
      } else {
        this.check(inside(place, name), field.replace("!", ""), member);
        this.checkValue(inside(place, name), `${type}.${name}`, member);
      }
    }
    for (const [name, field] of Object.entries(fields)) {
      if (field.endsWith("!") && !Object.hasOwn(value, name)) {
        this.refuse(inside(place, name), undefined, `is required in a Kubernetes ${type}`);
      }
    }
    this.checkAlternatives(place, type, value);
  }

  private checkValue(place: Place, field: string, member: unknown): void {
    const known = isLater(member) ? member.peek()?.value : member;
    const allowed = values[field] ?? [];
    if (typeof known === "string" && allowed.length > 0 && !allowed.includes(known)) {
      this.refuse(place, member, `must be one of ${allowed.join(", ")}`);
    }
    if (field.startsWith("ContainerPort.") && field.endsWith("Port") && typeof known === "number") {
      const none = field === "ContainerPort.hostPort" && known === 0;
      if (!isPort(known) && !none) {
        this.refuse(place, member, "must be a port, from 1 to 65535");
      }
    }
  }

  private checkAlternatives(place: Place, type: string, value: object): void {
    const own = alternatives[type];
    const given = Object.keys(value).filter((name) =>
      type === "Probe" ? handlers.includes(name) : own !== undefined && !own.includes(name),
    );
    if (given.length > 1) {
      this.refuse(place, undefined, `must have only one of ${given.join(", ")}`);
    }
    if (type === "VolumeProjection" && given.length === 0) {
      this.refuse(place, undefined, `must have one of ${Object.keys(podFields[type]!).join(", ")}`);
    }
  }
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function keyOf(type: string, entry: unknown): string | undefined {
  const fields = uniqueBy[type];
  if (fields === undefined || !isObject(entry)) {
    return undefined;
  }
  const parts = fields.map((name) => {
    const part = (entry as Readonly<Record<string, unknown>>)[name] ?? (name === "protocol" ? "TCP" : undefined);
    return isLater(part) ? part.peek()?.value : part;
  });
  return parts.every((part) => typeof part === "string" || typeof part === "number") ? parts.join("/") : undefined;
}

function described(type: string): string {
  if (type.endsWith("[]")) {
    return "a list";
  }
  if (type.endsWith("{}")) {
    return "a map";
  }
  return podFields[type] === undefined ? (words[type] ?? type) : `an object, as a Kubernetes ${type}`;
}

const words: Readonly<Record<string, string>> = {
  string: "a string",
  boolean: "true or false",
  integer: "a whole number",
  number: "a number",
  intOrString: "a whole number or a string",
  quantity: "a Kubernetes quantity such as 100m, 1, 512Mi or 2Gi",
};

function wordReason(type: string, value: unknown): string | undefined {
  const reason = `must be ${described(type)}`;
  switch (type) {
    case "string":
    case "boolean":
    case "number":
      return typeof value === type ? undefined : reason;
    case "integer":
      return Number.isSafeInteger(value) ? undefined : reason;
    case "intOrString":
      return Number.isSafeInteger(value) || typeof value === "string" ? undefined : reason;
    case "quantity":
      return typeof value === "number" || (typeof value === "string" && quantityRule(value) === undefined)
        ? undefined
        : reason;
    default:
      return undefined;
  }
}

/** Types of the Kubernetes API that inputs hold. */
export type PodType = "Container" | "Volume" | "Probe" | "Affinity" | "TopologySpreadConstraint";

/** Reports every field that the API server would refuse. */
export function validatePodData(
  problems: Problems,
  path: string,
  type: PodType | `${PodType}[]`,
  value: unknown,
): void {
  if (value !== undefined) {
    new PodData(problems).check({ path, real: path, hidden: undefined }, type, value);
  }
}

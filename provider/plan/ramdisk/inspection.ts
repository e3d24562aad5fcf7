// What the ramdisk collects about a host during inspection.

import type { Inspection } from "../../schema/types";
import { mapValue, type Value } from "../../schema/value";
import { defaults } from "../../schema/defaults";
import type { Problems } from "../checks/problems";
import { checkEntries, listValue, peek } from "../checks/check";

export interface InspectionPlan {
  /** Comma-separated; undefined leaves it to the image. */
  readonly collectors: Value<string> | undefined;
  readonly vlanInterfaces: Value<string>;
}

const wordRule = (what: string) => (word: string) =>
  /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(word)
    ? undefined
    : `must be the name of ${what}: letters, digits, ".", "-" and "_"; it becomes part of a kernel command line`;

function joined(
  problems: Problems,
  path: string,
  list: Value<readonly Value<string>[]> | undefined,
  rule: (word: string) => string | undefined,
): Value<string> | undefined {
  if (list === undefined) {
    return undefined;
  }
  checkEntries(problems, path, list, rule);
  if (peek(list)?.length === 0) {
    return undefined;
  }
  return mapValue(listValue(list), (words) => words.join(","));
}

export function planInspection(problems: Problems, inspection: Inspection = {}): InspectionPlan {
  return {
    collectors: joined(problems, "inspection.collectors", inspection.collectors, wordRule("a collector")),
    // Given always: the image has this default for ironic, and none for the iPXE script that httpd writes.
    vlanInterfaces:
      joined(
        problems,
        "inspection.vlanInterfaces",
        inspection.vlanInterfaces,
        wordRule("a network interface or a VLAN of one"),
      ) ?? defaults.inspection.vlanInterfaces.join(","),
  };
}

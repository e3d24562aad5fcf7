// Which values oslo.config accepts for an option (oslo_config/types.py), so that a wrong one is found before Ironic starts.

import { parseAddress } from "../checks/addresses";
import { wrongParameter } from "../checks/kernelParameters";
import type { ValueRule } from "./optionTable";

type Reason = string | undefined;

const wholeNumber = /^[+-]?\d+(_\d+)*$/;
const anyNumber = /^[+-]?(\d+(_\d+)*(\.(\d+(_\d+)*)?)?|\.\d+(_\d+)*)(e[+-]?\d+(_\d+)*)?$/;
const infinite = /^([+-]?)inf(?:inity)?$/;
const booleans = ["true", "1", "on", "yes", "false", "0", "off", "no"];
const hostLabel = /^(?!-)[A-Za-z0-9-]{1,63}$/;
/** What RFC 3986 allows in a host or an address in brackets, and in a path. */
const url =
  /^https?:\/\/([^\s/?#@[\]]*@)?([A-Za-z0-9._~!$&'()*+,;=%-]+|\[[0-9A-Fa-f:.]+\])(:\d*)?(\/[A-Za-z0-9._~!$&'()*+,;=:@%/-]*)?([?#]\S*)?$/;

/** Why Ironic does not accept the value; undefined when it does. */
export function valueReason(rule: ValueRule, value: string): Reason {
  switch (rule.type) {
    case "boolean":
      return booleans.includes(value.toLowerCase()) ? undefined : `must be one of ${booleans.join(", ")}`;
    case "integer":
    case "port":
    case "float":
      return numberReason(rule, value);
    case "string":
      return choiceReason(rule, value);
    case "list":
      return listReason(rule.items, value);
    case "map":
      return mapReason(value);
    case "address":
      return parseAddress(value) === undefined ? "must be an IP address" : undefined;
    case "host":
      return parseAddress(value) === undefined && !isHostName(value)
        ? "must be an IP address or a host name"
        : undefined;
    case "url":
      return url.test(value) ? undefined : "must be an http or https URL with a host";
    case "path":
      return isPlainPath(value) ? undefined : "must be an absolute path without . and .. in it";
    case "kernelParameters":
      return wrongParameter(value) === undefined
        ? undefined
        : `must be kernel parameters such as console=ttyS0 or name="a value", separated by blanks: parameter ${wrongParameter(value)} is not`;
    case "any":
      return undefined;
  }
}

function numberReason({ type, min, max, choices }: ValueRule, value: string): Reason {
  const text = value.trim().toLowerCase();
  const isFloat = type === "float";
  // Nothing stands for the absence of a number, and no limit excludes what is none.
  if (text === "" || (isFloat && /^[+-]?nan$/.test(text))) {
    return undefined;
  }
  if (!wholeNumber.test(text) && !(isFloat && (anyNumber.test(text) || infinite.test(text)))) {
    return isFloat ? "must be a number" : "must be a whole number";
  }
  const number = Number(text.replaceAll("_", "").replace(infinite, "$1Infinity"));
  if (choices !== undefined) {
    return choices.some((choice) => Number(choice) === number) ? undefined : `must be one of ${choices.join(", ")}`;
  }
  const least = type === "port" ? 0 : (min ?? -Infinity);
  const most = type === "port" ? 65535 : (max ?? Infinity);
  if (number >= least && number <= most) {
    return undefined;
  }
  return most === Infinity ? `must be ${least} or more` : `must be from ${least} to ${most}`;
}

function choiceReason({ choices, ignoreCase }: ValueRule, value: string): Reason {
  const same = (a: string, b: string): boolean => (ignoreCase === true ? a.toLowerCase() === b.toLowerCase() : a === b);
  return choices === undefined || choices.some((choice) => same(choice, value))
    ? undefined
    : `must be one of ${choices.join(", ")}`;
}

function listReason(items: ValueRule | undefined, value: string): Reason {
  const entries = value.trim().replace(/,+$/, "");
  if (items === undefined || entries === "") {
    return undefined;
  }
  const reason = entries
    .split(",")
    .map((entry) => valueReason(items, entry.trim()))
    .find((found) => found !== undefined);
  return reason === undefined ? undefined : `must be a list separated by commas, each entry of which ${reason}`;
}

/** A part without a colon belongs to the entry before which it stands. */
function mapReason(value: string): Reason {
  const wrong = "must be NAME:VALUE pairs separated by commas, each name once";
  const names = new Set<string>();
  let open = "";
  for (const part of value.trim() === "" ? [] : value.trim().split(",")) {
    const pair = open + part;
    const colon = pair.indexOf(":");
    if (colon < 0) {
      open = `${pair},`;
      continue;
    }
    open = "";
    const name = pair.slice(0, colon).trim();
    if (name === "" || names.has(name)) {
      return wrong;
    }
    names.add(name);
  }
  return open === "" ? undefined : wrong;
}

function isHostName(value: string): boolean {
  const labels = value.replace(/\.$/, "").split(".");
  return (
    value.length <= 253 &&
    /[a-zA-Z-]/.test(labels.at(-1) ?? "") &&
    labels.every((label) => hostLabel.test(label) && !label.endsWith("-"))
  );
}

function isPlainPath(value: string): boolean {
  const parts = value
    .replace(/^\/{1,2}/, "")
    .replace(/\/$/, "")
    .split("/");
  return value.startsWith("/") && (parts.join("") === "" || parts.every((part) => !["", ".", ".."].includes(part)));
}

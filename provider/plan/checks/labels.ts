// Kubernetes' rules for the keys and values of labels, annotations and node selectors.

import { objectNameRule } from "./objectNames";
import type { Problems } from "./problems";
import { checkMap, type Texts } from "./check";

const name = /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const value = /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;

/** A key of labels and taints: a name, or a DNS name with "/" and a name. */
export function labelKeyRule(key: string): string | undefined {
  const parts = key.split("/");
  const domain = parts.length > 1 ? parts[0] : undefined;
  const right =
    parts.length <= 2 &&
    name.test(parts[parts.length - 1] ?? "") &&
    (domain === undefined || objectNameRule(domain) === undefined);
  return right
    ? undefined
    : 'must have a key of letters, digits, "-", "_" and ".", at most 63, after an optional DNS name and "/"';
}

/** Unlike a label's, the key of an annotation may begin with capitals of a DNS name. */
export function annotationKeyRule(key: string): string | undefined {
  return labelKeyRule(key.toLowerCase());
}

export function labelValueRule(text: string): string | undefined {
  return value.test(text)
    ? undefined
    : 'must be at most 63 letters, digits, "-", "_" and ".", with a letter or digit at either end';
}

/** Labels, and everything else to which Kubernetes applies the rules of labels. */
export function checkLabels(problems: Problems, path: string, labels: Texts | undefined): void {
  checkMap(problems, path, labels, { key: labelKeyRule, value: labelValueRule });
}

export function checkAnnotations(problems: Problems, path: string, annotations: Texts | undefined): void {
  checkMap(problems, path, annotations, { key: annotationKeyRule });
}

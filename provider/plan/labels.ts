// Kubernetes' rules for the keys and values of labels, annotations and node selectors.

import { isLater, type Value } from "../schema/value";
import type { Problems } from "./problems";
import { peek } from "./rule";

const name = /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const prefix = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const value = /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;

const longestPrefix = 253;

/** A key of labels and taints: a name, or a DNS name with "/" and a name. */
export function labelKeyRule(key: string): string | undefined {
  const parts = key.split("/");
  const domain = parts.length > 1 ? parts[0] : undefined;
  const right =
    parts.length <= 2 &&
    name.test(parts[parts.length - 1] ?? "") &&
    (domain === undefined || (prefix.test(domain) && domain.length <= longestPrefix));
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

type Texts = Value<Readonly<Record<string, Value<string>>>>;

function checkMap(
  problems: Problems,
  path: string,
  given: Texts | undefined,
  rules: { readonly key: (key: string) => string | undefined; readonly value?: (text: string) => string | undefined },
): void {
  for (const [key, text] of Object.entries(peek(given) ?? {})) {
    // In a map that is secret as a whole, keys are secret too.
    const hidden = given !== undefined && isLater(given);
    const at = `${path}.${hidden ? "[secret]" : key}`;
    const keyReason = rules.key(key);
    if (keyReason !== undefined) {
      problems.add(at, hidden ? given : undefined, keyReason);
    }
    const known = peek(text);
    const valueReason = known === undefined ? undefined : rules.value?.(known);
    if (valueReason !== undefined) {
      problems.add(at, hidden ? given : text, valueReason);
    }
  }
}

/** Labels, and whatever else Kubernetes holds to the rules of labels. */
export function checkLabels(problems: Problems, path: string, labels: Texts | undefined): void {
  checkMap(problems, path, labels, { key: labelKeyRule, value: labelValueRule });
}

export function checkAnnotations(problems: Problems, path: string, annotations: Texts | undefined): void {
  checkMap(problems, path, annotations, { key: annotationKeyRule });
}

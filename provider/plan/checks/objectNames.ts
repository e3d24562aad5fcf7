// Kubernetes' rules for the names of objects and namespaces.

import type { Value } from "../../schema/value";
import { check } from "./check";
import type { Problems } from "./problems";

const labelPattern = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const subdomainPattern = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

export function objectNameRule(name: string): string | undefined {
  return subdomainPattern.test(name) && name.length <= 253
    ? undefined
    : 'must be the name of a Kubernetes object: lower-case letters, digits, "-" and ".", at most 253 characters, with a letter or digit at either end';
}

/** The name of an object in the cluster that the user refers to. */
export function validateObjectName(problems: Problems, path: string, name: Value<string> | undefined): void {
  check(problems, path, name, objectNameRule);
}

export function namespaceRule(name: string): string | undefined {
  return labelPattern.test(name) && name.length <= 63
    ? undefined
    : 'must be the name of a namespace: lower-case letters, digits and "-", at most 63 characters, with a letter or digit at either end';
}

export function validateNamespace(problems: Problems, namespace: Value<string> | undefined): void {
  check(problems, "namespace", namespace, namespaceRule);
}

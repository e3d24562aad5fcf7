// References to container images, by the grammar of the distribution project (reference/regexp.go), which the kubelet uses.

import { parseAddress } from "./addresses";
import { isPort } from "./ports";

const longestReference = 512;
const longestName = 255;

const pathComponent = /^[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*$/;
const domainComponent = /^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/;
const tagPattern = /^\w[\w.-]{0,127}$/;

/** Digits of each algorithm that the grammar's implementations know. */
const digestLengths: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 };

function isDomain(text: string): boolean {
  const [, bracketed, name, port] = /^(?:\[([^\]]*)\]|([^:]*))(?::(\d{1,5}))?$/.exec(text) ?? [];
  if (port !== undefined && !isPort(Number(port))) {
    return false;
  }
  return bracketed === undefined
    ? name !== undefined && name.split(".").every((component) => domainComponent.test(component))
    : parseAddress(bracketed)?.family === 6;
}

/** The first component is a registry if it could be nothing else (reference/normalize.go). */
function looksLikeDomain(component: string): boolean {
  return /[.:]/.test(component) || component === "localhost" || component.toLowerCase() !== component;
}

function nameReason(name: string): string | undefined {
  const components = name.split("/");
  const [first = ""] = components;
  const path = components.length > 1 && looksLikeDomain(first) ? components.slice(1) : components;
  if (path !== components && !isDomain(first)) {
    return "the registry must be a host name with an optional port";
  }
  if (!path.every((component) => pathComponent.test(component))) {
    return 'the name must be lower-case letters and digits, with ".", "_", "__" or "-" between them';
  }
  return name.length > longestName ? `the name must have at most ${longestName} characters` : undefined;
}

function digestReason(digest: string): string | undefined {
  const [, algorithm = "", digits = ""] = /^([a-z0-9]+):([0-9a-f]+)$/.exec(digest) ?? [];
  const length = digestLengths[algorithm];
  return length === digits.length
    ? undefined
    : "the digest must be sha256: and 64 lower-case hexadecimal digits (sha384: 96, sha512: 128)";
}

export function imageReferenceRule(reference: string): string | undefined {
  const must = "must be an image reference such as registry.example.com/ironic:v1";
  if (reference.length > longestReference) {
    return `${must}, of at most ${longestReference} characters`;
  }
  const at = reference.indexOf("@");
  const tagged = at < 0 ? reference : reference.slice(0, at);
  const colon = tagged.lastIndexOf(":");
  const hasTag = colon > tagged.lastIndexOf("/");
  const reason =
    (at < 0 ? undefined : digestReason(reference.slice(at + 1))) ??
    (hasTag && !tagPattern.test(tagged.slice(colon + 1))
      ? 'the tag must be up to 128 letters, digits, "_", "." and "-"'
      : undefined) ??
    nameReason(hasTag ? tagged.slice(0, colon) : tagged);
  return reason === undefined ? undefined : `${must}: ${reason}`;
}

/** The beginning of references: a registry, and perhaps a path in it. */
export function registryRule(registry: string): string | undefined {
  const components = registry.length > longestName ? [] : registry.split("/");
  const [first = "", ...path] = components;
  return isDomain(first) && path.every((component) => pathComponent.test(component))
    ? undefined
    : "must be a registry with an optional port and path, such as mirror.example.com:5000/quay, without a scheme and without a trailing slash";
}

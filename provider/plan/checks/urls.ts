// URLs that the user gives, and hosts that become a part of URLs: what is accepted, and how they are passed on.

import { isDnsName, parseAddress, uncallableReason, unusableReason } from "./addresses";
import { isPort } from "./ports";

/** The parts of a URL of a server, each in its canonical form. */
interface Url {
  readonly scheme: string;
  /** A DNS name in lower case, or an address without brackets. */
  readonly host: string;
  /** Undefined when it is the one of the scheme. */
  readonly port: number | undefined;
  /** Empty, or "/" and more, without slashes at its end. */
  readonly path: string;
}

const longestUrl = 2048;
const schemePorts: Readonly<Record<string, number>> = { http: 80, https: 443 };

/**
 * RFC 3986, without what means something to those who read it besides: "$" is a reference in ironic.conf and iPXE, and
 * of a user, a query or a fragment Ironic could make no use, because it appends paths.
 */
const grammar =
  /^([A-Za-z][A-Za-z0-9+.-]*):\/\/(?:\[([0-9A-Fa-f:.]+)\]|([A-Za-z0-9.-]+))(?::(\d{1,5}))?(\/[A-Za-z0-9._~!&'()*+,;=:@%/-]*)?$/;

export function parseUrl(input: string, schemes: readonly string[] = ["http", "https"]): Url | undefined {
  const parts = input.length > longestUrl ? null : grammar.exec(input);
  if (parts === null) {
    return undefined;
  }
  const [, given, bracketed, plain, digits, path = ""] = parts;
  const scheme = given!.toLowerCase();
  const host = bracketed === undefined ? canonicalHost(plain!) : parseAddress(bracketed)?.canonical;
  const rightFamily = bracketed === undefined || host?.includes(":") === true;
  const port = digits === undefined ? undefined : Number(digits);
  if (!schemes.includes(scheme) || host === undefined || !rightFamily || (port !== undefined && !isPort(port))) {
    return undefined;
  }
  if (/%(?![0-9A-Fa-f]{2})/.test(path)) {
    return undefined;
  }
  return { scheme, host, port: port === schemePorts[scheme] ? undefined : port, path: withoutLastSlashes(path) };
}

/** A DNS name or an IPv4 address; a name of digits and dots alone is neither. */
function canonicalHost(host: string): string | undefined {
  const address = parseAddress(host);
  if (address !== undefined) {
    return address.canonical;
  }
  return isDnsName(host) && !host.startsWith("*") ? host.toLowerCase() : undefined;
}

function withoutLastSlashes(path: string): string {
  let end = path.length;
  while (path[end - 1] === "/") {
    end -= 1;
  }
  return path.slice(0, end);
}

/** One spelling for one URL; a wrong one is returned unchanged, and reported by its rule. */
export function canonicalUrl(input: string): string {
  const url = parseUrl(input);
  return url === undefined ? input : textOf(url);
}

function textOf({ scheme, host, port, path }: Url): string {
  const named = host.includes(":") ? `[${host}]` : host;
  return `${scheme}://${named}${port === undefined ? "" : `:${port}`}${path}`;
}

function reasonOf(input: string, user: string): string | undefined {
  if (parseUrl(input) !== undefined) {
    return undefined;
  }
  const server = /^[^/]*\/\/([^/]{0,2048})/.exec(input)?.[1] ?? "";
  if (server.includes("@")) {
    return `must not contain a user name or a password: ${user}`;
  }
  if (/^[^?#]{0,2048}[?#]/.test(input)) {
    return "must not contain a query or a fragment: paths are appended to it";
  }
  return `must be an http or https URL with a host, of at most ${longestUrl} characters: a DNS name or an address (IPv6 in brackets), a port up to 65535, and a path in which everything but letters, digits and -._~!&'()*+,;=:@/ is percent-encoded`;
}

/** The base URL of a server that others than hosts call. */
export function serverUrlRule(input: string): string | undefined {
  return reasonOf(input, "everyone who may read the pod would see it") ?? uncallableReason(hostOf(input) ?? "");
}

/** The base URL of a server that hosts are told to call. */
export function urlRule(input: string): string | undefined {
  const reason = reasonOf(input, "it is announced to hosts");
  if (reason !== undefined) {
    return reason;
  }
  const { host = "" } = parseUrl(input) ?? {};
  return host === "localhost" ? "must not name localhost, where hosts reach only themselves" : unusableReason(host);
}

/** The port that the URL names; undefined when it names none, or the one of its scheme. */
export function portOf(input: string): number | undefined {
  return parseUrl(input)?.port;
}

/** The host as a certificate names it; undefined when the URL is wrong. */
export function hostOf(input: string): string | undefined {
  return parseUrl(input)?.host;
}

/** The DNS name under which hosts reach the Ingress or Gateway. */
export function hostRule(host: string): string | undefined {
  return isDnsName(host) && !host.startsWith("*")
    ? undefined
    : "must be a DNS name, such as ironic.example.com, without a wildcard, a scheme and a port: it becomes a part of URLs";
}

/** DNS names are equal in any case, and Kubernetes takes them in lower case only. */
export const lowerCase = (host: string): string => host.toLowerCase();

// URLs that the user gives, and hosts that become a part of URLs: what is accepted, and how they are passed on.

import { isDnsName } from "./addresses";

/** Reads the base URL of a server. */
function parseBase(input: string): URL | undefined {
  if (!/^https?:\/\/[^/?#\s]/.test(input) || !URL.canParse(input)) {
    return undefined;
  }
  return new URL(input);
}

export function urlRule(input: string): string | undefined {
  const url = parseBase(input);
  if (url === undefined) {
    return "must be a URL such as https://ironic.example.com:6385, with http or https, and an IPv6 address in brackets";
  }
  if (url.username !== "" || url.password !== "") {
    return "must not contain a user name or a password: it is announced to hosts";
  }
  return url.search !== "" || url.hash !== "" || /[?#]/.test(input)
    ? "must not contain a query or a fragment: paths are appended to it"
    : undefined;
}

/** Without trailing slashes, because paths that begin with one are appended. */
export function trimmedUrl(input: string): string {
  return input.replace(/\/+$/, "");
}

/** The port that the URL names; undefined when it names none, or the one of its scheme. */
export function portOf(input: string): number | undefined {
  const port = parseBase(input)?.port ?? "";
  return port === "" ? undefined : Number(port);
}

/** The host as a certificate names it; undefined when the URL is wrong. */
export function hostOf(input: string): string | undefined {
  return parseBase(input)?.hostname.replace(/^\[|\]$/g, "");
}

/** The DNS name under which hosts reach the Ingress or Gateway. */
export function hostRule(host: string): string | undefined {
  return isDnsName(host) && !host.startsWith("*") && host === host.toLowerCase()
    ? undefined
    : "must be a DNS name in lower case, such as ironic.example.com, without a wildcard, a scheme and a port: it becomes a part of URLs";
}

// The proxy for calls that Ironic makes itself, and what is called without it.

import type { Networking, Proxy } from "../../schema/types";
import { allValues, isLater, mapValue, type Value } from "../../schema/value";
import { canonicalAddress, isDnsName, parseAddress } from "../checks/addresses";
import { check, checkEntries, listValue, peek } from "../checks/check";
import { canonicalNetwork, networkRule, parseNetwork } from "../checks/networks";
import { isDefined, refuseFields, type EveryField } from "../checks/fields";
import { validateObjectName } from "../checks/objectNames";
import type { Problems } from "../checks/problems";
import { serverUrlRule } from "../checks/urls";

export interface NetworkProxyPlan {
  readonly source:
    | { readonly kind: "given"; readonly http: Value<string> | undefined; readonly https: Value<string> | undefined }
    | { readonly kind: "secret"; readonly secretName: Value<string> };
  /** What is called directly, besides the addresses that the pod itself has. */
  readonly direct: Value<string[]>;
}

/** The user's own Secret stands in place of what these hold. */
const isUrl: EveryField<Proxy, boolean> = {
  httpProxy: true,
  httpsProxy: true,
  secretName: false,
  internalNetworks: false,
  noProxy: false,
};

/** RFC 1918 and RFC 6598: where BMCs, hosts, pods and Services usually are. */
export const privateNetworks: readonly string[] = ["10.0.0.0/8", "100.64.0.0/10", "172.16.0.0/12", "192.168.0.0/16"];

/** RFC 3986, 3.2.1: what may stand before the "@". */
const userInfo = /^(https?:\/\/)[A-Za-z0-9._~!$&'()*+,;=:%-]{1,512}@/i;

export function proxyRule(url: string): string | undefined {
  const server = url.replace(userInfo, "$1");
  const reason = serverUrlRule(server);
  if (reason !== undefined) {
    return "must be the URL of a proxy: http or https, an optional user name and password, percent-encoded, a host and a port";
  }
  return /^https?:\/\/[^/]*\/./i.test(server) ? "must be the URL of a proxy, without a path" : undefined;
}

function internalNetworkRule(network: string): string | undefined {
  const reason = networkRule(network);
  return (
    reason ??
    (parseNetwork(network)?.family === 6
      ? "must be a network of IPv4: Ironic's HTTP client knows no others. List addresses of IPv6 in networking.proxy.noProxy"
      : undefined)
  );
}

function directHostRule(host: string): string | undefined {
  return parseAddress(host) !== undefined || isDnsName(host.replace(/^\./, ""))
    ? undefined
    : "must be a DNS name, a domain such as .example.com, or an address; networks belong into networking.proxy.internalNetworks";
}

/** `own`: names and addresses of Ironic. */
export function planProxy(
  problems: Problems,
  { proxy, dhcp }: Networking,
  own: readonly Value<string>[],
): NetworkProxyPlan | undefined {
  if (proxy === undefined) {
    return undefined;
  }
  const path = "networking.proxy";
  for (const field of ["httpProxy", "httpsProxy"] as const) {
    checkProxy(problems, `${path}.${field}`, proxy[field]);
  }
  validateObjectName(problems, `${path}.secretName`, proxy.secretName);
  checkEntries(problems, `${path}.internalNetworks`, proxy.internalNetworks, internalNetworkRule);
  checkEntries(problems, `${path}.noProxy`, proxy.noProxy, directHostRule);
  if (proxy.secretName !== undefined) {
    refuseFields(
      problems,
      path,
      proxy,
      isUrl,
      (is) => (is ? `cannot be combined with ${path}.secretName` : undefined),
      isDefined,
    );
  } else if (proxy.httpProxy === undefined && proxy.httpsProxy === undefined) {
    problems.add(path, undefined, "needs httpProxy, httpsProxy or secretName");
  }
  const networks = [dhcp?.networkCIDR, ...(dhcp?.extraRanges ?? []).map(({ networkCIDR }) => networkCIDR)];
  networks.forEach((network) => {
    if (parseNetwork(peek(network) ?? "")?.family === 6) {
      problems.add(
        path,
        undefined,
        `cannot be combined with a network of IPv6 in networking.dhcp (${String(peek(network))}): Ironic would call its hosts through the proxy, because its HTTP client knows networks of IPv4 only`,
      );
    }
  });
  const given = networks.filter((network) => network !== undefined);
  return {
    source:
      proxy.secretName === undefined
        ? { kind: "given", http: proxy.httpProxy, https: proxy.httpsProxy }
        : { kind: "secret", secretName: proxy.secretName },
    direct: mapValue(
      allValues<string | string[]>([
        ...own,
        ...given.map((network) => mapValue(network, canonicalNetwork)),
        mapValue(listValue(proxy.internalNetworks ?? privateNetworks), (all) => all.map(canonicalNetwork)),
        mapValue(listValue(proxy.noProxy), (all) => all.map((host) => canonicalAddress(host).toLowerCase())),
      ]),
      (all) => [...new Set(["localhost", "127.0.0.1", "::1", ".svc", ".svc.cluster.local", ...all.flat()])],
    ),
  };
}

function checkProxy(problems: Problems, path: string, url: Value<string> | undefined): void {
  check(problems, path, url, proxyRule);
  if (url !== undefined && !isLater(url) && url.includes("@")) {
    problems.add(
      path,
      undefined,
      "has a user name or a password: it must be a secret, as pulumi.secret or a secret setting of the stack makes it",
    );
  }
}

// The proxy for Ironic's own calls, as Python's HTTP client and curl read it: lower case wins where both are set.

import type { NetworkProxyPlan } from "../../plan/access/proxy";
import type { Value } from "../../schema/value";
import { commaJoined } from "../kit/env";
import type { EnvVar } from "../kubernetes/objects";

export const proxyKeys = { http: "httpProxy", https: "httpsProxy" } as const;

/** From a Secret, because a proxy may want a password. */
export function outgoingProxyEnv(proxy: NetworkProxyPlan | undefined, secretName: Value<string> | undefined): EnvVar[] {
  if (proxy === undefined || secretName === undefined) {
    return [];
  }
  const fromSecret = (name: string, key: string): EnvVar => ({
    name,
    valueFrom: { secretKeyRef: { name: secretName, key, optional: true } },
  });
  return [
    fromSecret("http_proxy", proxyKeys.http),
    fromSecret("https_proxy", proxyKeys.https),
    { name: "no_proxy", value: commaJoined(proxy.direct) },
  ];
}

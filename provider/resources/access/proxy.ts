// The Secret with the proxy for Ironic's own calls, unless the user has one.

import type * as pulumi from "@pulumi/pulumi";
import { proxyKeys } from "../../manifests/access/proxyEnv";
import type { Value } from "../../schema/value";
import { toInput } from "../../wire/later";
import type { PlanScope } from "../children/planScope";
import { createPodSecret } from "../children/podSecret";

/** The Secret that the pod reads; undefined without a proxy. */
export function createProxySecret(scope: PlanScope): Value<string> | undefined {
  const { networking, names } = scope.plan;
  const source = networking.proxy?.source;
  switch (source?.kind) {
    case undefined:
      return undefined;
    case "secret":
      return source.secretName;
    case "given": {
      const urls = [
        [proxyKeys.http, source.http],
        [proxyKeys.https, source.https],
      ] as const;
      const data = urls.flatMap(([key, url]) =>
        url === undefined ? [] : [[key, toInput(url) as pulumi.Input<string>] as const],
      );
      return createPodSecret(scope, {
        suffix: "proxy",
        name: names.proxy,
        type: "Opaque",
        data: Object.fromEntries(data),
      });
    }
  }
}

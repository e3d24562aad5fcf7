// The Ingress, with what ingress-nginx must be told.

import type { IngressPlan } from "../../plan/access/ingress";
import type { IronicPlan } from "../../plan/plan";
import { servesTls } from "../../plan/tls/tls";
import { withGiven } from "../kubernetes/annotations";
import { frontDoorPaths } from "./frontDoor";
import { objectLabels } from "../kubernetes/labels";
import type { Ingress } from "../kubernetes/objects";

/** ingress-nginx refuses bodies above 1 MB otherwise, and the ramdisk reports more (inspection, logs). */
const unlimitedBody = { "nginx.ingress.kubernetes.io/proxy-body-size": "0" };
/** What one of several Ironics has made for a machine, the others do not have: the next one is asked. */
const nextAfterNotFound = {
  "nginx.ingress.kubernetes.io/proxy-next-upstream": "error timeout http_404",
  "nginx.ingress.kubernetes.io/proxy-next-upstream-tries": "0",
};
const httpsBackend = { "nginx.ingress.kubernetes.io/backend-protocol": "HTTPS" };

export function ironicIngress(plan: IronicPlan, ingress: IngressPlan): Ingress {
  const tls = servesTls(plan.tls);
  return {
    metadata: {
      name: plan.names.ingress,
      namespace: plan.namespace.name,
      labels: objectLabels(plan),
      annotations: withGiven(
        {
          ...unlimitedBody,
          ...(tls ? httpsBackend : {}),
          ...(plan.highAvailability === undefined ? {} : nextAfterNotFound),
          // Controllers that never publish an address would hold up every update.
          "pulumi.com/skipAwait": "true",
        },
        ingress.annotations,
      ),
    },
    spec: {
      ...(ingress.className === undefined ? {} : { ingressClassName: ingress.className }),
      tls: [{ hosts: [ingress.host], secretName: ingress.tlsSecretName }],
      rules: [
        {
          host: ingress.host,
          http: {
            paths: frontDoorPaths(plan).map(({ prefix, port }) => ({
              path: prefix,
              pathType: "Prefix",
              backend: { service: { name: plan.names.service, port: { name: port } } },
            })),
          },
        },
      ],
    },
  };
}

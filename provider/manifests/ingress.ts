// The Ingress: each path goes to the port whose server has it.

import type { IngressPlan } from "../plan/ingress";
import type { IronicPlan } from "../plan/plan";
import { servesTls } from "../plan/tls";
import { withGiven } from "./annotations";
import { objectLabels } from "./labels";
import type { Ingress, IngressPath } from "./objects";

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
  const path = (prefix: string, port: string): IngressPath => ({
    path: prefix,
    pathType: "Prefix",
    backend: { service: { name: plan.names.service, port: { name: port } } },
  });
  // apache2-vmedia.conf.j2 serves these two alone, and httpd.conf.j2 then no longer does.
  const media = tls ? "image-svc-tls" : "image-svc";
  // apache2-ironic-api.conf.j2 serves images beside the API.
  const images = tls ? "ironic-api" : "image-svc";
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
            paths: [path("/redfish", media), path("/ilo", media), path("/images", images), path("/", "ironic-api")],
          },
        },
      ],
    },
  };
}

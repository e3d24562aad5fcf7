// The Service, by whose name the cluster calls Ironic.

import { servicePorts } from "../plan/endpoints";
import type { IronicPlan } from "../plan/plan";
import { protectsVirtualMedia, servesTls } from "../plan/tls";
import type { Value } from "../schema/value";
import { objectLabels, selectorLabels } from "./labels";
import type { Service } from "./objects";

export function ironicService(plan: IronicPlan): Service {
  const tls = servesTls(plan.tls);
  const port = (name: string, number: Value<number>) => ({
    name,
    port: number,
    targetPort: name,
    protocol: "TCP" as const,
  });
  return {
    metadata: {
      name: plan.names.service,
      namespace: plan.namespace.name,
      labels: objectLabels(plan),
      // Pulumi would wait for endpoints here as well as for the Deployment, and longer.
      annotations: { "pulumi.com/skipAwait": "true" },
    },
    spec: {
      type: "ClusterIP",
      selector: selectorLabels(plan),
      ports: [
        port("ironic-api", tls ? servicePorts.apiHttps : servicePorts.apiHttp),
        port("image-svc", servicePorts.images),
        ...(protectsVirtualMedia(plan.tls) ? [port("image-svc-tls", servicePorts.imagesTls)] : []),
        ...(plan.exporter === undefined ? [] : [port("metrics", plan.exporter.port)]),
      ],
    },
  };
}

// The Service, by whose name the cluster calls Ironic.

import { servicePorts } from "../../plan/endpoints";
import type { IronicPlan } from "../../plan/plan";
import { servesVirtualMediaOverTls, servesTls } from "../../plan/tls/tls";
import type { Value } from "../../schema/value";
import { objectLabels, selectorLabels } from "../kubernetes/labels";
import type { Service, ServicePort } from "../kubernetes/objects";

/** A port of the Service leads to the port of the same name, of whichever container has it. */
export function servicePort(name: string, port: Value<number>, https: boolean): ServicePort {
  return { name, port, targetPort: name, protocol: "TCP", appProtocol: https ? "https" : "http" };
}

export function ironicServicePorts(plan: IronicPlan): readonly ServicePort[] {
  const tls = servesTls(plan.tls);
  return [
    servicePort("ironic-api", tls ? servicePorts.apiHttps : servicePorts.apiHttp, tls),
    servicePort("image-svc", servicePorts.images, false),
    ...(servesVirtualMediaOverTls(plan.tls) ? [servicePort("image-svc-tls", servicePorts.imagesTls, true)] : []),
    ...(plan.exporter === undefined ? [] : [servicePort("metrics", plan.exporter.port, false)]),
  ];
}

export function ironicService(plan: IronicPlan): Service {
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
      ports: ironicServicePorts(plan),
    },
  };
}

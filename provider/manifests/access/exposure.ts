// The Service for hosts outside the cluster, with the port numbers of the pod.

import type { ExposurePlan } from "../../plan/access/exposure";
import type { IronicPlan } from "../../plan/plan";
import { servesVirtualMediaOverTls, servesTls } from "../../plan/tls/tls";
import type { Value } from "../../schema/value";
import { withGiven } from "../kubernetes/annotations";
import { objectLabels, selectorLabels } from "../kubernetes/labels";
import type { Service, ServicePort } from "../kubernetes/objects";
import { servicePort } from "./service";

export function exposureService(plan: IronicPlan, exposure: ExposurePlan): Service {
  const { ports } = plan.networking;
  const { nodePorts } = exposure;
  const port = (name: string, number: Value<number>, https: boolean, nodePort?: Value<number>): ServicePort => ({
    ...servicePort(name, number, https),
    ...(nodePort === undefined ? {} : { nodePort }),
  });
  const tls = servesTls(plan.tls);
  const awaited = exposure.kind === "LoadBalancer" && exposure.awaited;
  return {
    metadata: {
      name: plan.names.exposure,
      namespace: plan.namespace.name,
      labels: objectLabels(plan),
      annotations: withGiven(
        // Without a load balancer in the cluster, nothing would ever give it an address.
        awaited ? {} : { "pulumi.com/skipAwait": "true" },
        exposure.annotations,
      ),
    },
    spec: {
      type: exposure.kind,
      selector: selectorLabels(plan),
      ports: [
        port("ironic-api", ports.api, tls, nodePorts.api),
        port("image-svc", ports.images, false, nodePorts.images),
        ...(servesVirtualMediaOverTls(plan.tls) ? [port("image-svc-tls", ports.imagesTls, true, nodePorts.imagesTls)] : []),
      ],
      ...(exposure.trafficPolicy === undefined ? {} : { externalTrafficPolicy: exposure.trafficPolicy }),
      ...(exposure.kind === "LoadBalancer" ? balancerFields(exposure) : {}),
    },
  };
}

function balancerFields({
  ip,
  className,
  sourceRanges,
}: Extract<ExposurePlan, { kind: "LoadBalancer" }>): Partial<Service["spec"]> {
  return {
    ...(ip === undefined ? {} : { loadBalancerIP: ip }),
    ...(className === undefined ? {} : { loadBalancerClass: className }),
    ...(sourceRanges === undefined ? {} : { loadBalancerSourceRanges: sourceRanges }),
  };
}

// Routes of the Gateway API: the HTTPRoute, and how the Gateway verifies the servers behind it.

import type { GatewayPlan } from "../../plan/access/gateway";
import type { IronicPlan } from "../../plan/plan";
import { text, type Value } from "../../schema/value";
import { withGiven } from "../kubernetes/annotations";
import { frontDoorPaths } from "./frontDoor";
import { objectLabels } from "../kubernetes/labels";
import type { CustomObject } from "../kubernetes/objects";
import { ironicServicePorts } from "./service";

const apiVersion = "gateway.networking.k8s.io/v1";

/** Images take minutes to fetch, and Envoy ends a request after 15 seconds unless it is told otherwise. */
const unlimitedTime = { request: "0s" };

export function httpRoute(plan: IronicPlan, { host, parent, annotations }: GatewayPlan): CustomObject {
  const ports = ironicServicePorts(plan);
  return {
    apiVersion,
    kind: "HTTPRoute",
    metadata: {
      name: plan.names.route,
      namespace: plan.namespace.name,
      labels: objectLabels(plan),
      ...(annotations === undefined ? {} : { annotations: withGiven({}, annotations) }),
    },
    spec: {
      parentRefs: [
        {
          name: parent.name,
          ...(parent.namespace === undefined ? {} : { namespace: parent.namespace }),
          ...(parent.sectionName === undefined ? {} : { sectionName: parent.sectionName }),
        },
      ],
      hostnames: [host],
      rules: frontDoorPaths(plan).map(({ prefix, port }) => ({
        matches: [{ path: { type: "PathPrefix", value: prefix } }],
        backendRefs: [{ name: plan.names.service, port: ports.find(({ name }) => name === port)?.port }],
        timeouts: unlimitedTime,
      })),
    },
  };
}

/** The servers behind a Gateway that speak TLS, and the ports of the Service that lead to them. */
const tlsPorts = { api: "ironic-api", media: "image-svc-tls" } as const;

/**
 * One for each server, because implementations need not know a policy with several targets. The other ports stay out of
 * it: whoever else routes to them still speaks HTTP.
 */
export function backendTlsPolicy(
  plan: IronicPlan,
  server: keyof typeof tlsPorts,
  caConfigMapName: Value<string>,
): CustomObject {
  const { names, namespace } = plan;
  return {
    apiVersion,
    kind: "BackendTLSPolicy",
    metadata: {
      name: server === "api" ? names.apiTls : names.virtualMediaTls,
      namespace: namespace.name,
      labels: objectLabels(plan),
    },
    spec: {
      targetRefs: [{ group: "", kind: "Service", name: names.service, sectionName: tlsPorts[server] }],
      validation: {
        caCertificateRefs: [{ group: "", kind: "ConfigMap", name: caConfigMapName }],
        // The baremetal-operator calls Ironic by this name, so the certificate covers it.
        hostname: text`${names.service}.${namespace.name}.svc`,
      },
    },
  };
}

// The objects that connect the baremetal-operator to Ironic, with the keys that it expects (baremetal-operator, pkg/provisioner/ironic/clients).

import type { HandoverPlan } from "../../plan/handover/bareMetalOperator";
import type { IronicPlan } from "../../plan/plan";
import { text, type Value } from "../../schema/value";
import { objectLabels } from "../kubernetes/labels";
import type { ConfigMap, Metadata } from "../kubernetes/objects";

/** The one file that is read in /opt/metal3/certs/ca: under another name no CA would be known, without an error. */
export const caKey = "tls.crt";

export function handoverEndpoint(plan: IronicPlan): Value<string> {
  return text`${plan.endpoints.api}/v1/`;
}

export function handoverMetadata(plan: IronicPlan, handover: HandoverPlan, name: Value<string>): Metadata {
  return { name, namespace: handover.namespace, labels: objectLabels(plan) };
}

export function handoverConfigMap(plan: IronicPlan, handover: HandoverPlan): ConfigMap {
  return {
    metadata: handoverMetadata(plan, handover, handover.configMapName),
    data: { ...handover.configuration, IRONIC_ENDPOINT: handoverEndpoint(plan) },
  };
}

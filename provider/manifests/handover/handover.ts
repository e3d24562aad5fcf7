// The objects that connect the baremetal-operator to Ironic, with the keys that it expects (baremetal-operator, pkg/provisioner/ironic/clients).

import type { HandoverPlan, ReaderPlan } from "../../plan/handover/bareMetalOperator";
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

/** What the component owns of a Deployment that reads these objects when it starts: an annotation of its pods. */
export function readerPatch(reader: ReaderPlan, checksum: Value<string>) {
  return {
    metadata: {
      name: reader.name,
      namespace: reader.namespace,
      // Its old credentials stay valid: nothing has to wait for it.
      annotations: { "pulumi.com/skipAwait": "true" },
    },
    spec: { template: { metadata: { annotations: { "metal3.pulumi.com/handover-checksum": checksum } } } },
  };
}

// The hand-over to the baremetal-operator: where Ironic is, with which password, and by which authorities it is verified.

import * as pulumi from "@pulumi/pulumi";
import { ConfigMap } from "@pulumi/kubernetes/core/v1/configMap";
import { Secret } from "@pulumi/kubernetes/core/v1/secret";
import { caKey, handoverConfigMap, handoverEndpoint, handoverMetadata } from "../../manifests/handover/handover";
import type { HandoverPlan } from "../../plan/handover/bareMetalOperator";
import type { IronicPlan } from "../../plan/plan";
import type { BareMetalOperatorHandover } from "../../schema/types";
import { later, toInput } from "../../wire/later";
import type { CreatedCertificates } from "../tls/certificates";
import type { CreatedCredentials } from "../credentials/credentials";
import { publicDigest } from "../children/digest";
import type { Family } from "../children/childScope";
import { base64 } from "../children/podSecret";

export function createHandover(
  family: Family,
  plan: IronicPlan,
  credentials: CreatedCredentials,
  certificates: CreatedCertificates,
  digestKey: pulumi.Output<string>,
): BareMetalOperatorHandover | undefined {
  const { handover } = plan;
  if (handover === undefined) {
    return undefined;
  }
  new ConfigMap(family.child("bmo-config"), toInput(handoverConfigMap(plan, handover)), family.options());
  createCredentials(family, plan, handover, credentials);
  const ca = authorities(handover, certificates);
  if (handover.ca.kind !== "none" && ca !== undefined) {
    new Secret(
      family.child("bmo-ca"),
      {
        metadata: toInput(handoverMetadata(plan, handover, handover.ca.name)),
        type: "Opaque",
        data: { [caKey]: base64(ca) },
      },
      family.options(),
    );
  }
  const { known } = credentials;
  const read = {
    endpoint: toInput(handoverEndpoint(plan)),
    login: known === undefined ? toInput(handover.credentials.name) : [toInput(known.username), known.password],
    ca: ca ?? null,
    configuration: toInput(handover.configuration),
  };
  return {
    configMapName: handover.configMapName,
    credentialsSecretName: handover.credentials.name,
    ...(handover.ca.kind === "none" ? {} : { caSecretName: handover.ca.name }),
    checksum: later(publicDigest(digestKey, read as pulumi.Input<unknown>)),
  };
}

function createCredentials(
  family: Family,
  plan: IronicPlan,
  handover: HandoverPlan,
  { known }: CreatedCredentials,
): void {
  if (handover.credentials.kind === "existing" || known === undefined) {
    return;
  }
  new Secret(
    family.child("bmo-credentials"),
    {
      metadata: toInput(handoverMetadata(plan, handover, handover.credentials.name)),
      type: "kubernetes.io/basic-auth",
      data: { username: base64(toInput(known.username)), password: base64(known.password) },
    },
    family.options(),
  );
}

function authorities({ ca }: HandoverPlan, { generated }: CreatedCertificates): pulumi.Output<string> | undefined {
  switch (ca.kind) {
    case "none":
      return undefined;
    case "generated":
      return generated?.ca;
    case "given":
      return pulumi.output(toInput(ca.pem));
  }
}

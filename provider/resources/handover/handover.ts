// The hand-over to the baremetal-operator: where Ironic is, its password, and the CA certificates to verify it.

import * as pulumi from "@pulumi/pulumi";
import { DeploymentPatch } from "@pulumi/kubernetes/apps/v1/deploymentPatch";
import { ConfigMap } from "@pulumi/kubernetes/core/v1/configMap";
import { Secret } from "@pulumi/kubernetes/core/v1/secret";
import {
  caKey,
  handoverConfigMap,
  handoverEndpoint,
  handoverMetadata,
  readerPatch,
} from "../../manifests/handover/handover";
import type { HandoverCa, HandoverPlan } from "../../plan/handover/bareMetalOperator";
import type { BareMetalOperatorHandover } from "../../schema/types";
import { later, toInput } from "../../wire/later";
import type { CreatedCertificates } from "../tls/certificates";
import type { CreatedCredentials } from "../credentials/credentials";
import type { PlanScope } from "../children/planScope";
import { base64 } from "../children/podSecret";

export function createHandover(
  scope: PlanScope,
  credentials: CreatedCredentials,
  certificates: CreatedCertificates,
): BareMetalOperatorHandover | undefined {
  const { plan } = scope;
  const { handover } = plan;
  if (handover === undefined) {
    return undefined;
  }
  const objects: pulumi.Resource[] = [
    new ConfigMap(scope.child("bmo-config"), toInput(handoverConfigMap(plan, handover)), scope.options()),
    ...createCredentials(scope, handover, credentials),
  ];
  const ca = handover.ca && caCertificates(handover.ca, certificates);
  if (handover.ca !== undefined && ca !== undefined) {
    objects.push(
      new Secret(
        scope.child("bmo-ca"),
        {
          metadata: toInput(handoverMetadata(plan, handover, handover.ca.name)),
          type: "Opaque",
          data: { [caKey]: base64(ca) },
        },
        scope.options(),
      ),
    );
  }
  const { known } = credentials;
  const read = {
    endpoint: toInput(handoverEndpoint(plan)),
    login: known === undefined ? toInput(handover.credentials.name) : [toInput(known.username), known.password],
    ca: ca ?? null,
    configuration: toInput(handover.configuration),
  };
  const checksum = scope.digest(read as pulumi.Input<unknown>);
  restartReaders(scope.after(...objects), handover, checksum);
  return {
    configMapName: handover.configMapName,
    credentialsSecretName: handover.credentials.name,
    ...(handover.ca === undefined ? {} : { caSecretName: handover.ca.name }),
    checksum: later(checksum),
  };
}

/** An annotation of their pods, which is all of the Deployments that the component owns. */
function restartReaders(scope: PlanScope, { restart }: HandoverPlan, checksum: pulumi.Output<string>): void {
  for (const reader of restart) {
    const patch = readerPatch(reader, later(checksum));
    new DeploymentPatch(scope.child(`restart-${reader.label}`), toInput(patch), scope.options());
  }
}

function createCredentials(scope: PlanScope, handover: HandoverPlan, { known }: CreatedCredentials): pulumi.Resource[] {
  const { plan } = scope;
  if (handover.credentials.kind === "existing" || known === undefined) {
    return [];
  }
  const secret = new Secret(
    scope.child("bmo-credentials"),
    {
      metadata: toInput(handoverMetadata(plan, handover, handover.credentials.name)),
      type: "kubernetes.io/basic-auth",
      data: { username: base64(toInput(known.username)), password: base64(known.password) },
    },
    scope.options(),
  );
  return [secret];
}

function caCertificates(ca: HandoverCa, { generated }: CreatedCertificates): pulumi.Output<string> | undefined {
  switch (ca.kind) {
    case "generated":
      return generated?.ca;
    case "given":
      return pulumi.output(toInput(ca.pem));
  }
}

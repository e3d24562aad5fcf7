// What is in front of Ironic: an Ingress, or routes of a Gateway with the CA certificates that it uses to verify Ironic.

import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import { Ingress } from "@pulumi/kubernetes/networking/v1/ingress";
import { backendTlsPolicy, httpRoute } from "../../manifests/access/gateway";
import { ironicIngress } from "../../manifests/access/ingress";
import type { GatewayPlan } from "../../plan/access/gateway";
import type { Value } from "../../schema/value";
import { later, toInput } from "../../wire/later";
import { createHashedCaBundle } from "../tls/caBundles";
import type { CreatedCertificates } from "../tls/certificates";
import type { PlanScope } from "../children/planScope";

export function createFrontDoor(scope: PlanScope, certificates: CreatedCertificates): void {
  const { plan } = scope;
  const { frontDoor } = plan.networking;
  switch (frontDoor?.kind) {
    case undefined:
      return;
    case "ingress":
      new Ingress(scope.child("ingress"), toInput(ironicIngress(plan, frontDoor)), scope.options());
      return;
    case "gateway":
      createRoutes(scope, frontDoor, createBackendCa(scope, frontDoor, certificates));
  }
}

/** The policies first: without them, the Gateway would speak HTTP to servers that want HTTPS. */
function createRoutes(scope: PlanScope, gateway: GatewayPlan, caConfigMapName: Value<string> | undefined): void {
  const { plan } = scope;
  const policies =
    caConfigMapName === undefined
      ? []
      : (["api", "media"] as const).map(
          (server) =>
            new CustomResource(
              scope.child(`${server}-tls`),
              toInput(backendTlsPolicy(plan, server, caConfigMapName)),
              scope.options(),
            ),
        );
  new CustomResource(scope.child("route"), toInput(httpRoute(plan, gateway)), scope.options({ dependsOn: policies }));
}

/** Changed CA certificates are a new object: under the same name it would be missing for a while, and hosts would be cut off. */
function createBackendCa(
  scope: PlanScope,
  { backendCa }: GatewayPlan,
  { generated }: CreatedCertificates,
): Value<string> | undefined {
  const { plan } = scope;
  switch (backendCa?.kind) {
    case undefined:
      return undefined;
    case "given":
      return backendCa.configMapName;
    case "generated":
      return generated && createHashedCaBundle(scope, "gateway-ca", plan.names.gatewayCa, later(generated.ca));
  }
}

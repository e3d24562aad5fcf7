// What stands in front of Ironic: an Ingress, or routes of a Gateway with the authorities by which it verifies Ironic.

import type * as pulumi from "@pulumi/pulumi";
import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import { Ingress } from "@pulumi/kubernetes/networking/v1/ingress";
import { backendTlsPolicy, httpRoute } from "../../manifests/access/gateway";
import { ironicIngress } from "../../manifests/access/ingress";
import type { GatewayPlan } from "../../plan/access/gateway";
import type { IronicPlan } from "../../plan/plan";
import type { Value } from "../../schema/value";
import { later, toInput } from "../../wire/later";
import { createHashedAuthority } from "../tls/caBundles";
import type { CreatedCertificates } from "../tls/certificates";
import type { Family } from "../children/childScope";

export function createFrontDoor(
  family: Family,
  plan: IronicPlan,
  certificates: CreatedCertificates,
  digestKey: pulumi.Output<string>,
): void {
  const { frontDoor } = plan.networking;
  switch (frontDoor?.kind) {
    case undefined:
      return;
    case "ingress":
      new Ingress(family.child("ingress"), toInput(ironicIngress(plan, frontDoor)), family.options());
      return;
    case "gateway":
      createRoutes(family, plan, frontDoor, createBackendCa(family, plan, frontDoor, certificates, digestKey));
  }
}

/** The policies first: without them, the Gateway would speak HTTP to servers that want HTTPS. */
function createRoutes(
  family: Family,
  plan: IronicPlan,
  gateway: GatewayPlan,
  caConfigMapName: Value<string> | undefined,
): void {
  const policies =
    caConfigMapName === undefined
      ? []
      : (["api", "media"] as const).map(
          (server) =>
            new CustomResource(
              family.child(`${server}-tls`),
              toInput(backendTlsPolicy(plan, server, caConfigMapName)),
              family.options(),
            ),
        );
  new CustomResource(family.child("route"), toInput(httpRoute(plan, gateway)), family.options({ dependsOn: policies }));
}

/** Other authorities are another object: under the same name it would be away for a while, and machines with it. */
function createBackendCa(
  family: Family,
  plan: IronicPlan,
  { backendCa }: GatewayPlan,
  { generated }: CreatedCertificates,
  digestKey: pulumi.Output<string>,
): Value<string> | undefined {
  switch (backendCa.kind) {
    case "none":
      return undefined;
    case "given":
      return backendCa.configMapName;
    case "generated":
      return (
        generated &&
        createHashedAuthority(family, plan, digestKey, "gateway-ca", plan.names.gatewayCa, later(generated.ca))
      );
  }
}

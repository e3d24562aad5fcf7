// Routes of the Gateway API: the Gateway they attach to, and how that verifies Ironic.

import type { Gateway, TlsMode } from "../../schema/types";
import { mapValue, type Value } from "../../schema/value";
import { checkAnnotations } from "../checks/labels";
import { namespaceRule, validateObjectName } from "../checks/objectNames";
import type { Problems } from "../checks/problems";
import { check, peek } from "../checks/check";
import { required } from "../checks/required";
import { hostRule, lowerCase } from "../checks/urls";

export interface GatewayPlan {
  readonly kind: "gateway";
  readonly host: Value<string>;
  readonly parent: {
    readonly name: Value<string>;
    /** Undefined: that of the route. */
    readonly namespace: Value<string> | undefined;
    /** Undefined: every listener that fits. */
    readonly sectionName: Value<string> | undefined;
  };
  readonly annotations: Gateway["annotations"];
  /** The CA that the Gateway uses to verify Ironic; undefined without TLS. */
  readonly backendCa:
    | undefined
    | { readonly kind: "generated" }
    | { readonly kind: "given"; readonly configMapName: Value<string> };
}

const neededInGateway = "is required with networking.gateway";

export function planGateway(problems: Problems, gateway: Gateway, mode: TlsMode): GatewayPlan {
  const path = "networking.gateway";
  check(problems, `${path}.host`, gateway.host, hostRule);
  check(problems, `${path}.gatewayNamespace`, gateway.gatewayNamespace, namespaceRule);
  for (const field of ["gatewayName", "sectionName", "caConfigMapName"] as const) {
    validateObjectName(problems, `${path}.${field}`, gateway[field]);
  }
  checkAnnotations(problems, `${path}.annotations`, gateway.annotations);
  return {
    kind: "gateway",
    host: mapValue(required(problems, `${path}.host`, gateway.host, neededInGateway), lowerCase),
    parent: {
      name: required(problems, `${path}.gatewayName`, gateway.gatewayName, neededInGateway),
      namespace: gateway.gatewayNamespace,
      sectionName: gateway.sectionName,
    },
    annotations: annotationsOf(gateway),
    backendCa: planBackendCa(problems, gateway.caConfigMapName, mode),
  };
}

/** The Gateway verifies virtual media as well, and by a generated CA it cannot verify a certificate of the user's. */
export function validateGatewayTrust(
  problems: Problems,
  frontDoor: { readonly kind: string; readonly backendCa?: GatewayPlan["backendCa"] } | undefined,
  virtualMediaCertificate: Value<string> | undefined,
): void {
  if (
    frontDoor?.kind === "gateway" &&
    frontDoor.backendCa?.kind === "generated" &&
    virtualMediaCertificate !== undefined
  ) {
    problems.add(
      "tls.virtualMedia.certificateName",
      virtualMediaCertificate,
      "cannot be combined with networking.gateway and a generated certificate: the Gateway verifies virtual media by the generated CA. BMCs see the Gateway's certificate anyway",
    );
  }
}

/** An empty map has no effect, but in a custom resource it would show as a change in every preview. */
function annotationsOf({ annotations }: Gateway): Gateway["annotations"] {
  const known = peek(annotations);
  return known !== undefined && Object.keys(known).length === 0 ? undefined : annotations;
}

function planBackendCa(
  problems: Problems,
  configMapName: Value<string> | undefined,
  mode: TlsMode,
): GatewayPlan["backendCa"] {
  const path = "networking.gateway.caConfigMapName";
  switch (mode) {
    case "off":
      refuseWithoutEffect(problems, path, configMapName, "tls.mode is off, and there is no certificate to verify");
      return undefined;
    case "generated":
      refuseWithoutEffect(problems, path, configMapName, "with tls.mode generated the component creates one");
      return { kind: "generated" };
    case "secret":
    case "certManager":
      return {
        kind: "given",
        configMapName: required(
          problems,
          path,
          configMapName,
          `is required with tls.mode ${mode}: the Gateway uses its CA certificates (key ca.crt) to verify Ironic, and the component cannot see them`,
        ),
      };
  }
}

function refuseWithoutEffect(problems: Problems, path: string, given: Value<string> | undefined, reason: string): void {
  if (given !== undefined) {
    problems.add(path, given, `has no effect: ${reason}`);
  }
}

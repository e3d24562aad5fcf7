// The objects that only some inputs ask for, for the golden manifests.

import { authorityConfigMap } from "../../../provider/manifests/tls/caBundles";
import { certificateObject } from "../../../provider/manifests/tls/certManager";
import { dashboardConfigMap } from "../../../provider/manifests/monitoring/dashboard";
import { backendTlsPolicy, httpRoute } from "../../../provider/manifests/access/gateway";
import { handoverConfigMap } from "../../../provider/manifests/handover/handover";
import { networkingDeployment, networkingServiceObject } from "../../../provider/manifests/switches/networkingService";
import { prometheusRule } from "../../../provider/manifests/monitoring/prometheusRule";
import { serviceMonitor } from "../../../provider/manifests/monitoring/serviceMonitor";
import { sharedClaim } from "../../../provider/manifests/storage/sharedClaim";
import type { PodSecrets } from "../../../provider/manifests/pod/volumes";
import type { AuthorityPlan } from "../../../provider/plan/tls/caBundles";
import type { GatewayPlan } from "../../../provider/plan/access/gateway";
import type { IronicPlan } from "../../../provider/plan/plan";
import type { Value } from "../../../provider/schema/value";

/** 2033-05-18, as the end of a certificate's life. */
const certificateEnd = 2_000_000_000;

export function furtherObjects(plan: IronicPlan, secrets: PodSecrets): object[] {
  return [
    ...authorities(plan, secrets),
    ...(plan.tls.mode === "certManager" ? [certificateObject(plan, plan.tls)] : []),
    ...(plan.storage.kind === "claim"
      ? [
          {
            apiVersion: "v1",
            kind: "PersistentVolumeClaim",
            ...sharedClaim(plan, plan.storage, secrets.sharedClaim ?? ""),
          },
        ]
      : []),
    ...networking(plan, secrets),
    ...monitoring(plan),
    ...(plan.networking.frontDoor?.kind === "gateway" ? routes(plan, plan.networking.frontDoor) : []),
    ...(plan.handover === undefined
      ? []
      : [{ apiVersion: "v1", kind: "ConfigMap", ...handoverConfigMap(plan, plan.handover) }]),
  ];
}

function authorities(plan: IronicPlan, secrets: PodSecrets): object[] {
  const script = plan.ramdisk.download?.script;
  const made: [AuthorityPlan | undefined, Value<string> | undefined][] = [
    [plan.authorities.bmc, secrets.bmcCa],
    [plan.authorities.trusted, secrets.trustedCa],
    [script?.kind === "verified" ? script.mirrorCa : undefined, secrets.mirrorCa],
  ];
  return made.flatMap(([authority, name]) =>
    authority?.source === "pem"
      ? [{ apiVersion: "v1", kind: "ConfigMap", ...authorityConfigMap(plan, name ?? "", authority.pem) }]
      : [],
  );
}

function networking(plan: IronicPlan, secrets: PodSecrets): object[] {
  const { networkingService: service } = plan;
  return service === undefined
    ? []
    : [
        { apiVersion: "apps/v1", kind: "Deployment", ...networkingDeployment(plan, service, secrets, {}) },
        { apiVersion: "v1", kind: "Service", ...networkingServiceObject(plan) },
      ];
}

function monitoring(plan: IronicPlan): object[] {
  const { exporter, tls } = plan;
  if (exporter === undefined) {
    return [];
  }
  const end = tls.mode === "generated" ? certificateEnd : undefined;
  return [
    ...(exporter.serviceMonitor ? [serviceMonitor(plan, exporter)] : []),
    ...(exporter.alerts ? [prometheusRule(plan, exporter, end)] : []),
    ...(exporter.dashboard ? [{ apiVersion: "v1", kind: "ConfigMap", ...dashboardConfigMap(plan) }] : []),
  ];
}

/** Stands for the authorities that the component generates, and for the digest of them in a name. */
const generatedCa = "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n";
const generatedCaName = (plan: IronicPlan): string => `${plan.names.gatewayCa}-0123456789ab`;

function routes(plan: IronicPlan, gateway: GatewayPlan): object[] {
  const { backendCa } = gateway;
  const policies = (name: Value<string>) =>
    (["api", "media"] as const).map((server) => backendTlsPolicy(plan, server, name));
  const route = httpRoute(plan, gateway);
  switch (backendCa.kind) {
    case "none":
      return [route];
    case "given":
      return [...policies(backendCa.configMapName), route];
    case "generated": {
      const name = generatedCaName(plan);
      const made = { apiVersion: "v1", kind: "ConfigMap", ...authorityConfigMap(plan, name, generatedCa) };
      return [made, ...policies(name), route];
    }
  }
}

// The objects that only some inputs ask for, for the golden manifests.

import { caBundleConfigMap } from "../../../provider/manifests/tls/caBundles";
import { certificateObject } from "../../../provider/manifests/tls/certManager";
import { dashboardConfigMap } from "../../../provider/manifests/monitoring/dashboard";
import { backendTlsPolicy, httpRoute } from "../../../provider/manifests/access/gateway";
import { handoverConfigMap } from "../../../provider/manifests/handover/handover";
import { networkingDeployment, networkingServiceObject } from "../../../provider/manifests/switches/networkingService";
import { prometheusRule } from "../../../provider/manifests/monitoring/prometheusRule";
import { serviceMonitor } from "../../../provider/manifests/monitoring/serviceMonitor";
import { sharedClaim } from "../../../provider/manifests/storage/sharedClaim";
import type { PodObjects } from "../../../provider/manifests/pod/volumes";
import type { CaBundleObject, CaBundlePlan } from "../../../provider/plan/tls/caBundles";
import type { GatewayPlan } from "../../../provider/plan/access/gateway";
import type { IronicPlan } from "../../../provider/plan/plan";
import type { Value } from "../../../provider/schema/value";

/** 2033-05-18, as the end of a certificate's life. */
const certificateEnd = 2_000_000_000;

export function furtherObjects(plan: IronicPlan, objects: PodObjects): object[] {
  return [
    ...caBundles(plan, objects),
    ...(plan.tls.kind === "certManager" ? [certificateObject(plan, plan.tls)] : []),
    ...(plan.storage.kind === "new" && objects.shared.kind === "claim"
      ? [
          {
            apiVersion: "v1",
            kind: "PersistentVolumeClaim",
            ...sharedClaim(plan, plan.storage, objects.shared.claimName),
          },
        ]
      : []),
    ...networking(plan, objects),
    ...monitoring(plan),
    ...(plan.networking.frontDoor?.kind === "gateway" ? routes(plan, plan.networking.frontDoor) : []),
    ...(plan.handover === undefined
      ? []
      : [{ apiVersion: "v1", kind: "ConfigMap", ...handoverConfigMap(plan, plan.handover) }]),
  ];
}

function caBundles(plan: IronicPlan, objects: PodObjects): object[] {
  const script = plan.ramdisk.download?.script;
  const made: [CaBundlePlan | undefined, CaBundleObject | undefined][] = [
    [plan.caBundles.bmc, objects.bmcCa],
    [plan.caBundles.trusted, objects.trustedCa],
    [script?.kind === "verified" ? script.mirrorCa : undefined, objects.mirrorCa],
  ];
  return made.flatMap(([bundle, object]) =>
    bundle?.kind === "pem" && object !== undefined
      ? [{ apiVersion: "v1", kind: "ConfigMap", ...caBundleConfigMap(plan, object.name, bundle.pem) }]
      : [],
  );
}

function networking(plan: IronicPlan, objects: PodObjects): object[] {
  const { networkingService: service } = plan;
  const { tls, rpc } = objects;
  return service === undefined || rpc === undefined
    ? []
    : [
        { apiVersion: "apps/v1", kind: "Deployment", ...networkingDeployment(plan, service, { tls, rpc }, {}) },
        { apiVersion: "v1", kind: "Service", ...networkingServiceObject(plan) },
      ];
}

function monitoring(plan: IronicPlan): object[] {
  const { exporter, tls } = plan;
  if (exporter === undefined) {
    return [];
  }
  const end = tls.kind === "generated" ? certificateEnd : undefined;
  return [
    ...(exporter.serviceMonitor ? [serviceMonitor(plan, exporter)] : []),
    ...(exporter.alerts ? [prometheusRule(plan, exporter, end)] : []),
    ...(exporter.dashboard ? [{ apiVersion: "v1", kind: "ConfigMap", ...dashboardConfigMap(plan) }] : []),
  ];
}

/** Stands for the CA that the component generates, and for its digest in a name. */
const generatedCa = "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n";
const generatedCaName = (plan: IronicPlan): string => `${plan.names.gatewayCa}-0123456789ab`;

function routes(plan: IronicPlan, gateway: GatewayPlan): object[] {
  const { backendCa } = gateway;
  const policies = (name: Value<string>) =>
    (["api", "media"] as const).map((server) => backendTlsPolicy(plan, server, name));
  const route = httpRoute(plan, gateway);
  switch (backendCa?.kind) {
    case undefined:
      return [route];
    case "given":
      return [...policies(backendCa.configMapName), route];
    case "generated": {
      const name = generatedCaName(plan);
      const made = { apiVersion: "v1", kind: "ConfigMap", ...caBundleConfigMap(plan, name, generatedCa) };
      return [made, ...policies(name), route];
    }
  }
}

// The pod: containers, volumes and where it runs.

import type { IronicPlan } from "../../plan/plan";
import { mapValue } from "../../schema/value";
import { apiCredentialsContainer } from "../credentials/apiCredentialsContainer";
import { configOptionsContainer } from "../extraConfig/configOptionsContainer";
import { dnsmasqContainer } from "../dhcp/dnsmasqContainer";
import { httpdContainer } from "./httpdContainer";
import { ironicContainer } from "./ironicContainer";
import { keepalivedContainer } from "../address/keepalivedContainer";
import { prometheusExporterContainer } from "../monitoring/prometheusExporterContainer";
import { ramdiskDownloaderContainer } from "../ramdisk/ramdiskDownloaderContainer";
import { ramdiskLogsContainer } from "../ramdisk/ramdiskLogsContainer";
import { podLabels } from "../kubernetes/labels";
import type { Container, Labels, PodSpec, PodTemplate } from "../kubernetes/objects";
import { withLabels, withOverrides } from "./overrides";
import { imageUser } from "../kubernetes/upstream";
import { podVolumes, scratchVolumes, type PodSecrets } from "./volumes";

function initContainers(plan: IronicPlan): Container[] {
  return [
    ...(plan.ramdisk.download === undefined ? [] : [ramdiskDownloaderContainer(plan, plan.ramdisk.download)]),
    ...(plan.credentials.source === "secret" ? [apiCredentialsContainer(plan)] : []),
    ...(plan.extraConfig.secret.length === 0 ? [] : [configOptionsContainer(plan)]),
  ];
}

function mainContainers(plan: IronicPlan): Container[] {
  const { dhcp, keepalived } = plan.networking;
  return [
    ironicContainer(plan),
    httpdContainer(plan),
    ramdiskLogsContainer(plan),
    ...(dhcp.kind === "none" ? [] : [dnsmasqContainer(plan, dhcp)]),
    ...(keepalived === undefined ? [] : [keepalivedContainer(plan, keepalived)]),
    ...(plan.exporter === undefined ? [] : [prometheusExporterContainer(plan, plan.exporter)]),
  ];
}

export interface PodUser {
  readonly uid: number;
  readonly gid: number;
}

/** What Pod Security "restricted" wants of a pod, and the user that its image is built for. */
export function podSecurity({ uid, gid }: PodUser): PodSpec["securityContext"] {
  return {
    runAsNonRoot: true,
    runAsUser: uid,
    runAsGroup: gid,
    fsGroup: gid,
    seccompProfile: { type: "RuntimeDefault" },
  };
}

/** What every pod of the component has: where it may run, and Pod Security. */
export function commonPodSpec(plan: IronicPlan): Omit<PodSpec, "containers" | "volumes"> {
  const { placement, images } = plan;
  return {
    automountServiceAccountToken: false,
    // Service variables of the namespace must not be taken for settings: the image reads its environment by common names.
    enableServiceLinks: false,
    ...optional("serviceAccountName", placement.serviceAccountName),
    ...optional("priorityClassName", placement.priorityClassName),
    ...optional("nodeSelector", placement.nodeSelector),
    ...optional("tolerations", placement.tolerations),
    ...(Array.isArray(images.pullSecrets) && images.pullSecrets.length === 0
      ? {}
      : { imagePullSecrets: mapValue(images.pullSecrets, (names) => names.map((name) => ({ name }))) }),
    securityContext: podSecurity(imageUser),
  };
}

export function podSpec(plan: IronicPlan, secrets: PodSecrets): PodSpec {
  const { placement, networking } = plan;
  const first = initContainers(plan);
  const containers = mainContainers(plan);
  const mounts = [...first, ...containers].flatMap(({ volumeMounts }) => volumeMounts);
  // Secret options would otherwise lie on the node's disk, as long as the pod runs.
  const inMemory = plan.extraConfig.secret.length === 0 ? [] : ["ironic-conf"];
  const spec: PodSpec = {
    ...(networking.hostNetwork ? { hostNetwork: true, dnsPolicy: "ClusterFirstWithHostNet" } : {}),
    ...commonPodSpec(plan),
    ...optional("affinity", placement.affinity),
    ...optional("topologySpreadConstraints", placement.topologySpreadConstraints),
    ...(first.length === 0 ? {} : { initContainers: first }),
    containers,
    volumes: [...podVolumes(plan, secrets), ...scratchVolumes(mounts, inMemory)],
  };
  return withOverrides(spec, plan.overrides);
}

function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: V };
}

export function podTemplate(plan: IronicPlan, secrets: PodSecrets, annotations: Labels): PodTemplate {
  const { overrides } = plan;
  return {
    metadata: {
      labels: withLabels(overrides.labels, podLabels(plan)),
      annotations: withLabels(overrides.annotations, annotations),
    },
    spec: podSpec(plan, secrets),
  };
}

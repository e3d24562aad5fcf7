// The pod: containers, volumes and where it runs.

import type { IronicPlan } from "../../plan/plan";
import { apiCredentialsContainer } from "../credentials/apiCredentialsContainer";
import { configOptionsContainer } from "../extraConfig/configOptionsContainer";
import { dnsmasqContainer } from "../dhcp/dnsmasqContainer";
import { httpdContainer } from "./httpdContainer";
import { ironicContainer } from "./ironicContainer";
import { keepalivedContainer } from "../address/keepalivedContainer";
import { prometheusExporterContainer } from "../monitoring/prometheusExporterContainer";
import { ramdiskDownloaderContainer } from "../ramdisk/ramdiskDownloaderContainer";
import { ramdiskLogsContainer } from "../ramdisk/ramdiskLogsContainer";
import type { Value } from "../../schema/value";
import { podLabels } from "../kubernetes/labels";
import type { Container, Labels, PodSpec, PodTemplate } from "../kubernetes/objects";
import { replacedVariables, withLabels, withOverrides } from "./overrides";
import { imageUser } from "../kubernetes/upstream";
import { commonPodSpec } from "../kit/commonPodSpec";
import { scratchVolumes } from "../kit/directories";
import { optionalField } from "../kit/optionalField";
import { podVolumes, type PodObjects } from "./volumes";

function initContainers(plan: IronicPlan, proxy: Value<string> | undefined): Container[] {
  return [
    ...(plan.ramdisk.download === undefined ? [] : [ramdiskDownloaderContainer(plan, plan.ramdisk.download, proxy)]),
    ...(plan.credentials.kind === "secret" ? [apiCredentialsContainer(plan)] : []),
    ...(plan.extraConfig.secret.length === 0 ? [] : [configOptionsContainer(plan)]),
  ];
}

function mainContainers(plan: IronicPlan, proxy: Value<string> | undefined): Container[] {
  const { dhcp, keepalived } = plan.networking;
  return [
    ironicContainer(plan, proxy),
    httpdContainer(plan),
    ramdiskLogsContainer(plan),
    ...(dhcp === undefined ? [] : [dnsmasqContainer(plan, dhcp)]),
    ...(keepalived === undefined ? [] : [keepalivedContainer(plan, keepalived)]),
    ...(plan.exporter === undefined ? [] : [prometheusExporterContainer(plan, plan.exporter)]),
  ];
}

export function podSpec(plan: IronicPlan, objects: PodObjects): PodSpec {
  const { placement, networking } = plan;
  const first = initContainers(plan, objects.proxy);
  const containers = mainContainers(plan, objects.proxy);
  const mounts = [...first, ...containers].flatMap(({ volumeMounts }) => volumeMounts);
  // Secret options would otherwise lie on the node's disk, as long as the pod runs.
  const inMemory = plan.extraConfig.secret.length === 0 ? [] : ["ironic-conf"];
  const spec: PodSpec = {
    ...(networking.hostNetwork ? { hostNetwork: true, dnsPolicy: "ClusterFirstWithHostNet" } : {}),
    ...commonPodSpec(plan, imageUser),
    ...optionalField("affinity", placement.affinity),
    ...optionalField("topologySpreadConstraints", placement.topologySpreadConstraints),
    ...(first.length === 0 ? {} : { initContainers: first }),
    containers,
    volumes: [...podVolumes(plan, objects), ...scratchVolumes(mounts, inMemory)],
  };
  return withOverrides(spec, plan.overrides);
}

/** What the user should know of overrides before they surprise. */
export function overrideWarnings(plan: IronicPlan): string[] {
  const { containers, initContainers: first } = plan.overrides;
  const replaced = [
    ...replacedVariables(mainContainers(plan, plan.names.proxy), containers),
    ...replacedVariables(initContainers(plan, plan.names.proxy), first),
  ];
  return replaced.length === 0
    ? []
    : [
        `overrides replace variables that the component sets itself, with all that they hold (${replaced.join(", ")}). Use a dedicated input where there is one.`,
      ];
}

export function podTemplate(plan: IronicPlan, objects: PodObjects, annotations: Labels): PodTemplate {
  const { overrides } = plan;
  return {
    metadata: {
      labels: withLabels(overrides.labels, podLabels(plan)),
      annotations: withLabels(overrides.annotations, annotations),
    },
    spec: podSpec(plan, objects),
  };
}

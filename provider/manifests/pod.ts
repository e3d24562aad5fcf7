// The pod: containers, volumes and where it runs.

import type { IronicPlan } from "../plan/plan";
import { mapValue } from "../schema/value";
import { apiCredentialsContainer } from "./containers/apiCredentials";
import { dnsmasqContainer } from "./containers/dnsmasq";
import { httpdContainer } from "./containers/httpd";
import { ironicContainer } from "./containers/ironic";
import { keepalivedContainer } from "./containers/keepalived";
import { ramdiskDownloaderContainer } from "./containers/ramdiskDownloader";
import { ramdiskLogsContainer } from "./containers/ramdiskLogs";
import { podLabels } from "./labels";
import type { Container, Labels, PodSpec, PodTemplate } from "./objects";
import { imageUser } from "./upstream";
import { podVolumes, scratchVolumes, type PodSecrets } from "./volumes";

function initContainers(plan: IronicPlan): Container[] {
  return [
    ...(plan.ramdisk.download ? [ramdiskDownloaderContainer(plan)] : []),
    ...(plan.credentials.source === "secret" ? [apiCredentialsContainer(plan)] : []),
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
  ];
}

export function podSpec(plan: IronicPlan, secrets: PodSecrets): PodSpec {
  const { placement, networking, images } = plan;
  const first = initContainers(plan);
  const containers = mainContainers(plan);
  const mounts = [...first, ...containers].flatMap(({ volumeMounts }) => volumeMounts);
  return {
    ...(networking.hostNetwork ? { hostNetwork: true, dnsPolicy: "ClusterFirstWithHostNet" } : {}),
    automountServiceAccountToken: false,
    // Service variables of the namespace must not be taken for settings: the image reads its environment by common names.
    enableServiceLinks: false,
    ...optional("serviceAccountName", placement.serviceAccountName),
    ...optional("priorityClassName", placement.priorityClassName),
    ...optional("nodeSelector", placement.nodeSelector),
    ...optional("tolerations", placement.tolerations),
    ...optional("affinity", placement.affinity),
    ...(Array.isArray(images.pullSecrets) && images.pullSecrets.length === 0
      ? {}
      : { imagePullSecrets: mapValue(images.pullSecrets, (names) => names.map((name) => ({ name }))) }),
    securityContext: {
      runAsNonRoot: true,
      runAsUser: imageUser.uid,
      runAsGroup: imageUser.gid,
      fsGroup: imageUser.gid,
      seccompProfile: { type: "RuntimeDefault" },
    },
    ...(first.length === 0 ? {} : { initContainers: first }),
    containers,
    volumes: [...podVolumes(plan, secrets), ...scratchVolumes(mounts)],
  };
}

function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: V };
}

export function podTemplate(plan: IronicPlan, secrets: PodSecrets, annotations: Labels): PodTemplate {
  return { metadata: { labels: podLabels(plan), annotations }, spec: podSpec(plan, secrets) };
}

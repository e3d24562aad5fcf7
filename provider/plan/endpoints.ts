// The URLs and ports under which Ironic is called, as far as planning knows them.

import type { Port } from "../schema/types";
import { text, type Value } from "../schema/value";
import type { ExporterPlan } from "./exporter";
import { url, type NetworkingPlan } from "./networking";
import { protectsVirtualMedia, servesTls, type TlsPlan } from "./tls";

export interface Endpoints {
  readonly api: Value<string>;
  readonly externalApi: Value<string> | undefined;
  readonly images: Value<string>;
  readonly imagesTls: Value<string> | undefined;
  readonly ports: readonly Port[];
}

/** Ports of the Service: those that the baremetal-operator expects of metal3-io/ironic-standalone-operator. */
export const servicePorts = { apiHttp: 80, apiHttps: 443, images: 8080, imagesTls: 8443 } as const;

export function planEndpoints(
  base: string,
  namespace: Value<string>,
  networking: NetworkingPlan,
  tls: TlsPlan,
  exporter: ExporterPlan | undefined,
): Endpoints {
  const { machineHost, ports } = networking;
  const scheme = servesTls(tls) ? "https" : "http";
  const serviceHost = text`${base}.${namespace}.svc`;
  return {
    api: url(scheme, serviceHost),
    externalApi: machineHost === undefined ? undefined : url(scheme, machineHost, ports.api),
    images:
      machineHost === undefined
        ? url("http", serviceHost, servicePorts.images)
        : url("http", machineHost, ports.images),
    imagesTls: !protectsVirtualMedia(tls)
      ? undefined
      : machineHost === undefined
        ? url("https", serviceHost, servicePorts.imagesTls)
        : url("https", machineHost, ports.imagesTls),
    ports: [...firewallPorts(networking, tls), ...metricsPorts(exporter)],
  };
}

function metricsPorts(exporter: ExporterPlan | undefined): Port[] {
  return exporter === undefined
    ? []
    : [{ name: "metrics", port: exporter.port, protocol: "TCP", purpose: "sensor metrics, to Prometheus" }];
}

function firewallPorts({ ports }: NetworkingPlan, tls: TlsPlan): Port[] {
  const open: Port[] = [
    { name: "ironic-api", port: ports.api, protocol: "TCP", purpose: "the API: machines calling back, and clients" },
    {
      name: "image-svc",
      port: ports.images,
      protocol: "TCP",
      purpose: "ramdisks and boot files, to machines and BMCs",
    },
  ];
  if (protectsVirtualMedia(tls)) {
    open.push({ name: "image-svc-tls", port: ports.imagesTls, protocol: "TCP", purpose: "virtual media, to BMCs" });
  }
  return open;
}

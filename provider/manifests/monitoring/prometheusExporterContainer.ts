// The container that shows sensor data as metrics (openstack/ironic-prometheus-exporter).

import { parseAddress, urlHost } from "../../plan/checks/addresses";
import type { ExporterPlan } from "../../plan/monitoring/exporter";
import type { IronicPlan } from "../../plan/plan";
import { mapValue, text } from "../../schema/value";
import { flaskEnv } from "./exporterEnv";
import type { Container } from "../kubernetes/objects";
import { portOf } from "../kit/ports";
import { urlProbe } from "../kit/probes";
import { commands } from "../kubernetes/upstream";
import { imageProgram } from "../kit/imageProgram";
import { scratchMounts, sharedMount } from "../kit/directories";
import { container } from "../kit/container";

/** A wildcard is listened on, but cannot be called. */
function calledHost(bindAddress: string): string {
  const wildcards: Record<string, string> = { "0.0.0.0": "127.0.0.1", "::": "::1" };
  const { canonical } = parseAddress(bindAddress) ?? { canonical: bindAddress };
  return urlHost(wildcards[canonical] ?? canonical);
}

export function prometheusExporterContainer(plan: IronicPlan, exporter: ExporterPlan): Container {
  const host = mapValue(exporter.bindAddress, calledHost);
  return container(plan, "ironic-prometheus-exporter", {
    image: plan.images.ironic,
    command: imageProgram(plan, [commands.exporter]),
    env: flaskEnv(exporter),
    ports: [portOf(plan, "metrics", exporter.port)],
    volumeMounts: [sharedMount, ...scratchMounts("ironic-prometheus-exporter", ["conf", "data", "tmp"])],
    readinessProbe: urlProbe(text`http://${host}:${exporter.port}/metrics`, { mustExist: true }),
  });
}

// Environment variables of the sensor metrics: those of Ironic, which collects, and those of the exporter.

import { urlHost } from "../../plan/checks/addresses";
import type { ExporterPlan } from "../../plan/monitoring/exporter";
import type { IronicPlan } from "../../plan/plan";
import { mapValue } from "../../schema/value";
import type { EnvVar } from "../kubernetes/objects";

/** For Ironic (ironic.conf.j2: [sensor_data]). */
export function exporterEnv({ exporter }: IronicPlan): EnvVar[] {
  if (exporter === undefined) {
    return [];
  }
  return [
    { name: "SEND_SENSOR_DATA", value: "true" },
    { name: "OS_SENSOR_DATA__INTERVAL", value: mapValue(exporter.intervalSeconds, String) },
  ];
}

/** For the exporter (runironic-exporter), which puts both into one "host:port": an IPv6 address needs brackets. */
export function flaskEnv(exporter: ExporterPlan): EnvVar[] {
  return [
    { name: "FLASK_RUN_HOST", value: mapValue(exporter.bindAddress, urlHost) },
    { name: "FLASK_RUN_PORT", value: mapValue(exporter.port, String) },
  ];
}

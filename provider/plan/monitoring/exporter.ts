// Sensor data as metrics, and the objects that make Prometheus and Grafana find them.

import type { Networking, PrometheusExporter } from "../../schema/types";
import type { Value } from "../../schema/value";
import { bindAddressRule, canonical, isLoopback } from "../checks/addresses";
import { defaults } from "../../schema/defaults";
import { refuseFields, type EveryField } from "../checks/fields";
import { checkLabels } from "../checks/labels";
import type { Problems } from "../checks/problems";
import { check, peek } from "../checks/check";

export interface ExporterPlan {
  readonly bindAddress: Value<string>;
  readonly port: Value<number>;
  readonly intervalSeconds: Value<number>;
  readonly serviceMonitor: boolean;
  readonly alerts: boolean;
  readonly dashboard: boolean;
  readonly labels: Readonly<Record<string, Value<string>>>;
}

/** ironic.conf.j2 of metal3-io/ironic-image: "Do not lower this value below 120 seconds". */
const shortestIntervalSeconds = 120;
const longestIntervalSeconds = 24 * 3600;

/** Whether each field asks for an object, which does not exist without the exporter. */
const makesObject: EveryField<PrometheusExporter, boolean> = {
  enabled: false,
  bindAddress: false,
  sensorCollectionInterval: false,
  disableServiceMonitor: false,
  labels: false,
  alerts: true,
  dashboard: true,
};

export function planExporter(
  problems: Problems,
  exporter: PrometheusExporter | undefined,
  networking: Networking = {},
): ExporterPlan | undefined {
  if (exporter === undefined) {
    return undefined;
  }
  const { bindAddress, sensorCollectionInterval, labels } = exporter;
  check(problems, "prometheusExporter.bindAddress", bindAddress, bindAddressRule);
  check(problems, "prometheusExporter.sensorCollectionInterval", sensorCollectionInterval, (seconds) =>
    seconds >= shortestIntervalSeconds && seconds <= longestIntervalSeconds
      ? undefined
      : `must be from ${shortestIntervalSeconds} seconds (Ironic polls BMCs at most once a minute, and its configuration warns against less) to ${longestIntervalSeconds} (a day)`,
  );
  checkLabels(problems, "prometheusExporter.labels", labels);
  const given = defaults.prometheusExporter;
  const serviceMonitor = !(exporter.disableServiceMonitor ?? given.disableServiceMonitor);
  if (!exporter.enabled) {
    refuseFields(problems, "prometheusExporter", exporter, makesObject, (isAsked) =>
      isAsked ? "has no effect: prometheusExporter.enabled is false" : undefined,
    );
    return undefined;
  }
  if (serviceMonitor && isLoopback(peek(bindAddress))) {
    problems.add(
      "prometheusExporter.bindAddress",
      bindAddress,
      "is a loopback address, which Prometheus cannot reach: set prometheusExporter.disableServiceMonitor to true, or use another address",
    );
  }
  return {
    bindAddress: canonical(bindAddress ?? given.bindAddress),
    port: networking.prometheusExporterPort ?? defaults.networking.prometheusExporterPort,
    intervalSeconds: sensorCollectionInterval ?? given.sensorCollectionInterval,
    serviceMonitor,
    alerts: exporter.alerts ?? given.alerts,
    dashboard: exporter.dashboard ?? given.dashboard,
    labels: labels ?? {},
  };
}

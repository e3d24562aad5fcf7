// The canonical form of prometheusExporter.

import type { PrometheusExporter } from "../../schema/types";
import { defaults } from "../../schema/defaults";
import { after, asGiven, block, spelled, unless, unlessEmpty } from "../base/form";
import { canonicalAddress } from "../checks/addresses";

const usual = defaults.prometheusExporter;

/** A disabled one asks for nothing, but is checked. */
export const exporterForm = after(
  block<PrometheusExporter>({
    enabled: asGiven,
    bindAddress: unless(usual.bindAddress, spelled(canonicalAddress)),
    sensorCollectionInterval: unless(usual.sensorCollectionInterval),
    disableServiceMonitor: unless(usual.disableServiceMonitor),
    alerts: unless(usual.alerts),
    dashboard: unless(usual.dashboard),
    labels: unlessEmpty(asGiven),
  }),
  (exporter) => (exporter.enabled || Object.keys(exporter).length > 1 ? exporter : undefined),
);

// Sensor metrics: what is collected, how often, and who finds it.

import { expect } from "chai";
import type { PrometheusExporter } from "../../../provider/schema/types";
import { planOf, problemsOf } from "../../support/rendering/planning";
import { describeRule } from "../../support/rendering/rules";

describe("sensor metrics", () => {
  it("are not collected by default, or when disabled", () => {
    expect(planOf({}).exporter).to.equal(undefined);
    expect(planOf({ prometheusExporter: { enabled: false } }).exporter).to.equal(undefined);
  });

  it("are collected every 160 seconds, not more often than Ironic recommends", () => {
    const { exporter } = planOf({ prometheusExporter: { enabled: true } });
    expect(exporter).to.deep.equal({
      bindAddress: "0.0.0.0",
      port: 9608,
      intervalSeconds: 160,
      serviceMonitor: true,
      alerts: false,
      dashboard: false,
      labels: {},
    });
  });

  describeRule<number>({
    rule: "is at least 120 seconds",
    path: "prometheusExporter.sensorCollectionInterval",
    args: (sensorCollectionInterval) => ({ prometheusExporter: { enabled: true, sensorCollectionInterval } }),
    wrong: [0, 60, 119, 86401],
    right: [120, 160, 86400],
    reason: /must be from 120 seconds .* to 86400/,
  });
  describeRule<string>({
    rule: "is an IP address, also of an exporter that is off",
    path: "prometheusExporter.bindAddress",
    args: (bindAddress) => ({ prometheusExporter: { enabled: false, bindAddress } }),
    wrong: ["localhost", "192.0.2.0/24"],
    right: ["0.0.0.0", "::", "192.0.2.10"],
    reason: /must be an IP address/,
  });

  const wrong: { title: string; prometheusExporter: PrometheusExporter; path: string; reason: RegExp }[] = [
    {
      title: "a loopback address with a ServiceMonitor",
      prometheusExporter: { enabled: true, bindAddress: "::1" },
      path: "prometheusExporter.bindAddress",
      reason: /^is a loopback address/,
    },
    {
      title: "alerts on nothing",
      prometheusExporter: { enabled: false, alerts: true },
      path: "prometheusExporter.alerts",
      reason: /^has no effect/,
    },
  ];
  for (const { title, prometheusExporter, path, reason } of wrong) {
    it(`refuse ${title}`, () => {
      const [problem, ...others] = problemsOf({ prometheusExporter });
      expect([problem?.path, others]).to.deep.equal([path, []]);
      expect(problem?.reason ?? "").to.match(reason);
    });
  }

  it("may listen on the loopback address without a ServiceMonitor", () => {
    const prometheusExporter = { enabled: true, bindAddress: "127.0.0.1", disableServiceMonitor: true };
    expect(planOf({ prometheusExporter }).exporter?.serviceMonitor).to.equal(false);
  });

  it("cannot be set twice: here and in extraConfig", () => {
    const [problem] = problemsOf({
      prometheusExporter: { enabled: true },
      extraConfig: [{ group: "sensor_data", name: "interval", value: "30" }],
    });
    expect(problem?.reason ?? "").to.match(/^sets the same option as prometheusExporter\.sensorCollectionInterval/);
  });
});

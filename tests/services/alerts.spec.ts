// Alerts, judged by Prometheus' own tool: that it takes them, and when each fires and ends.

import { execFile } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import { findProgram } from "../../scripts/setup/systemPackages.mjs";
import { required } from "../support/assertions/required";
import { certificateEnd, everyAlert, ruleGroups } from "../support/rendering/alerting";

const run = promisify(execFile);

interface Case {
  readonly title: string;
  readonly alert: string;
  /** Series, with their values in promtool's notation: start, step and count, a minute apart. */
  readonly series: Readonly<Record<string, string>>;
  /** The minutes at which the alert must fire, and those at which it must not. */
  readonly fires?: readonly number[];
  readonly silent?: readonly number[];
}

const ironic = 'namespace="metal3",service="ironic",instance="a",job="ironic"';
const other = 'namespace="metal3",service="other",instance="b",job="other"';
const host = 'node_name="h1",node_uuid="u1"';
const arrives = (labels: string) => `baremetal_last_payload_timestamp_seconds{${labels},${host}}`;
const fan = (labels: string) => `baremetal_fan_status{${labels},${host},sensor_id="fan1",health="Critical"}`;
const job = (name: string) => `namespace="metal3",job_name="ironic-db-backup-${name}"`;
const cronJob = 'namespace="metal3",cronjob="ironic-db-backup"';

const cases: readonly Case[] = [
  {
    title: "Ironic is down for a quarter of an hour",
    alert: "IronicDown",
    series: {
      'kube_deployment_status_replicas_available{namespace="metal3",deployment="ironic-service"}': "0x20 1x20",
    },
    fires: [16],
    silent: [10, 25],
  },
  {
    title: "another Ironic of the namespace is down",
    alert: "IronicDown",
    series: { 'kube_deployment_status_replicas_available{namespace="metal3",deployment="other-service"}': "0x60" },
    silent: [50],
  },
  {
    title: "a container restarts every ten minutes",
    alert: "IronicRestarting",
    series: {
      'kube_pod_container_status_restarts_total{namespace="metal3",pod="ironic-service-1",container="httpd"}':
        "0x9 1x9 2x9 3x9 4x9 5x9 6x9 6x200",
    },
    fires: [69],
    silent: [20, 250],
  },
  {
    title: "a host sends no data any more",
    alert: "BareMetalSensorDataMissing",
    // Data of the first minute: after five collections of 160 seconds they are too old.
    series: { [arrives(ironic)]: "0x2000" },
    fires: [40],
    // A day later it counts as deregistered.
    silent: [10, 1500],
  },
  {
    title: "a host of another Ironic sends no data",
    alert: "BareMetalSensorDataMissing",
    series: { [arrives(other)]: "0x100" },
    silent: [60],
  },
  {
    title: "a fan fails, and is replaced",
    alert: "BareMetalFanFailed",
    series: { [arrives(ironic)]: "0+60x100", [fan(ironic)]: "0x4 2x30 0x60" },
    fires: [20, 34],
    silent: [3, 45],
  },
  {
    title: "a fan of another Ironic fails",
    alert: "BareMetalFanFailed",
    series: { [arrives(other)]: "0+60x100", [fan(other)]: "2x100" },
    silent: [50],
  },
  {
    title: "a host with a failed fan is deregistered",
    alert: "BareMetalFanFailed",
    series: { [arrives(ironic)]: "0+60x20 1200x200", [fan(ironic)]: "2x220" },
    fires: [15],
    silent: [60, 200],
  },
  {
    title: "a drive predicts its failure",
    alert: "BareMetalDriveFailurePredicted",
    series: {
      [arrives(ironic)]: "0+60x100",
      [`baremetal_drive_status{${ironic},${host},sensor_id="d1",failure_predicted="True"}`]: "0x100",
    },
    fires: [20],
  },
  {
    title: "an IPMI sensor reads a critical value",
    alert: "BareMetalSensorCritical",
    series: {
      [arrives(ironic)]: "0+60x100",
      [`baremetal_inlet_temp_celsius{${ironic},${host},sensor_id="Inlet",status="cr"}`]: "60x100",
      [`baremetal_exhaust_temp_celsius{${ironic},${host},sensor_id="Exhaust",status="ok"}`]: "30x100",
    },
    fires: [20],
  },
  {
    title: "a Redfish temperature is critical",
    alert: "BareMetalTemperatureHigh",
    series: {
      [arrives(ironic)]: "0+60x100",
      [`baremetal_temperature_status{${ironic},${host},sensor_id="t1",health="Critical"}`]: "2x100",
    },
    fires: [20],
  },
  {
    title: "a backup fails, and the next one succeeds although the failed Job is kept",
    alert: "IronicDatabaseBackupFailed",
    series: {
      [`kube_job_status_start_time{${job("1")}}`]: "600x300",
      [`kube_job_failed{${job("1")},condition="true"}`]: "_x20 1x280",
      [`kube_cronjob_status_last_successful_time{${cronJob}}`]: "300x99 6300x200",
    },
    fires: [30, 90],
    silent: [10, 120, 290],
  },
  {
    title: "the first backup fails",
    alert: "IronicDatabaseBackupFailed",
    series: {
      [`kube_job_status_start_time{${job("1")}}`]: "600x300",
      [`kube_job_failed{${job("1")},condition="true"}`]: "1x300",
    },
    fires: [30],
  },
  {
    title: "a backup of another Ironic fails",
    alert: "IronicDatabaseBackupFailed",
    series: {
      'kube_job_status_start_time{namespace="metal3",job_name="other-db-backup-1"}': "600x300",
      'kube_job_failed{namespace="metal3",job_name="other-db-backup-1",condition="true"}': "1x300",
    },
    silent: [30],
  },
  {
    title: "a scheduled backup does not succeed for hours",
    alert: "IronicDatabaseBackupMissing",
    series: {
      [`kube_cronjob_status_last_schedule_time{${cronJob}}`]: "600x500",
      [`kube_cronjob_status_last_successful_time{${cronJob}}`]: "300x300 24000x200",
    },
    fires: [200],
    silent: [60, 320],
  },
];

describe("alerts, by promtool", () => {
  const promtool = (): string => required(findProgram("promtool"), "promtool is not installed");
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "metal3-alerts-"));
  const rules = path.join(folder, "rules.json");

  before(() => fs.writeFileSync(rules, JSON.stringify({ groups: ruleGroups() })));
  after(() => fs.rmSync(folder, { recursive: true, force: true }));

  it("are rules that Prometheus takes", async () => {
    const { stdout } = await run(promtool(), ["check", "rules", rules]);
    expect(stdout).to.match(/SUCCESS: \d+ rules found/);
  });

  it("are rules that Prometheus takes with high availability", async () => {
    const several = path.join(folder, "several.json");
    fs.writeFileSync(several, JSON.stringify({ groups: ruleGroups({ ...everyAlert, highAvailability: true }) }));
    const { stdout } = await run(promtool(), ["check", "rules", several]);
    expect(stdout).to.match(/SUCCESS: \d+ rules found/);
  });

  /** promtool's own count of alerts: ALERTS is the series that Prometheus keeps of them. */
  async function judge(name: string, { alert, series, fires = [], silent = [] }: Case): Promise<void> {
    const expected = (minute: number, firing: boolean) => ({
      expr: `count(ALERTS{alertname="${alert}",alertstate="firing"}) or vector(0)`,
      eval_time: `${minute}m`,
      exp_samples: [{ labels: "{}", value: firing ? 1 : 0 }],
    });
    const test = {
      rule_files: [rules],
      evaluation_interval: "1m",
      tests: [
        {
          interval: "1m",
          input_series: Object.entries(series).map(([one, values]) => ({ series: one, values })),
          promql_expr_test: [
            ...fires.map((minute) => expected(minute, true)),
            ...silent.map((minute) => expected(minute, false)),
          ],
        },
      ],
    };
    const file = path.join(folder, `${name}.json`);
    fs.writeFileSync(file, JSON.stringify(test));
    await run(promtool(), ["test", "rules", file]).catch((error: unknown) => {
      const { stdout, stderr } = error as { stdout: string; stderr: string };
      expect.fail(`${stdout}${stderr}`);
    });
  }

  cases.forEach((one, i) => it(`${one.alert} is right when ${one.title}`, () => judge(`case-${i}`, one)));

  it("IronicCertificateExpiresSoon fires a week before the certificate expires", () => {
    // promtool's clock begins in 1970, far before the end of a certificate: the rule is moved there.
    const groups = JSON.parse(
      JSON.stringify(ruleGroups()).replace(String(certificateEnd), String(8 * 24 * 3600)),
    ) as unknown;
    fs.writeFileSync(path.join(folder, "moved.json"), JSON.stringify({ groups }));
    const file = path.join(folder, "certificate.json");
    const day = 24 * 60;
    const at = (minute: number, value: number) => ({
      expr: 'count(ALERTS{alertname="IronicCertificateExpiresSoon",alertstate="firing"}) or vector(0)',
      eval_time: `${minute}m`,
      exp_samples: [{ labels: "{}", value }],
    });
    const tests = [{ interval: "1h", input_series: [], promql_expr_test: [at(day - 120, 0), at(day + 180, 1)] }];
    fs.writeFileSync(
      file,
      JSON.stringify({ rule_files: [path.join(folder, "moved.json")], evaluation_interval: "30m", tests }),
    );
    return run(promtool(), ["test", "rules", file]).catch((error: unknown) => {
      const { stdout, stderr } = error as { stdout: string; stderr: string };
      expect.fail(`${stdout}${stderr}`);
    });
  });

  it("has a case for each alert", () => {
    const names = ruleGroups().flatMap((group) => group.rules.map(({ alert }) => alert));
    // The parts are alike: see part() of prometheusRule.ts.
    const alike = ["BareMetalPowerSupplyFailed", "BareMetalDriveFailed"];
    const covered = [...cases.map(({ alert }) => alert), ...alike, "IronicCertificateExpiresSoon"];
    expect(names.filter((name) => !covered.includes(name))).to.deep.equal([]);
  });
});

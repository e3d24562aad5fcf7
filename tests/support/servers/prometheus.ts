// A real Prometheus on a free loopback port, which scrapes a real exporter of Ironic's sensor data.

import { execFile, spawn, type ChildProcess } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { findProgram } from "../../../scripts/setup/systemPackages.mjs";
import { required } from "../assertions/required";
import { freePort } from "./freePort";

const run = promisify(execFile);
const sensors = path.join(__dirname, "..", "..", "services", "sensors");
const startTimeoutMs = 60_000;

interface CacheModule {
  cacheRoot(): string;
  entryKey(folder: string, recipe: unknown): Promise<string>;
  makeOnce(entry: string, build: (folder: string) => Promise<void>): Promise<"built" | "found">;
}

/** The Python of a virtual environment with the exporter, made once for each content of its requirements. */
async function exporterPython(): Promise<string> {
  const cache = (await import("../../../scripts/toolchain/cache.mjs" as string)) as CacheModule;
  const entry = path.join(cache.cacheRoot(), "exporter", await cache.entryKey(sensors, "venv"));
  await cache.makeOnce(entry, async (folder) => {
    await run("python3", ["-m", "venv", folder]);
    const flags = ["--quiet", "--disable-pip-version-check", "--requirement", path.join(sensors, "requirements.txt")];
    await run(path.join(folder, "bin", "python"), ["-m", "pip", "install", ...flags]);
  });
  return path.join(entry, "bin", "python");
}

interface Sample {
  readonly metric: Readonly<Record<string, string>>;
  readonly value: readonly [number, string];
}

export class SensorStack {
  private constructor(
    private readonly folder: string,
    private readonly python: string,
    private readonly port: number,
    private readonly processes: readonly ChildProcess[],
  ) {}

  /** @param labels what a ServiceMonitor's targets get */
  static async start(labels: Readonly<Record<string, string>>): Promise<SensorStack> {
    const python = await exporterPython();
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "metal3-sensors-"));
    const [exporterPort, port] = [await freePort(), await freePort()];
    fs.mkdirSync(path.join(folder, "metrics"));
    const config = path.join(folder, "ironic.conf");
    fs.writeFileSync(config, `[oslo_messaging_notifications]\nlocation = ${path.join(folder, "metrics")}\n`);
    const scrape = {
      global: { scrape_interval: "1s" },
      scrape_configs: [{ job_name: "ironic", static_configs: [{ targets: [`127.0.0.1:${exporterPort}`], labels }] }],
    };
    fs.writeFileSync(path.join(folder, "prometheus.yml"), JSON.stringify(scrape));
    const flask = [
      "-m",
      "flask",
      "--app",
      "ironic_prometheus_exporter.app.wsgi",
      "run",
      "--port",
      String(exporterPort),
    ];
    const exporter = spawn(python, flask, { env: { ...process.env, IRONIC_CONFIG: config }, stdio: "ignore" });
    const prometheus = spawn(
      required(findProgram("prometheus"), "prometheus is not installed"),
      [
        `--config.file=${path.join(folder, "prometheus.yml")}`,
        `--storage.tsdb.path=${path.join(folder, "data")}`,
        `--web.listen-address=127.0.0.1:${port}`,
      ],
      { stdio: "ignore" },
    );
    const stack = new SensorStack(folder, python, port, [exporter, prometheus]);
    await stack.until("up == 1");
    return stack;
  }

  /** Hands notifications to the exporter as Ironic does. */
  async notify(notifications: readonly string[], ageSeconds = 0): Promise<void> {
    const script = path.join(sensors, "notify.py");
    await run(this.python, [script, path.join(this.folder, "metrics"), String(ageSeconds), ...notifications]);
  }

  async query(query: string): Promise<readonly Sample[]> {
    const answer = await fetch(`http://127.0.0.1:${this.port}/api/v1/query?query=${encodeURIComponent(query)}`);
    const { status, error, data } = (await answer.json()) as {
      status: string;
      error?: string;
      data?: { result: readonly Sample[] };
    };
    if (status !== "success") {
      throw new Error(`${query}: ${error ?? status}`);
    }
    return data?.result ?? [];
  }

  /** Waits until a query has an answer. */
  async until(query: string): Promise<readonly Sample[]> {
    const deadline = Date.now() + startTimeoutMs;
    for (;;) {
      const samples = await this.query(query).catch(() => []);
      if (samples.length > 0) {
        return samples;
      }
      if (Date.now() > deadline) {
        throw new Error(`Prometheus has no answer to: ${query}`);
      }
      await sleep(200);
    }
  }

  async stop(): Promise<void> {
    await Promise.all(
      this.processes.map(async (child) => {
        if (child.exitCode === null && child.signalCode === null) {
          const ended = new Promise((done) => child.once("exit", done));
          child.kill("SIGKILL");
          await ended;
        }
      }),
    );
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}

// A real Prometheus on a free loopback port, and a real exporter of Ironic's sensor data for it to scrape.

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
const answerTimeoutMs = 60_000;

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

/** A program that ends with the test. */
async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((done) => child.once("exit", done));
  child.kill("SIGKILL");
  await exit;
}

export class Prometheus {
  private constructor(
    private readonly folder: string,
    private readonly port: number,
    private readonly child: ChildProcess,
  ) {}

  /** @param target host and port, @param labels what a ServiceMonitor's targets get */
  static async scraping(target: string, labels: Readonly<Record<string, string>>): Promise<Prometheus> {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "metal3-prometheus-"));
    const port = await freePort();
    const scrape = {
      global: { scrape_interval: "1s" },
      scrape_configs: [{ job_name: "ironic", static_configs: [{ targets: [target], labels }] }],
    };
    fs.writeFileSync(path.join(folder, "prometheus.yml"), JSON.stringify(scrape));
    const child = spawn(
      required(findProgram("prometheus"), "prometheus is not installed"),
      [
        `--config.file=${path.join(folder, "prometheus.yml")}`,
        `--storage.tsdb.path=${path.join(folder, "data")}`,
        `--web.listen-address=127.0.0.1:${port}`,
      ],
      { stdio: "ignore" },
    );
    const prometheus = new Prometheus(folder, port, child);
    await prometheus.until("up == 1");
    return prometheus;
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
  async until(query: string, withinMs = answerTimeoutMs): Promise<readonly Sample[]> {
    const deadline = Date.now() + withinMs;
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
    await ended(this.child);
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}

export class SensorStack {
  private constructor(
    private readonly folder: string,
    private readonly python: string,
    private readonly exporter: ChildProcess,
    private readonly prometheus: Prometheus,
  ) {}

  /** @param labels what a ServiceMonitor's targets get */
  static async start(labels: Readonly<Record<string, string>>): Promise<SensorStack> {
    const python = await exporterPython();
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "metal3-sensors-"));
    const port = await freePort();
    fs.mkdirSync(path.join(folder, "metrics"));
    const config = path.join(folder, "ironic.conf");
    fs.writeFileSync(config, `[oslo_messaging_notifications]\nlocation = ${path.join(folder, "metrics")}\n`);
    const flask = ["-m", "flask", "--app", "ironic_prometheus_exporter.app.wsgi", "run", "--port", String(port)];
    const exporter = spawn(python, flask, { env: { ...process.env, IRONIC_CONFIG: config }, stdio: "ignore" });
    return new SensorStack(folder, python, exporter, await Prometheus.scraping(`127.0.0.1:${port}`, labels));
  }

  /** Hands notifications to the exporter as Ironic does. */
  async notify(notifications: readonly string[], ageSeconds = 0): Promise<void> {
    const script = path.join(sensors, "notify.py");
    await run(this.python, [script, path.join(this.folder, "metrics"), String(ageSeconds), ...notifications]);
  }

  query(query: string): Promise<readonly Sample[]> {
    return this.prometheus.query(query);
  }

  until(query: string): Promise<readonly Sample[]> {
    return this.prometheus.until(query);
  }

  async stop(): Promise<void> {
    await ended(this.exporter);
    await this.prometheus.stop();
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}

// A client that asks an API all the time, so that it is known how long nobody answered.

import { randomBytes } from "node:crypto";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { until } from "../cluster/controlPlane";
import type { Lab } from "./labProject";

const everySeconds = 0.1;

interface Asked {
  readonly begun: number;
  readonly ended: number;
  readonly status: string;
  /** curl's exit code: 7 when nobody listens, 60 when the certificate cannot be verified. */
  readonly exit: string;
}

interface Client {
  /** "user:password" */
  readonly login: string;
  /** Certificates to verify by; without them nothing is verified. */
  readonly ca?: string;
}

/** Asks from a node until the folder's file "stop" is there. Each line: begun, status, exit code, ended; in milliseconds. */
const script = `
until [ -e "$1/stop" ]; do
  begun=$(date +%s%3N)
  status=$(curl -K "$1/options")
  echo "$begun $status $(date +%s%3N)"
  sleep ${everySeconds}
done >> "$1/answers"`;

export class ApiWatch {
  readonly #folder: string;
  readonly #ended: Promise<unknown>;

  private constructor(folder: string, ended: Promise<unknown>) {
    this.#folder = folder;
    this.#ended = ended;
  }

  /** From a node, with a login; the first answer has come when this returns. */
  static async start(lab: Lab, node: string, url: string, { login, ca }: Client): Promise<ApiWatch> {
    const folder = path.join(os.tmpdir(), `metal3-watch-${randomBytes(4).toString("hex")}`);
    fs.mkdirSync(folder, { mode: 0o700 });
    const trust = path.join(folder, "ca.crt");
    fs.writeFileSync(trust, ca ?? "");
    const options = { url, user: login, output: "/dev/null", "write-out": "%{http_code} %{exitcode}", "max-time": "1" };
    const lines = Object.entries(options).map(([name, value]) => `${name} = "${value}"`);
    const verification = ca === undefined ? "insecure" : `cacert = "${trust}"`;
    fs.writeFileSync(path.join(folder, "options"), [...lines, "silent", verification].join("\n"));
    const watch = new ApiWatch(folder, lab.onNode(node, ["bash", "-c", script, "bash", folder]));
    await watch.answerAfter(0);
    return watch;
  }

  answers(): Asked[] {
    const file = path.join(this.#folder, "answers");
    const text = fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "";
    return text
      .split("\n")
      .slice(0, -1)
      .map((line) => line.split(" "))
      .map(([begun, status = "", exit = "", ended]) => ({ begun: Number(begun), status, exit, ended: Number(ended) }));
  }

  /** The first request that was begun after a time and answered with 200. */
  answerAfter(time: number): Promise<Asked> {
    const look = () => Promise.resolve(this.answers().find(({ begun, status }) => begun > time && status === "200"));
    return until("an answer", look, 300);
  }

  /** How the client was turned away: a 4xx, or a certificate that it could not verify. A 503 is an outage, as no answer is. */
  refusals(): string[] {
    const refused = this.answers().filter(({ status, exit }) => status.startsWith("4") || exit === "60");
    return [...new Set(refused.map(({ status, exit }) => (exit === "60" ? "unverified certificate" : status)))];
  }

  /** From the end of the last answered request before the longest gap to the end of the first one after it. */
  longestOutage(): { readonly lastAnswer: number; readonly firstAnswer: number; readonly ms: number } {
    const answered = this.answers().filter(({ status }) => status === "200");
    const gaps = answered.slice(1).map((after, index) => {
      const lastAnswer = (answered[index] as Asked).ended;
      return { lastAnswer, firstAnswer: after.ended, ms: after.ended - lastAnswer };
    });
    return gaps.reduce((longest, gap) => (gap.ms > longest.ms ? gap : longest));
  }

  async stop(): Promise<void> {
    fs.writeFileSync(path.join(this.#folder, "stop"), "");
    await this.#ended;
    fs.rmSync(this.#folder, { recursive: true });
  }
}

// Ironic's own code, called with the configuration that a rendered container gives it.

import { spawn } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import type { IronicArgs, Proxy } from "../../../provider/schema/types";
import { opened } from "../values/fakeLater";
import { expanded } from "../rendering/kubelet";
import { containerOf } from "../rendering/pods";
import { ensureIronic, type IronicRelease } from "./ironicDbsync";

/** Variables that programs of the image read, and not oslo.config or Python's HTTP clients. */
const isReadByPython = (name: string): boolean => /^OS_.*__|^(https?|no)_proxy$/i.test(name);

interface IronicCall {
  readonly release: IronicRelease;
  readonly args: IronicArgs;
  /** Options as ironic.conf has them, without which the code finds no files of the test's. */
  readonly options?: string;
  /** Python, in which `CONF` is configured; what it prints is the answer. */
  readonly program: string;
  /** Of the program, as sys.argv. */
  readonly words: readonly string[];
  /** What the Secret of the proxy holds. */
  readonly proxy?: Proxy;
}

const prelude = `
import sys
from ironic.conf import CONF
CONF(["--config-file", sys.argv[1]], project="ironic", default_config_dirs=[])
`;

/** Servers of the test's own process answer meanwhile, so nothing blocks. */
const known = (values: object): object =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

export async function callIronic({
  release,
  args,
  options = "",
  program,
  words,
  proxy = {},
}: IronicCall): Promise<string> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "metal3-ironic-code-"));
  const file = path.join(folder, "ironic.conf");
  fs.writeFileSync(file, `[DEFAULT]\n${options}\n`);
  const env = Object.entries(expanded(containerOf("ironic", args).env ?? [])).filter(([name]) => isReadByPython(name));
  const fromSecret = { http_proxy: proxy.httpProxy, https_proxy: proxy.httpsProxy };
  const python = path.join(path.dirname(ensureIronic(release)), "python");
  const child = spawn(python, ["-c", `${prelude}${program}`, file, ...words], {
    env: { PATH: process.env.PATH, ...Object.fromEntries(env), ...(opened(known(fromSecret)) as object) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [out, errors] = ["", ""];
  child.stdout.on("data", (part: Buffer) => (out += part.toString()));
  child.stderr.on("data", (part: Buffer) => (errors += part.toString()));
  const code = await new Promise((done) => child.on("close", done));
  fs.rmSync(folder, { recursive: true });
  if (code !== 0) {
    throw new Error(`Ironic's code ended with ${String(code)}:\n${errors.slice(-3000)}`);
  }
  return out.trim();
}

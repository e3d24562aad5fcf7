// A Pulumi project of its own for one test: the real engine and plugins, local state, manifests rendered to a folder.

import { execFile } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { parse, stringify } from "yaml";
import { readResult, type Result } from "./events";
import type { Operation } from "./operation";
import { pinnedProgram, type Program } from "./programs";
import { makeStack, storedOutputs, storedState } from "./stackFiles";
import type { Manifest, State } from "./state";

export { changes, unknownOutput, type Result, type Step } from "./events";
export {
  componentOutputs,
  ironicProgram,
  ironicsProgram,
  nodeProgram,
  withoutKeys,
  type Inputs,
  type Program,
} from "./programs";
export type { Manifest, State, StateResource } from "./state";

const root = path.join(__dirname, "..", "..", "..");

interface Toolchain {
  readonly binDir: string;
  readonly env: Readonly<Record<string, string>>;
}

let found: Promise<Toolchain> | undefined;

/** Loaded once; the modules are plain ESM, because they run before any package is installed. */
export function toolchain(): Promise<Toolchain> {
  found ??= importToolchain().then((module) => module.ensureToolchain());
  return found;
}

interface ToolchainModule {
  ensureToolchain(options?: { readonly parts: readonly string[] }): Promise<Toolchain>;
  linkPlugins(home: string): Promise<void>;
}

export function importToolchain(): Promise<ToolchainModule> {
  return import("../../../scripts/toolchain/index.mjs" as string) as Promise<ToolchainModule>;
}

export interface ProjectOptions {
  /** Files that lie beside Pulumi.yaml, for languages other than YAML. */
  readonly files?: Readonly<Record<string, string>>;
  readonly runtime?: unknown;
  readonly config?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Renders manifests unless this is false: then nothing but what the program says decides where they go. */
  readonly render?: boolean;
  /** Runs another plugin than the one of this checkout. */
  readonly plugin?: string;
  /** Leaves components without the version and origin that an SDK gives them, as a program in YAML may. */
  readonly unpinned?: boolean;
  /** Stores the state at the end only: to store it with each step takes most of the time when there are many. */
  readonly storedOnce?: boolean;
  /** How long an operation may take, where containers really start. */
  readonly withinMs?: number;
}

/** Of a program that has none of its own. */
const defaultName = "engine-test";

/** Ends tests that hang on a lost plugin; an operation takes some seconds. */
const operationWithinMs = 180_000;

export class Project {
  private constructor(
    readonly folder: string,
    /** What the next operation runs with. */
    readonly env: NodeJS.ProcessEnv,
    private readonly stackFile: string,
    private readonly command: string,
    private readonly plugin: string,
    private readonly runtime: unknown,
    private readonly pinned: boolean,
    private readonly withinMs: number,
  ) {}

  static async create(program: Program, options: ProjectOptions = {}): Promise<Project> {
    const { binDir, env } = await toolchain();
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "metal3-engine-"));
    const home = path.join(folder, "home");
    await (await importToolchain()).linkPlugins(home);
    const backend = path.join(folder, "state");
    const project = new Project(
      folder,
      {
        ...process.env,
        ...env,
        PULUMI_HOME: home,
        PULUMI_BACKEND_URL: `file://${backend}`,
        PULUMI_STACK: "test",
        PULUMI_CONFIG_PASSPHRASE: "test",
        // For --event-log.
        PULUMI_DEBUG_COMMANDS: "true",
        // The engine and its plugins end before their garbage is worth collecting that often.
        GOGC: "400",
        // Meant for the test runner, not for the plugins that the engine starts.
        NODE_OPTIONS: "",
        // No cluster that happens to be configured is ever met.
        KUBECONFIG: path.join(folder, "no-kubeconfig"),
        ...(options.storedOnce === true ? { PULUMI_SKIP_CHECKPOINTS: "true" } : {}),
        ...options.env,
      },
      makeStack(backend, (program["name"] as string | undefined) ?? defaultName),
      path.join(binDir, "pulumi"),
      options.plugin ?? path.join(root, "dist", "plugin"),
      options.runtime ?? "yaml",
      options.unpinned !== true,
      options.withinMs ?? operationWithinMs,
    );
    for (const [name, content] of Object.entries(options.files ?? {})) {
      fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      fs.writeFileSync(path.join(folder, name), content);
    }
    if (options.runtime !== undefined) {
      fs.symlinkSync(path.join(root, "node_modules"), path.join(folder, "node_modules"));
    }
    project.write(program);
    const render: Record<string, string> =
      options.render === false ? {} : { "kubernetes:renderYamlToDirectory": project.rendered };
    fs.writeFileSync(path.join(folder, "Pulumi.test.yaml"), stringify({ config: { ...render, ...options.config } }));
    return project;
  }

  /** Runs the test on a project that is removed afterwards. */
  static async with(
    program: Program,
    test: (project: Project) => Promise<void>,
    options?: ProjectOptions,
  ): Promise<void> {
    const project = await Project.create(program, options);
    try {
      await test(project);
    } finally {
      project.remove();
    }
  }

  /** What the CLI runs with, for tests that run it by other means. */
  get environment(): Record<string, string> {
    return Object.fromEntries(
      Object.entries(this.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
    );
  }

  get rendered(): string {
    return path.join(this.folder, "rendered");
  }

  /** Replaces the program: resources, outputs and the like of a Pulumi.yaml. */
  write(program: Program): void {
    const file = {
      name: defaultName,
      runtime: this.runtime,
      plugins: { providers: [{ name: "metal3", path: this.plugin }] },
      ...(this.pinned ? pinnedProgram(program) : program),
    };
    fs.writeFileSync(path.join(this.folder, "Pulumi.yaml"), stringify(file, { aliasDuplicateObjects: false }));
  }

  preview(...flags: string[]): Promise<Result> {
    return this.operation("preview", ["--diff", ...flags]);
  }

  up(...flags: string[]): Promise<Result> {
    return this.operation("up", ["--yes", "--skip-preview", ...flags]);
  }

  refresh(...flags: string[]): Promise<Result> {
    return this.operation("refresh", ["--yes", "--skip-preview", ...flags]);
  }

  destroy(...flags: string[]): Promise<Result> {
    return this.operation("destroy", ["--yes", "--skip-preview", ...flags]);
  }

  async outputs({ showSecrets = false } = {}): Promise<Record<string, unknown>> {
    return showSecrets
      ? (JSON.parse((await this.cli("stack", "output", "--json", "--show-secrets")).text) as Record<string, unknown>)
      : storedOutputs(this.stackFile);
  }

  /** The state as it is stored: secrets are encrypted in it, or in clear on request. */
  async state({ showSecrets = false } = {}): Promise<State> {
    return showSecrets
      ? (JSON.parse((await this.cli("stack", "export", "--show-secrets")).text) as State)
      : storedState(this.stackFile);
  }

  async importState(state: unknown): Promise<void> {
    const file = path.join(this.folder, "import.json");
    fs.writeFileSync(file, JSON.stringify(state));
    await this.cli("stack", "import", "--file", file);
  }

  /** What was rendered, by kind and name: "Deployment/ironic-service". */
  manifests(): Record<string, Manifest> {
    const folder = path.join(this.rendered, "1-manifest");
    const files = fs.existsSync(folder) ? fs.readdirSync(folder) : [];
    const objects = files.map((file) => parse(fs.readFileSync(path.join(folder, file), "utf8")) as Manifest);
    return Object.fromEntries(objects.map((object) => [`${object.kind}/${object.metadata.name}`, object]));
  }

  /** Runs the CLI and fails when it fails. */
  async cli(...args: string[]): Promise<{ readonly text: string }> {
    const { ok, text, stdout } = await this.run(args);
    if (!ok) {
      throw new Error(`pulumi ${args.join(" ")}: ${text}`);
    }
    return { text: stdout };
  }

  remove(): void {
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  /** Starts an operation that the test will disturb; nothing else may run on the project meanwhile. */
  begin(verb: "up" | "refresh" | "destroy", ...flags: string[]): Operation {
    return this.start(verb, ["--yes", "--skip-preview", ...flags]);
  }

  private operation(verb: string, flags: string[]): Promise<Result> {
    return this.start(verb, flags).result;
  }

  private start(verb: string, flags: string[]): Operation {
    const log = path.join(this.folder, "events.json");
    fs.rmSync(log, { force: true });
    const { pid, ended } = this.spawn([verb, "--event-log", log, ...flags]);
    return {
      pid,
      steps: () => readResult(log, true, "").steps,
      result: ended.then(({ ok, text }) => readResult(log, ok, text)),
    };
  }

  private run(args: string[]): Promise<Ended> {
    return this.spawn(args).ended;
  }

  private spawn(args: string[]): { pid: number; ended: Promise<Ended> } {
    let done: (ended: Ended) => void = () => {};
    const ended = new Promise<Ended>((resolve) => (done = resolve));
    const child = execFile(
      this.command,
      [...args, "--non-interactive", "--color", "never", "--cwd", this.folder],
      { env: this.env, timeout: this.withinMs, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => done({ ok: error === null, text: `${stdout}\n${stderr}`, stdout }),
    );
    return { pid: child.pid ?? 0, ended };
  }
}

interface Ended {
  readonly ok: boolean;
  readonly text: string;
  readonly stdout: string;
}

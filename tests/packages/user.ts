// A user outside of the checkout: a folder, a home without this package, Pulumi's CLI, and no cluster.

import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { run } from "../sdk/kept";
import { importToolchain, toolchain } from "../support/engine/engine";

export class User {
  private constructor(
    readonly folder: string,
    readonly home: string,
    readonly env: Record<string, string>,
    private readonly command: string,
  ) {}

  /** Runs the test for a new user, of whom nothing stays. */
  static async with(test: (user: User) => Promise<void>): Promise<void> {
    const base = fs.mkdtempSync(path.join(os.tmpdir(), "metal3-user-"));
    try {
      const { binDir, env } = await toolchain();
      const [folder, home] = [path.join(base, "project"), path.join(base, "home")];
      fs.mkdirSync(folder);
      fs.mkdirSync(path.join(base, "state"));
      // The plugins of other packages, which the engine would download from their own hosts.
      await (await importToolchain()).linkPlugins(home);
      const environment = {
        ...env,
        HOME: base,
        PULUMI_HOME: home,
        PULUMI_BACKEND_URL: `file://${path.join(base, "state")}`,
        PULUMI_CONFIG_PASSPHRASE: "test",
        PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "false",
        KUBECONFIG: path.join(base, "no-kubeconfig"),
        // Caches of package managers are the machine's, not the user's.
        npm_config_cache: path.join(os.homedir(), ".npm"),
        XDG_CACHE_HOME: process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), ".cache"),
        GOPATH: (await run("go", ["env", "GOPATH"], { cwd: base })).trim(),
        GOCACHE: (await run("go", ["env", "GOCACHE"], { cwd: base })).trim(),
      };
      await test(new User(folder, home, environment, path.join(binDir, "pulumi")));
    } finally {
      // Go makes its folders read-only.
      await run("chmod", ["-R", "u+w", base], { cwd: "/" });
      fs.rmSync(base, { recursive: true, force: true });
    }
  }

  write(files: Readonly<Record<string, string>>): void {
    for (const [name, content] of Object.entries(files)) {
      const file = path.join(this.folder, name);
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, content);
    }
  }

  run(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<string> {
    return run(command, args, { cwd: this.folder, env: { ...this.env, ...env } });
  }

  pulumi(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<string> {
    return this.run(this.command, [...args, "--non-interactive", "--color=never"], env);
  }

  /** Installed versions of this package's plugin, without what the engine notes about them. */
  installed(): string[] {
    return fs
      .readdirSync(path.join(this.home, "plugins"))
      .filter((name) => name.startsWith("resource-metal3-") && !/\.(lock|lastused)$/.test(name));
  }

  /** Renders the program's manifests, and returns the names of the files. */
  async up(env: Readonly<Record<string, string>> = {}): Promise<string[]> {
    const manifests = path.join(this.folder, "manifests");
    await this.pulumi(["stack", "init", "dev"], env);
    await this.pulumi(["config", "set", "kubernetes:renderYamlToDirectory", manifests], env);
    await this.pulumi(["up", "--yes", "--skip-preview"], env);
    return fs.readdirSync(path.join(manifests, "1-manifest"));
  }
}

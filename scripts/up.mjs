// npm run up: the quickstart of Pulumi.yaml, rendered to a folder, or deployed to a cluster that is named.

import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { ensureDependencies, root } from "./setup/dependencies.mjs";
import { ensurePulumi } from "./pulumi.mjs";

const work = join(root, ".up");
const manifests = join(root, "manifests");

const usage = `npm run up                          renders the manifests into ${relative(root, manifests)}/; contacts no cluster
npm run up -- --context NAME        deploys to that context of your kubeconfig
npm run up -- --kubeconfig FILE     deploys to the cluster of that file
npm run up -- --preview             shows what would change, and stops
npm run up -- --destroy             removes what an earlier run made`;

function options() {
  try {
    return parseArgs({
      options: {
        context: { type: "string" },
        kubeconfig: { type: "string" },
        preview: { type: "boolean" },
        destroy: { type: "boolean" },
        help: { type: "boolean" },
      },
    }).values;
  } catch (error) {
    throw new Error(`${error.message}\n\n${usage}`);
  }
}

/** Where this run deploys to; each target has a stack of its own, since moving a stack would replace everything. */
function targetOf({ context, kubeconfig }) {
  if (context === undefined && kubeconfig === undefined) {
    return { stack: "rendered", rendered: true, config: { "kubernetes:renderYamlToDirectory": manifests } };
  }
  const file = kubeconfig === undefined ? undefined : resolve(process.env.INIT_CWD ?? ".", kubeconfig);
  if (file !== undefined && !existsSync(file)) {
    throw new Error(`--kubeconfig ${kubeconfig}: there is no such file`);
  }
  return {
    stack: `cluster-${(context ?? file).replace(/[^A-Za-z0-9_-]+/g, "-").replace(/^-|-$/g, "")}`.slice(0, 90),
    rendered: false,
    config: {
      ...(context === undefined ? {} : { "kubernetes:context": context }),
      ...(file === undefined ? {} : { "kubernetes:kubeconfig": file }),
    },
  };
}

/** Encrypts the passwords and keys in the local state. */
function passphrase() {
  const file = join(work, "passphrase");
  if (!existsSync(file)) {
    writeFileSync(file, randomBytes(24).toString("base64url"), { mode: 0o600 });
  }
  return readFileSync(file, "utf8");
}

function environment(pulumi, target) {
  const env = {
    ...process.env,
    ...pulumi.env,
    PULUMI_BACKEND_URL: `file://${join(work, "state")}`,
    PULUMI_SKIP_UPDATE_CHECK: "true",
    // For --event-log.
    PULUMI_DEBUG_COMMANDS: "true",
  };
  if (env.PULUMI_CONFIG_PASSPHRASE === undefined && env.PULUMI_CONFIG_PASSPHRASE_FILE === undefined) {
    env.PULUMI_CONFIG_PASSPHRASE = passphrase();
  }
  if (target.rendered) {
    // Even when it renders, the kubernetes plugin looks for a cluster; here it finds none.
    env.KUBECONFIG = join(work, "no-kubeconfig");
    delete env.KUBERNETES_SERVICE_HOST;
  }
  return env;
}

function pulumiRunner(command, env) {
  const args = (words) => [...words, "--non-interactive", "--cwd", root];
  return {
    quiet(...words) {
      const run = spawnSync(command, args(words), { env, encoding: "utf8" });
      if (run.status !== 0) {
        throw new Error(`pulumi ${words.join(" ")} failed:\n${run.stderr}${run.stdout}`);
      }
      return run.stdout;
    },
    loud(...words) {
      return new Promise((done, failed) => {
        const child = spawn(command, args(words), { env, stdio: ["ignore", "inherit", "inherit"] });
        child.on("error", failed);
        child.on("exit", (code) =>
          code === 0 ? done() : failed(new Error(`pulumi ${words[0]} failed; what it says stands above`)),
        );
      });
    },
  };
}

/** Number of steps by kind of the last update, from the engine's own event log. */
function changesOf(eventLog) {
  const events = readFileSync(eventLog, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  return events.findLast((event) => event.summaryEvent !== undefined)?.summaryEvent.resourceChanges ?? {};
}

function report(pulumi, target, changes) {
  const { same = 0, ...changed } = changes;
  const outputs = JSON.parse(pulumi.quiet("stack", "output", "--json", "--stack", target.stack));
  const lines = [
    "",
    Object.keys(changed).length === 0
      ? `Nothing changed: all ${same} resources are as the program says.`
      : `Done: ${Object.entries(changed)
          .map(([kind, count]) => `${count} to ${kind}`)
          .join(", ")}, ${same} unchanged.`,
  ];
  if (target.rendered) {
    const folder = join(manifests, "1-manifest");
    lines.push("", `Manifests in ${relative(root, folder)}/ (Secrets are in clear text there):`);
    lines.push(
      ...readdirSync(folder)
        .sort()
        .map((file) => `  ${file}`),
    );
  }
  lines.push(
    `State in ${relative(root, join(work, "state"))}/, encrypted by ${relative(root, join(work, "passphrase"))}.`,
  );
  lines.push("", "Outputs:");
  lines.push(
    ...Object.entries(outputs).map(
      ([name, value]) => `  ${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`,
    ),
  );
  lines.push("", "Next:");
  lines.push('  change an input in Pulumi.yaml, say version: "37.0", and look at: npm run up -- --preview');
  lines.push(
    target.rendered
      ? "  deploy to a cluster:                                          npm run up -- --context NAME"
      : "  remove it again:                                              npm run up -- --destroy with the same target",
  );
  console.log(lines.join("\n"));
}

async function main() {
  const chosen = options();
  if (chosen.help) {
    console.log(usage);
    return;
  }
  const target = targetOf(chosen);
  ensureDependencies();
  const { buildPlugin } = await import("./build.mjs");
  await buildPlugin();
  const installed = await ensurePulumi();
  mkdirSync(join(work, "state"), { recursive: true });
  const pulumi = pulumiRunner(installed.command, environment(installed, target));
  pulumi.quiet("stack", "select", "--create", target.stack);
  for (const [key, value] of Object.entries(target.config)) {
    pulumi.quiet("config", "set", key, value, "--stack", target.stack);
  }
  if (chosen.preview) {
    await pulumi.loud("preview", "--diff", "--stack", target.stack);
    return;
  }
  if (chosen.destroy) {
    await pulumi.loud("destroy", "--yes", "--stack", target.stack);
    return;
  }
  const eventLog = join(work, `${target.stack}.events.json`);
  rmSync(eventLog, { force: true });
  await pulumi.loud("up", "--yes", "--event-log", eventLog, "--stack", target.stack);
  report(pulumi, target, changesOf(eventLog));
}

main().catch((error) => {
  console.error(`\nerror: ${error.message}`);
  process.exitCode = 1;
});

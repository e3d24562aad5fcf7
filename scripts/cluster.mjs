// npm run cluster: a Kubernetes control plane without machines, for trying things out until Ctrl-C.

import { ensureDependencies } from "./setup/dependencies.mjs";

const usage = `Usage: npm run cluster

Starts a Kubernetes control plane without nodes that run anything, to try deployments on, and prints its kubeconfig.
Ctrl-C stops it and removes all of it. It has no options; "npm run lab" starts nodes that run containers.`;

const args = process.argv.slice(2);
if (args.length > 0) {
  const asked = args.every((arg) => ["--help", "-h"].includes(arg));
  (asked ? console.log : console.error)(asked ? usage : `unknown option: ${args.join(" ")}\n\n${usage}`);
  process.exit(asked ? 0 : 1);
}

ensureDependencies();
const { startControlPlane } = await import("./cluster/controlPlane.mjs");

const startedAt = Date.now();
const plane = await startControlPlane();
console.log(`A control plane runs (started in ${((Date.now() - startedAt) / 1000).toFixed(1)} s):
  API server   ${plane.access.url}
  kubeconfig   ${plane.kubeconfig}
  logs         ${plane.folder}/*.log

Its nodes are not real: pods become ready without running anything. Images in whose name stands
"no-such-image", "crash-loop" or "never-ready" fail in that way.

  kubectl --kubeconfig ${plane.kubeconfig} get nodes
  kubectl --kubeconfig ${plane.kubeconfig} create namespace baremetal-operator-system
  npm run up -- --kubeconfig ${plane.kubeconfig}

Ctrl-C stops it and removes all of it.`);

const stop = async () => {
  process.removeAllListeners("SIGINT").removeAllListeners("SIGTERM").removeAllListeners("SIGHUP");
  await plane.stop();
  console.log("\nThe control plane is gone.");
  process.exit(0);
};
process.on("SIGINT", stop).on("SIGTERM", stop).on("SIGHUP", stop);
setInterval(() => {}, 1 << 30);

// What a lab that runs can do.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { inNamespace, namespaceName } from "./network.mjs";
import { startKubelet } from "./node.mjs";
import { takeDown } from "./takeDown.mjs";

/**
 * @typedef {object} Ended what a command did
 * @property {number} code
 * @property {string} stdout
 * @property {string} stderr
 */

export class Lab {
  /**
   * @param {{
   *   name: string,
   *   folder: string,
   *   binDir: string,
   *   processes: import("./processes.mjs").Processes,
   *   client: import("../cluster/client.mjs").KubeClient,
   *   kubeconfig: string,
   *   nodeAddresses: Record<string, string>,
   * }} parts
   */
  constructor({ name, folder, binDir, processes, client, kubeconfig, nodeAddresses }) {
    this.name = name;
    this.folder = folder;
    this.processes = processes;
    this.client = client;
    /** A kubeconfig that this machine's programs can use. */
    this.kubeconfig = kubeconfig;
    /** By the nodes' names. */
    this.nodeAddresses = nodeAddresses;
    this.binDir = binDir;
  }

  /** @param {string[]} args @param {{ input?: string }} [options] @returns {Promise<Ended>} */
  kubectl(args, { input } = {}) {
    return ended(join(this.binDir, "kubectl"), ["--kubeconfig", this.kubeconfig, ...args], input);
  }

  /**
   * @param {{ namespace: string, name: string }} pod
   * @param {string} container
   * @param {string[]} command
   */
  exec({ namespace, name }, container, command) {
    return this.kubectl(["exec", "--namespace", namespace, name, "--container", container, "--", ...command]);
  }

  /**
   * All that a container has printed, with what it printed before a restart.
   * @param {{ namespace: string, name: string }} pod
   * @param {string} container
   * @returns {Promise<string>}
   */
  async logs({ namespace, name }, container) {
    const read = (...more) => this.kubectl(["logs", "--namespace", namespace, name, "--container", container, ...more]);
    const [before, now] = await Promise.all([read("--previous"), read()]);
    return `${before.code === 0 ? before.stdout : ""}${now.stdout}`;
  }

  /** Runs a program of this machine in the network of a node. @param {string} node @param {string[]} command */
  onNode(node, command) {
    const namespace = namespaceName(this.name, Number(node.slice(1)));
    return ended("nsenter", [`--net=/run/netns/${namespace}`, ...command]);
  }

  /** Ends the kubelet of a node and starts another. @param {string} node */
  async restartKubelet(node) {
    await this.processes.end(`kubelet-${node}`);
    await startKubelet(this.processes, Number(node.slice(1)), this);
  }

  /** Takes a node off the network, as when it loses its power for all others. @param {string} node */
  async cutOff(node) {
    await inNamespace(namespaceName(this.name), "ip", "link", "set", node, "down");
  }

  /** @param {string} node */
  async reconnect(node) {
    await inNamespace(namespaceName(this.name), "ip", "link", "set", node, "up");
  }

  async stop() {
    this.client.close();
    await takeDown(this.name);
  }
}

/** @returns {Promise<Ended>} */
async function ended(program, args, input) {
  const child = spawn(program, args, { stdio: [input === undefined ? "ignore" : "pipe", "pipe", "pipe"] });
  const chunks = { stdout: [], stderr: [] };
  for (const name of ["stdout", "stderr"]) child[name].on("data", (chunk) => chunks[name].push(chunk));
  child.stdin?.end(input);
  const [code] = await once(child, "close");
  return { code, stdout: Buffer.concat(chunks.stdout).toString(), stderr: Buffer.concat(chunks.stderr).toString() };
}

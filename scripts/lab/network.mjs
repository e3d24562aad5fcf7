// The network of a lab: a namespace for the control plane with a bridge, one for each node on it, and a link to the machine.
//
// Addresses are the same in every lab, since each has namespaces of its own; only the link to the machine differs.

import { run } from "./run.mjs";

const networkPrefix = "10.200.0";
/** Where the link to the machine is: a network of four addresses for each lab. */
const linkPrefix = "10.213";
const labsAtOnce = 32;

export const addresses = {
  controlPlane: `${networkPrefix}.1`,
  node: (index) => `${networkPrefix}.${10 + index}`,
  podNetwork: (index) => `10.244.${index}.0/24`,
  allPods: "10.244.0.0/16",
  services: "10.96.0.0/16",
  firstService: "10.96.0.1",
};

/** The machine's end of the link, and the lab's. @param {number} number */
export function linkAddresses(number) {
  return { machine: `${linkPrefix}.${number}.1`, lab: `${linkPrefix}.${number}.2` };
}

/** @param {string} name of a lab @param {number} [index] of a node; none for the control plane */
export function namespaceName(name, index) {
  return index === undefined ? name : `${name}-n${index}`;
}

/** Takes the first free number and name for a lab. @returns {Promise<{ name: string, number: number }>} */
export async function claimLab() {
  for (let number = 0; number < labsAtOnce; number += 1) {
    const name = `m3lab${number}`;
    try {
      await run("ip", ["netns", "add", name]);
      return { name, number };
    } catch (error) {
      if (!/File exists/.test(error.message)) throw error;
    }
  }
  throw new Error(`${labsAtOnce} labs run already; npm run lab -- --down ends them`);
}

/** Runs a program in one of the namespaces. "ip netns exec" would hide the control groups. */
export function inNamespace(namespace, program, ...args) {
  return run("nsenter", [`--net=/run/netns/${namespace}`, program, ...args]);
}

/**
 * @param {{ name: string, number: number }} lab
 * @param {number} nodes
 */
export async function makeNetwork({ name, number }, nodes) {
  const within = (command) => inNamespace(name, "ip", ...command.split(" "));
  await within("link set lo up");
  await within("link add br0 type bridge");
  await within(`addr add ${addresses.controlPlane}/24 dev br0`);
  await within("link set br0 up");
  const link = linkAddresses(number);
  await run("ip", ["link", "add", name, "type", "veth", "peer", "name", "machine", "netns", name]);
  await run("ip", ["addr", "add", `${link.machine}/30`, "dev", name]);
  await run("ip", ["link", "set", name, "up"]);
  await within(`addr add ${link.lab}/30 dev machine`);
  await within("link set machine up");
  for (let index = 1; index <= nodes; index += 1) await makeNode(name, index, nodes);
}

async function makeNode(name, index, nodes) {
  const namespace = namespaceName(name, index);
  await run("ip", ["netns", "add", namespace]);
  const within = (command) => inNamespace(namespace, "ip", ...command.split(" "));
  await inNamespace(name, "ip", "link", "add", `n${index}`, "type", "veth", "peer", "name", "eth0", "netns", namespace);
  await inNamespace(name, "ip", "link", "set", `n${index}`, "master", "br0", "up");
  await within("link set lo up");
  await within(`addr add ${addresses.node(index)}/24 dev eth0`);
  await within("link set eth0 up");
  await within(`route add default via ${addresses.controlPlane}`);
  await inNamespace(namespace, "sysctl", "-qw", "net.ipv4.ip_forward=1");
  await inNamespace(name, "ip", "route", "add", addresses.podNetwork(index), "via", addresses.node(index));
  for (let other = 1; other <= nodes; other += 1) {
    if (other !== index) await within(`route add ${addresses.podNetwork(other)} via ${addresses.node(other)}`);
  }
}

/** Removes what makeNetwork and claimLab have made, however far they came. @param {string} name */
export async function removeNetwork(name) {
  const namespaces = (await run("ip", ["netns", "list"]))
    .split("\n")
    .map((line) => line.split(" ")[0])
    .filter((found) => found === name || found.startsWith(`${name}-`));
  // The link goes with its other end, a moment later; until then its name is taken.
  await run("ip", ["link", "del", name]).catch(() => {});
  for (const namespace of namespaces) await run("ip", ["netns", "del", namespace]);
}

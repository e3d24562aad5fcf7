// The networks of a lab's hosts: one with a DHCP server of the site, one that only Ironic serves, and one for their BMCs.
//
// The network namespace of the control plane routes between them, and every node has an interface on the provisioning
// network.

import { addresses, inNamespace, namespaceName } from "../network.mjs";

/** By the name of the bridge that hosts are attached to. */
export const hostNetworks = {
  /** Reached by a router; a DHCP server of its own says where that is. */
  site: { router: "10.201.0.1", server: "10.201.0.2", range: ["10.201.0.100", "10.201.0.199"], length: 24 },
  /** Reached by a router, without any server. */
  provisioning: { router: "172.22.0.1", node: (index) => `172.22.0.${10 + index}`, length: 24 },
};

export const bmcNetwork = { router: "10.202.0.1", server: "10.202.0.2", length: 24 };

/** What a node calls its interface on the provisioning network. */
export const provisioningInterface = "eth1";

/** @param {string} name of a lab */
export function hostsNamespace(name) {
  return `${name}-hosts`;
}

/** @param {string} name of a lab */
export function bmcNamespace(name) {
  return `${name}-bmc`;
}

/**
 * @param {string} name of a lab
 * @param {number} nodes how many it has
 */
export async function makeHostNetworks(name, nodes) {
  const ip = (namespace, command) => inNamespace(namespace, "ip", ...command.split(" "));
  const { site, provisioning } = hostNetworks;
  await inNamespace(name, "sysctl", "-qw", "net.ipv4.ip_forward=1");

  const hosts = hostsNamespace(name);
  await ip(name, `netns add ${hosts}`);
  for (const bridge of Object.keys(hostNetworks)) {
    await ip(hosts, `link add ${bridge} type bridge`);
    await ip(hosts, `link set ${bridge} up`);
  }
  await ip(hosts, "link set lo up");
  await ip(hosts, `addr add ${site.server}/${site.length} dev site`);
  for (const [bridge, { router, length }] of Object.entries(hostNetworks)) {
    await ip(name, `link add ${bridge} type veth peer name to-${bridge} netns ${hosts}`);
    await ip(hosts, `link set to-${bridge} master ${bridge} up`);
    await ip(name, `addr add ${router}/${length} dev ${bridge}`);
    await ip(name, `link set ${bridge} up`);
  }
  await ip(hosts, `route add default via ${site.router}`);

  const bmc = bmcNamespace(name);
  await ip(name, `netns add ${bmc}`);
  await ip(name, `link add bmc type veth peer name eth0 netns ${bmc}`);
  await ip(name, `addr add ${bmcNetwork.router}/${bmcNetwork.length} dev bmc`);
  await ip(name, "link set bmc up");
  await ip(bmc, "link set lo up");
  await ip(bmc, `addr add ${bmcNetwork.server}/${bmcNetwork.length} dev eth0`);
  await ip(bmc, "link set eth0 up");
  await ip(bmc, `route add default via ${bmcNetwork.router}`);

  for (let index = 1; index <= nodes; index += 1) {
    const node = namespaceName(name, index);
    await ip(hosts, `link add n${index} type veth peer name ${provisioningInterface} netns ${node}`);
    await ip(hosts, `link set n${index} master provisioning up`);
    await ip(node, `addr add ${provisioning.node(index)}/${provisioning.length} dev ${provisioningInterface}`);
    await ip(node, `link set ${provisioningInterface} up`);
  }
}

/** Where files for hosts are served from. */
export const fileServer = { address: addresses.controlPlane, port: 8099 };

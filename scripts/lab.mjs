// npm run lab: a Kubernetes cluster with real nodes on this machine, with images of Ironic and MariaDB made from packages.

import { parseArgs } from "node:util";
import { ensureDependencies } from "./setup/dependencies.mjs";

const usage = `npm run lab -- [options]: a Kubernetes cluster with real nodes on this machine, until Ctrl-C

  --nodes N          how many nodes (1)
  --hosts N          how many virtual hosts with a BMC (0); with one, the nodes have the baremetal-operator's image as well
  --images NAMES     images that the nodes have, by commas (ironic:38.0); "all" for all there are
  --only images      builds the images into the cache, and starts nothing
  --keep             leaves the lab running when this command ends
  --status           says which labs run
  --down [NAME]      ends a lab that was left running, or all of them
  --help             says this

It needs Linux and root. Everything is built once, into the per-user cache.`;

const { values, positionals } = parsedArguments({
  allowPositionals: true,
  options: {
    nodes: { type: "string", default: "1" },
    hosts: { type: "string", default: "0" },
    images: { type: "string", default: "ironic:38.0" },
    only: { type: "string" },
    keep: { type: "boolean", default: false },
    status: { type: "boolean", default: false },
    down: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

function parsedArguments(known) {
  try {
    return parseArgs(known);
  } catch (error) {
    console.error(`error: ${error.message}\n\n${usage}`);
    process.exit(2);
  }
}

if (values.help) {
  console.log(usage);
} else {
  ensureDependencies();
  const lab = await import("./lab/index.mjs");
  try {
    await main(lab);
  } catch (error) {
    console.error(error instanceof lab.LabProblem ? `error: ${error.message}` : error);
    process.exitCode = 1;
  }
}

async function main(lab) {
  if (values.status) return tellStatus(lab);
  if (values.down) return endLabs(lab);
  const names = chosenImages(lab);
  if (values.only !== undefined) {
    if (values.only !== "images")
      throw new lab.LabProblem(`--only images is the only one there is; not ${values.only}`);
    await lab.ensureImages(names, console.log);
    console.log("The images are built.");
    return;
  }
  const nodes = Number(values.nodes);
  if (!Number.isInteger(nodes) || nodes < 1 || nodes > 9)
    throw new lab.LabProblem("--nodes takes a number from 1 to 9");
  const hosts = Number(values.hosts);
  if (!Number.isInteger(hosts) || hosts < 0 || hosts > 9)
    throw new lab.LabProblem("--hosts takes a number from 0 to 9");
  await up(lab, { nodes, names: hosts === 0 ? names : [...new Set([...names, lab.operatorImage])], hosts });
}

function chosenImages({ images, LabProblem }) {
  const all = Object.keys(images).filter((name) => !name.startsWith("pause:"));
  const names = values.images === "all" ? all : values.images.split(",");
  const unknown = names.find((name) => !all.includes(name));
  if (unknown !== undefined) throw new LabProblem(`there is no image ${unknown}; choose from: ${all.join(", ")}`);
  return names;
}

async function up({ startLab, imageReference }, { nodes, names, hosts }) {
  const startedAt = Date.now();
  // Its guard takes a half-started lab down.
  let interrupt = () => process.exit(130);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => interrupt());
  const owner = values.keep ? null : process.pid;
  const running = await startLab({ nodes, images: names, owner, log: console.log });
  const addresses = Object.entries(running.nodeAddresses).map(([name, address]) => `${name} (${address})`);
  console.log(`
A lab runs (started in ${((Date.now() - startedAt) / 1000).toFixed(1)} s):
  name         ${running.name}
  nodes        ${addresses.join(", ")}
  images       ${names.map(imageReference).join(", ")}
  kubeconfig   ${running.kubeconfig}
  logs         ${running.folder}/logs

  ${running.binDir}/kubectl --kubeconfig ${running.kubeconfig} get nodes
`);
  if (hosts > 0) {
    const { offerHosts } = await import("./lab/hosts/offer.mjs");
    tellHosts(await offerHosts(running, hosts, console.log));
  }
  if (values.keep) {
    running.client.close();
    console.log(`It stays until: npm run lab -- --down ${running.name}`);
    process.exit();
  }
  console.log("Ctrl-C ends it and removes all of it.");
  await new Promise((told) => {
    interrupt = told;
    setInterval(() => {}, 1 << 30);
  });
  await running.stop();
  console.log("\nThe lab is gone.");
  process.exit();
}

function tellHosts({ folder, ramdisk, image, mediaTrust, consoles }) {
  console.log(`
Its hosts (docs/first-host.md uses them):
  ramdisk      ${ramdisk.kernel}, ${ramdisk.initramfs}
  disk image   ${image}, with ${image}.sha256
  CA of BMCs   ${folder}/bmc-ca.crt
  CAs that BMCs trust, to which yours is to be added: ${mediaTrust}
  to apply     ${folder}/operator.yaml, ${folder}/hosts.yaml
  consoles     ${consoles.join("\n               ")}
`);
}

async function tellStatus({ listLabs }) {
  const labs = await listLabs();
  if (labs.length === 0) console.log("No lab runs.");
  for (const { name, kubeconfig, nodeAddresses = {}, startedAt, owner } of labs) {
    const whose = owner === undefined ? "until --down" : `until process ${owner} ends`;
    console.log(`${name}: nodes ${Object.keys(nodeAddresses).join(", ")}; since ${startedAt}; ${whose}; ${kubeconfig}`);
  }
}

async function endLabs({ listLabs, takeDown, LabProblem }) {
  const labs = await listLabs();
  const chosen = labs.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  const unknown = positionals.find((name) => !labs.some((one) => one.name === name));
  if (unknown !== undefined) throw new LabProblem(`there is no lab ${unknown}`);
  for (const { name } of chosen) {
    await takeDown(name);
    console.log(`${name} is gone.`);
  }
  if (chosen.length === 0) console.log("No lab runs.");
}

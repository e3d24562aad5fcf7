// Hosts for whoever works in a lab: what they apply to register them, as files beside the lab's own.

import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stringify } from "yaml";
import { ensureDiskImage } from "./diskImage.mjs";
import { openHosts } from "./hosts.mjs";
import { installDefinitions, operatorManifests } from "./operator.mjs";

/** Where people deploy the operator. */
const namespace = "baremetal-operator-system";

/**
 * @param {import("../lab.mjs").Lab} lab
 * @param {number} count
 * @param {(line: string) => void} log
 * @returns what the lab offers: files to apply, and URLs for hosts
 */
export async function offerHosts(lab, count, log) {
  const hosts = await openHosts(lab, log);
  await installDefinitions(lab.client);
  const image = await hosts.serve(await ensureDiskImage(log), "disk.img");
  const folder = join(lab.folder, "offered");
  await mkdir(folder);
  const at = (file) => join(folder, file);
  const added = [];
  for (let index = 0; index < count; index += 1) {
    added.push(await hosts.add({ firmware: index % 2 === 0 ? "uefi" : "bios" }));
  }
  await writeFile(at("operator.yaml"), await operatorManifests(lab.binDir, namespace));
  await writeFile(at("hosts.yaml"), added.map((host) => documents(host, hosts.bmc)).join(""), { mode: 0o600 });
  await writeFile(at("bmc-ca.crt"), hosts.bmc.ca);
  return {
    folder,
    ramdisk: { kernel: `${hosts.images}/kernel`, initramfs: `${hosts.images}/initramfs` },
    image,
    mediaTrust: hosts.mediaTrust,
    consoles: added.map((host) => host.console),
  };
}

/** A host as a person registers it. */
function documents(host, { username, password }) {
  const { secret, object } = registration(host, { namespace, username, password, scheme: "redfish-virtualmedia" });
  return [secret, object].map((each) => `---\n${stringify(each)}`).join("");
}

/**
 * The Secret with the BMC's login, and the BareMetalHost.
 * @param {import("./hosts.mjs").Host} host
 * @param {{ namespace: string, username: string, password: string, scheme: string }} how `scheme` says how it boots
 */
export function registration({ name, mac, firmware, redfish }, { namespace: within, username, password, scheme }) {
  const secret = {
    apiVersion: "v1",
    kind: "Secret",
    metadata: { name: `${name}-bmc`, namespace: within },
    stringData: { username, password },
  };
  const object = {
    apiVersion: "metal3.io/v1alpha1",
    kind: "BareMetalHost",
    metadata: { name, namespace: within },
    spec: {
      online: true,
      bootMACAddress: mac,
      bootMode: firmware === "uefi" ? "UEFI" : "legacy",
      bmc: { address: `${scheme}+https://${redfish}`, credentialsName: secret.metadata.name },
    },
  };
  return { secret, object };
}

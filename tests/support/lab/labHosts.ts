// Hosts of a lab: virtual ones with a BMC each, an operator that reads what Ironic hands over, and BareMetalHosts.

import * as fs from "node:fs";
import * as path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { KubeObject } from "../../../scripts/cluster/client.mjs";
import { ensureDiskImage } from "../../../scripts/lab/hosts/diskImage.mjs";
import { openHosts, type Host, type Hosts } from "../../../scripts/lab/hosts/hosts.mjs";
import { registration } from "../../../scripts/lab/hosts/offer.mjs";
import { installDefinitions, operatorManifests } from "../../../scripts/lab/hosts/operator.mjs";
import { withLock } from "../../../scripts/toolchain/lock.mjs";
import { until } from "../cluster/controlPlane";
import { logsIn, readyPod } from "./labPods";
import { deployable, labProgram, type Deployed, type Lab } from "./labProject";

export type { Hosts };

const inOneProcess = <T>(lab: Lab, action: () => Promise<T>) => withLock(path.join(lab.folder, "hosts.lock"), action);

/** The hosts of a lab; networks, virtualisation and BMCs are started when the first spec asks for them. */
export function hostsOf(lab: Lab): Promise<Hosts> {
  return inOneProcess(lab, () => openHosts(lab, console.error));
}

/** Deploys the operator to a namespace, which it looks after. It starts when the objects are there that it reads. */
async function deployOperator(lab: Lab, namespace: string): Promise<void> {
  await inOneProcess(lab, () => installDefinitions(lab.client));
  const manifests = await operatorManifests(lab.binDir, namespace);
  const { code, stderr } = await lab.kubectl(["apply", "--filename", "-"], { input: manifests });
  if (code !== 0) throw new Error(stderr);
}

type Inputs = Readonly<Record<string, unknown>>;

function readyOperator(lab: Lab, namespace: string) {
  return readyPod(lab, namespace, "baremetal-operator-controller-manager-");
}

/** Deletes the operator's pod, and waits for the next one. */
export async function restartOperator({ lab, namespace }: Deployed): Promise<void> {
  const { metadata } = await readyOperator(lab, namespace);
  await lab.kubectl(["delete", "pod", "-n", namespace, metadata.name, "--wait=true"]);
  await readyOperator(lab, namespace);
}

/** Waits until Ironic knows one host, in a state. */
export function knowsOneHost(deployed: Deployed, node: string, state: string, seconds = 300): Promise<unknown> {
  const look = async () => {
    const states = Object.values(await nodeRecords(deployed, node).catch(() => ({})));
    return states.length === 1 && states[0] === state ? true : undefined;
  };
  return until(`one node record that is ${state}`, look, seconds);
}

const outputs = {
  ca: "${ironic.caCertificate}",
  username: "${ironic.username}",
  password: "${ironic.password}",
};

/** Deploys once more, with other inputs. */
export async function redeploy({ namespace, project }: Deployed, hosts: Hosts, inputs: Inputs): Promise<void> {
  project.write(labProgram(inputs, outputs)(namespace));
  const { ok, text } = await project.up();
  if (!ok) throw new Error(text);
  await hosts.trustForMedia((await project.outputs()).ca as string);
}

/** What Ironic knows of hosts, asked with its current login: the state of each node record, by its id. */
async function nodeRecords({ lab, project }: Deployed, node: string): Promise<Record<string, string>> {
  const { username, password } = (await project.outputs({ showSecrets: true })) as Record<string, string>;
  const url = `https://${lab.nodeAddresses[node]}:6385/v1/nodes`;
  const { stdout, stderr } = await lab.onNode(node, ["curl", "-skf", "-m", "10", "-u", `${username}:${password}`, url]);
  if (stdout === "") throw new Error(`${url} did not answer: ${stderr}`);
  const { nodes } = JSON.parse(stdout) as { nodes: { uuid: string; provision_state: string }[] };
  return Object.fromEntries(nodes.map(({ uuid, provision_state: state }) => [uuid, state]));
}

/** Makes a spec's Ironic, and the operator that it hands over to. */
export async function deployForHosts(
  hosts: Hosts,
  inputs: Inputs,
  prepare: (deployed: Deployed) => Promise<unknown> = () => Promise.resolve(),
): Promise<Deployed> {
  const deployed = await deployable(labProgram(inputs, outputs));
  await prepare(deployed);
  const { ok, text } = await deployed.project.up();
  if (!ok) throw new Error(text);
  const { ca } = await deployed.project.outputs();
  if (typeof ca === "string") await hosts.trustForMedia(ca);
  await deployOperator(deployed.lab, deployed.namespace);
  await readyOperator(deployed.lab, deployed.namespace);
  return deployed;
}

/** Inputs of an Ironic for the hosts of a lab; the rest is the quickstart's. */
export function inputsForHosts({ images, bmc }: Hosts) {
  return {
    // Nobody in the lab answers the ramdisk's wait for LLDP.
    deployRamdisk: { disableDownloader: true, extraKernelParams: "console=ttyS0 ipa-lldp-timeout=1" },
    overrides: { agentImages: [{ kernel: `${images}/kernel`, initramfs: `${images}/initramfs` }] },
    tls: { bmcCA: { pem: bmc.ca } },
    // 38.0.0 of the Python package index fails with "autodetect" once the agent runs; the published image has the fix.
    extraConfig: [{ group: "DEFAULT", name: "default_deploy_interface", value: "direct" }],
    bareMetalOperator: {},
  };
}

interface Status {
  readonly provisioning?: { readonly state?: string; readonly ID?: string };
  readonly hardware?: { readonly nics?: readonly { readonly mac: string }[] };
}

interface Spec {
  /** What is booted to inspect and to deploy: an ISO from the BMC, or files from the network. */
  readonly boot: "virtual media" | "network";
  /** Whether it is only registered, and never booted. */
  readonly uninspected?: boolean;
}

const tailLines = 40;

/** A BareMetalHost, and what it stands for. */
export class BareMetalHost {
  readonly #lab: Lab;
  readonly #object: KubeObject;
  /** Each state that was seen, with the milliseconds since the host was registered. */
  readonly timeline: { readonly state: string; readonly ms: number }[] = [];
  readonly #begun = Date.now();

  private constructor(
    lab: Lab,
    object: KubeObject,
    readonly host: Host,
  ) {
    this.#lab = lab;
    this.#object = object;
  }

  /** Registers a host: writes its BMC's login into a Secret, and the object that the operator acts on. */
  static async register(lab: Lab, namespace: string, host: Host, { boot, uninspected }: Spec): Promise<BareMetalHost> {
    const { bmc } = await hostsOf(lab);
    const scheme = boot === "network" ? "redfish" : "redfish-virtualmedia";
    const { secret, object } = registration(host, { namespace, scheme, ...bmc });
    await lab.client.create(secret);
    const registered = new BareMetalHost(lab, object, host);
    const more = uninspected === true ? { online: false, inspectionMode: "disabled" } : {};
    const asked = { ...object, spec: { ...object.spec, ...more } };
    await lab.client.create(asked);
    return registered;
  }

  async status(): Promise<Status> {
    const found = (await this.#lab.client.get(this.#object)) as KubeObject & { status?: Status };
    return found.status ?? {};
  }

  /** Asks for the disk image that greets. */
  async deploy(): Promise<void> {
    const url = await (await hostsOf(this.#lab)).serve(await ensureDiskImage(console.error), "disk.img");
    await this.change({ image: { url, checksum: `${url}.sha256`, checksumType: "sha256", format: "raw" } });
  }

  change(spec: Readonly<Record<string, unknown>>): Promise<unknown> {
    return this.#lab.client.patch(this.#object, { spec });
  }

  /** Waits for a state. */
  reaches(state: string, seconds = 600): Promise<Status> {
    const look = async () => {
      const status = await this.status();
      this.#note(status.provisioning?.state ?? "");
      return status.provisioning?.state === state ? status : undefined;
    };
    return this.#awaits(`${this.host.name} to be ${state}`, look, seconds);
  }

  /** Waits until the operator has registered it under another id than the one that it had. */
  isRegisteredAgain(former: string | undefined, seconds = 300): Promise<Status> {
    const look = async () => {
      const status = await this.status();
      const id = status.provisioning?.ID ?? "";
      return id !== "" && id !== former ? status : undefined;
    };
    return this.#awaits(`${this.host.name} to be registered again`, look, seconds);
  }

  /** Fails with what everybody says who takes part in it. */
  async #awaits<T>(what: string, look: () => Promise<T | undefined>, seconds: number): Promise<T> {
    try {
      return await until(what, look, seconds);
    } catch (error) {
      throw new Error(`${(error as Error).message}\n${await this.testimony()}`);
    }
  }

  #note(state: string): void {
    if (state !== "" && this.timeline.at(-1)?.state !== state)
      this.timeline.push({ state, ms: Date.now() - this.#begun });
  }

  async isOn(): Promise<boolean> {
    return (await hostsOf(this.#lab)).isOn(this.host);
  }

  /** Whether it was on each time that somebody looked, for so long. */
  async staysOn(seconds: number): Promise<boolean> {
    for (const end = Date.now() + seconds * 1000; Date.now() < end; await sleep(1000)) {
      if (!(await this.isOn())) return false;
    }
    return true;
  }

  /** What the host has written to its console. */
  console(): string {
    return fs.existsSync(this.host.console) ? fs.readFileSync(this.host.console, "utf8") : "";
  }

  /** Waits for a line on the console. */
  async says(text: string, seconds = 180): Promise<void> {
    const look = () => Promise.resolve(this.console().includes(text) ? true : undefined);
    await this.#awaits(`"${text}" on the console of ${this.host.name}`, look, seconds);
  }

  async remove(seconds = 300): Promise<void> {
    await this.#lab.client.delete(this.#object);
    const isGone = async () => ((await this.#lab.client.find(this.#object)) === undefined ? true : undefined);
    await until(`the end of ${this.host.name}`, isGone, seconds);
  }

  async testimony(): Promise<string> {
    const logs = await logsIn(this.#lab, this.#object.metadata.namespace ?? "");
    const texts = { status: JSON.stringify(await this.status(), undefined, 2), console: this.console(), ...logs };
    return Object.entries(texts)
      .map(([name, text]) => `--- ${name}\n${text.trimEnd().split("\n").slice(-tailLines).join("\n")}`)
      .join("\n");
  }
}

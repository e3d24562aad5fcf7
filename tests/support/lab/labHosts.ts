// Hosts of a lab: virtual ones with a BMC each, an operator that reads what Ironic hands over, and BareMetalHosts.

import * as fs from "node:fs";
import * as path from "node:path";
import type { KubeObject } from "../../../scripts/cluster/client.mjs";
import { ensureDiskImage } from "../../../scripts/lab/hosts/diskImage.mjs";
import { openHosts, type Host, type Hosts } from "../../../scripts/lab/hosts/hosts.mjs";
import { registration } from "../../../scripts/lab/hosts/offer.mjs";
import { installDefinitions, operatorManifests } from "../../../scripts/lab/hosts/operator.mjs";
import { withLock } from "../../../scripts/toolchain/lock.mjs";
import { until } from "../cluster/controlPlane";
import { logsIn, readyPod } from "./labPods";
import { deployable, labProgram, type Deployed, type Lab } from "./labProject";

export type { Host, Hosts };

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

export function readyOperator(lab: Lab, namespace: string) {
  return readyPod(lab, namespace, "baremetal-operator-controller-manager-");
}

/** Makes a spec's Ironic, and the operator that it hands over to. */
export async function deployForHosts(
  hosts: Hosts,
  inputs: Readonly<Record<string, unknown>>,
  prepare: (deployed: Deployed) => Promise<unknown> = () => Promise.resolve(),
): Promise<Deployed> {
  const deployed = await deployable(labProgram(inputs, { ca: "${ironic.caCertificate}" }));
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
  readonly provisioning?: { readonly state?: string };
  readonly hardware?: { readonly nics?: readonly { readonly mac: string }[] };
}

interface Spec {
  /** What is booted to inspect and to deploy: an ISO from the BMC, or files from the network. */
  readonly boot: "virtual media" | "network";
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
  static async register(lab: Lab, namespace: string, host: Host, { boot }: Spec): Promise<BareMetalHost> {
    const { bmc } = await hostsOf(lab);
    const scheme = boot === "network" ? "redfish" : "redfish-virtualmedia";
    const { secret, object } = registration(host, { namespace, scheme, ...bmc });
    await lab.client.create(secret);
    const registered = new BareMetalHost(lab, object, host);
    await lab.client.create(object);
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

  /** Waits for a state; fails with what everybody says who takes part in it. */
  async reaches(state: string, seconds = 600): Promise<Status> {
    try {
      return await until(
        `${this.host.name} to be ${state}`,
        async () => {
          const status = await this.status();
          this.#note(status.provisioning?.state ?? "");
          return status.provisioning?.state === state ? status : undefined;
        },
        seconds,
      );
    } catch (error) {
      throw new Error(`${(error as Error).message}\n${await this.testimony()}`);
    }
  }

  #note(state: string): void {
    if (this.timeline.at(-1)?.state !== state) this.timeline.push({ state, ms: Date.now() - this.#begun });
  }

  /** What the host has written to its console. */
  console(): string {
    return fs.existsSync(this.host.console) ? fs.readFileSync(this.host.console, "utf8") : "";
  }

  /** Waits for a line on the console. */
  async says(text: string, seconds = 180): Promise<void> {
    try {
      await until(
        `"${text}" on the console of ${this.host.name}`,
        () => Promise.resolve(this.console().includes(text) ? true : undefined),
        seconds,
      );
    } catch (error) {
      throw new Error(`${(error as Error).message}\n${await this.testimony()}`);
    }
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

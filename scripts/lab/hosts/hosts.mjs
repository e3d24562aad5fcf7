// Virtual hosts of a lab: QEMU under a libvirt of the lab's own, a BMC for all of them, and the servers of their site.

import { createHash, randomBytes, randomUUID } from "node:crypto";
import { appendFile, copyFile, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { issueCertificate, makeAuthority } from "../certificates.mjs";
import { run } from "../run.mjs";
import { commandIn, mountBmcRoot } from "./bmcRoot.mjs";
import { domainXml, uefi } from "./domain.mjs";
import { bmcNamespace, bmcNetwork, fileServer, hostNetworks, hostsNamespace, makeHostNetworks } from "./network.mjs";
import { ensureRamdisk } from "./ramdisk.mjs";

const startWithinMs = 60_000;
const bmcPort = 8000;
const bmcUser = "admin";
/** Ironic does not deploy to a disk of less than four. */
const diskBytes = 6 * 1024 ** 3;
/** What sushy-tools calls it. */
const pool = "default";
/** libvirt's address, for programs in its root. */
const libvirt = "qemu:///system";

/**
 * @typedef {object} Host
 * @property {string} name
 * @property {string} uuid
 * @property {string} mac
 * @property {"uefi" | "bios"} firmware
 * @property {string} redfish what of its BMC's address follows after a scheme
 * @property {string} console the file with what it has written to its first serial port
 *
 * @typedef {object} Site what the hosts of a lab have in common
 * @property {{ username: string, password: string, ca: string }} bmc
 * @property {string} images the URL below which files for hosts are served
 */

export class Hosts {
  #lab;
  #folder;

  /** @param {import("../lab.mjs").Lab} lab @param {Site} site */
  constructor(lab, site) {
    this.#lab = lab;
    this.#folder = hostsFolder(lab);
    this.bmc = site.bmc;
    this.images = site.images;
  }

  /**
   * Adds a host that is off, with an empty disk.
   * @param {{ firmware?: "uefi" | "bios", network?: "site" | "provisioning" }} [options]
   * @returns {Promise<Host>}
   */
  async add({ firmware = "uefi", network = "site" } = {}) {
    const uuid = randomUUID();
    const octets = [...randomBytes(3)].map((byte) => byte.toString(16).padStart(2, "0"));
    const mac = ["52", "54", "00", ...octets].join(":");
    const name = `host-${octets.join("")}`;
    const folder = join(this.#folder, name);
    await mkdir(folder);
    // The BMC knows disks of the pool only.
    await virsh(
      this.#lab,
      "vol-create-as",
      pool,
      `${name}.img`,
      String(diskBytes),
      "--allocation",
      "0",
      "--format",
      "raw",
    );
    const disk = join(poolFolder(this.#folder), `${name}.img`);
    const file = join(folder, "domain.xml");
    await writeFile(file, domainXml({ name, uuid, mac, firmware, network, disk, folder }));
    await virsh(this.#lab, "define", file);
    const redfish = `${bmcNetwork.server}:${bmcPort}/redfish/v1/Systems/${uuid}`;
    return { name, uuid, mac, firmware, redfish, console: join(folder, "console.log") };
  }

  /** Whether it is switched on. @param {Host} host @returns {Promise<boolean>} */
  async isOn({ name }) {
    return (await virsh(this.#lab, "domstate", name)).trim() === "running";
  }

  /** The file with the CAs by which BMCs verify who offers virtual media. */
  get mediaTrust() {
    return mediaTrust(this.#folder);
  }

  /** Makes BMCs accept what a web server with a certificate of this CA offers as virtual media. @param {string} ca */
  async trustForMedia(ca) {
    await appendFile(this.mediaTrust, `${ca.trim()}\n`);
  }

  /**
   * Gives a file to the web server of the site, and its checksum beside it.
   * @param {string} path
   * @param {string} name
   * @returns {Promise<string>} its URL
   */
  async serve(path, name) {
    const target = join(this.#folder, "served", name);
    await copyFile(path, target);
    const checksum = createHash("sha256").update(await readFile(target));
    await writeFile(`${target}.sha256`, `${checksum.digest("hex")}  ${name}\n`);
    return `${this.images}/${name}`;
  }
}

/** @param {import("../lab.mjs").Lab} lab @param {...string} args */
function virsh({ name, folder, processes }, ...args) {
  const [program, ...rest] = [
    ...processes.enter(hostsNamespace(name)),
    ...commandIn(folder, "virsh", "--quiet", "--connect", libvirt, ...args),
  ];
  return run(program, rest);
}

/** @param {{ folder: string }} lab */
function hostsFolder({ folder }) {
  return join(folder, "hosts");
}

/** Where libvirt keeps disks, and what BMCs are given as virtual media. */
function poolFolder(folder) {
  return join(folder, "pool");
}

function mediaTrust(folder) {
  return join(folder, "media-ca.pem");
}

/**
 * The hosts of a lab; starts what they need unless it runs. Only one process may do this at a time.
 * @param {import("../lab.mjs").Lab} lab
 * @param {(line: string) => void} log
 */
export async function openHosts(lab, log) {
  const file = join(hostsFolder(lab), "site.json");
  const known = await readFile(file, "utf8").catch(() => undefined);
  if (known !== undefined) return new Hosts(lab, JSON.parse(known));
  const site = await startSite(lab, log);
  await writeFile(`${file}.draft`, JSON.stringify(site), { mode: 0o600 });
  await rename(`${file}.draft`, file);
  return new Hosts(lab, site);
}

async function startSite(lab, log) {
  const folder = hostsFolder(lab);
  await Promise.all([poolFolder(folder), join(folder, "served")].map((path) => mkdir(path, { recursive: true })));
  const ramdisk = await ensureRamdisk(log);
  for (const file of ["kernel", "initramfs"]) await copyFile(join(ramdisk, file), join(folder, "served", file));
  log(`lab ${lab.name}: networks, virtualisation and BMCs of hosts`);
  await makeHostNetworks(lab.name, Object.keys(lab.nodeAddresses).length);
  await mountBmcRoot(lab, hostsNamespace(lab.name), { files: folder, log });
  await startServers(lab, folder);
  await startLibvirt(lab, folder);
  return {
    bmc: await startBmc(lab, folder),
    images: `http://${fileServer.address}:${fileServer.port}`,
  };
}

/** DHCP for hosts that boot by virtual media, and a web server. */
async function startServers({ name, folder: labFolder, processes }, folder) {
  const { range, router } = hostNetworks.site;
  await processes.start(
    "site-dhcp",
    hostsNamespace(name),
    commandIn(labFolder, "dnsmasq", "--keep-in-foreground", "--conf-file=/dev/null", "--user=root", "--port=0", [
      ...[
        "--interface=site",
        "--bind-interfaces",
        `--dhcp-leasefile=${folder}/leases`,
        "--log-dhcp",
        "--log-facility=-",
      ],
      ...[`--dhcp-range=${range.join(",")},1h`, `--dhcp-option=option:router,${router}`],
    ]),
  );
  await processes.start(
    "site-files",
    name,
    commandIn(labFolder, "python3", "-m", "http.server", "--directory", join(folder, "served"), [
      ...["--bind", fileServer.address, String(fileServer.port)],
    ]),
  );
}

async function startLibvirt(lab, folder) {
  const { processes } = lab;
  await processes.start("libvirtd", hostsNamespace(lab.name), commandIn(lab.folder, "libvirtd"));
  await processes.until("libvirt", startWithinMs, ["libvirtd"], () => virsh(lab, "version"));
  await virsh(lab, "pool-create-as", pool, "dir", "--target", poolFolder(folder));
}

/** One for all hosts, as a chassis has it; over TLS, by a CA that nobody knows. */
async function startBmc({ name, folder: labFolder, processes }, folder) {
  const pair = (part) => ({ certificate: join(folder, `${part}.crt`), key: join(folder, `${part}.key`) });
  const [authority, server] = [pair("bmc-ca"), pair("bmc")];
  await makeAuthority(authority, "BMCs of the site");
  await issueCertificate(authority, server, { subject: "/CN=bmc", names: [`IP:${bmcNetwork.server}`] });
  const password = randomBytes(12).toString("base64url");
  const users = join(folder, "bmc-users");
  await writeFile(users, await run("htpasswd", ["-nbB", bmcUser, password]), { mode: 0o600 });
  const ca = await readFile(authority.certificate, "utf8");
  await writeFile(mediaTrust(folder), ca);
  const settings = {
    SUSHY_EMULATOR_LISTEN_IP: bmcNetwork.server,
    SUSHY_EMULATOR_LISTEN_PORT: bmcPort,
    SUSHY_EMULATOR_SSL_CERT: server.certificate,
    SUSHY_EMULATOR_SSL_KEY: server.key,
    SUSHY_EMULATOR_AUTH_FILE: users,
    SUSHY_EMULATOR_LIBVIRT_URI: libvirt,
    SUSHY_EMULATOR_VMEDIA_VERIFY_SSL: mediaTrust(folder),
    SUSHY_EMULATOR_STATE_DIR: folder,
    SUSHY_EMULATOR_BOOT_LOADER_MAP: { UEFI: { x86_64: uefi.code }, Legacy: {} },
    SUSHY_EMULATOR_SECURE_BOOT_DISABLED_NVRAM: uefi.variables,
  };
  const file = join(folder, "bmc.conf");
  // The settings are Python, in which JSON's values mean the same.
  const lines = Object.entries(settings).map(([key, value]) => `${key} = ${JSON.stringify(value)}\n`);
  await writeFile(file, lines.join(""));
  const command = commandIn(labFolder, "/opt/sushy-tools/bin/sushy-emulator", "--config", file);
  await processes.start("bmc", bmcNamespace(name), command);
  const login = `${bmcUser}:${password}`;
  const url = `https://${bmcNetwork.server}:${bmcPort}/redfish/v1/Systems`;
  await processes.until("the BMC", startWithinMs, ["bmc"], () =>
    run("nsenter", [
      `--net=/run/netns/${bmcNamespace(name)}`,
      ...["curl", "-fsS", "--cacert", authority.certificate, "-u", login, url],
    ]),
  );
  return { username: bmcUser, password, ca };
}

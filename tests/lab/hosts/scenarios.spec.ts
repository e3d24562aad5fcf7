// Each way to deploy Ironic with a host that goes through it: inspected, deployed, and running what was deployed.

import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { issueCertificate, makeAuthority } from "../../../scripts/lab/certificates.mjs";
import { greeting } from "../../../scripts/lab/hosts/diskImage.mjs";
import { hostNetworks, provisioningInterface } from "../../../scripts/lab/hosts/network.mjs";
import { figure, seconds } from "../../support/lab/figures";
import { BareMetalHost, deployForHosts, hostsOf, inputsForHosts, type Hosts } from "../../support/lab/labHosts";
import { everyScenario, hasImage, placeOn, sharedLab, type Deployed } from "../../support/lab/labProject";

type Inputs = Readonly<Record<string, unknown>>;

interface Scenario {
  readonly name: string;
  readonly firmware?: "uefi" | "bios";
  readonly boot?: "virtual media" | "network";
  /** What is added to the inputs that hosts need, which are given. */
  readonly inputs: (forHosts: ReturnType<typeof inputsForHosts>, own: OwnAuthority) => Inputs;
  readonly image?: string;
}

const node = "n10";
const place = placeOn(node);
const provisioningAddress = hostNetworks.provisioning.node(10);
const virtualAddress = "172.22.0.5";
const certificateName = "own-certificate";

/** A CA that no component has made. */
interface OwnAuthority {
  readonly folder: string;
  readonly ca: string;
}

const pairIn = (folder: string, name: string) => ({
  certificate: path.join(folder, `${name}.crt`),
  key: path.join(folder, `${name}.key`),
});

async function makeOwnAuthority(): Promise<OwnAuthority> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "metal3-own-"));
  const pair = pairIn(folder, "ca");
  await makeAuthority(pair, "own");
  return { folder, ca: fs.readFileSync(pair.certificate, "utf8") };
}

/** The Secret of a person who has a certificate; Ironics that make their own do not look at it. */
async function giveCertificate({ lab, namespace }: Deployed, { folder, ca }: OwnAuthority): Promise<void> {
  const server = pairIn(folder, "server");
  const names = [`IP:${place.address}`, `DNS:ironic.${namespace}.svc`, `DNS:ironic.${namespace}.svc.cluster.local`];
  await issueCertificate(pairIn(folder, "ca"), server, { subject: "/CN=ironic", names });
  const read = (file: string) => fs.readFileSync(file, "utf8");
  const stringData = { "tls.crt": read(server.certificate), "tls.key": read(server.key), "ca.crt": ca };
  const metadata = { name: certificateName, namespace };
  await lab.client.create({
    apiVersion: "v1",
    kind: "Secret",
    metadata,
    type: "kubernetes.io/tls",
    stringData,
  } as never);
}

const networkBoot = (more: Inputs) => ({
  nodeSelector: place.inputs.nodeSelector,
  networking: {
    interface: provisioningInterface,
    dhcp: {
      networkCIDR: "172.22.0.0/24",
      rangeBegin: "172.22.0.100",
      rangeEnd: "172.22.0.150",
      // The disk image is on the other side of it.
      gatewayAddress: hostNetworks.provisioning.router,
    },
    ...more,
  },
});

const scenarios: readonly Scenario[] = [
  { name: "by virtual media and BIOS", firmware: "bios", inputs: () => place.inputs },
  {
    name: "from the network by UEFI",
    boot: "network",
    inputs: () => networkBoot({ ipAddress: provisioningAddress }),
  },
  {
    name: "from the network by BIOS, and a virtual IP",
    firmware: "bios",
    boot: "network",
    inputs: () => ({
      ...networkBoot({ ipAddress: virtualAddress, keepalived: { enabled: true } }),
      images: { keepalived: "lab.local/keepalived:3" },
    }),
  },
  {
    name: "with a certificate of the user's own",
    inputs: ({ tls, deployRamdisk }, { ca }) => ({
      ...place.inputs,
      tls: { ...tls, mode: "secret", certificateName },
      deployRamdisk: { ...deployRamdisk, verifyTLS: true },
      bareMetalOperator: { caCertificate: ca },
    }),
  },
  { name: "without TLS", inputs: ({ tls }) => ({ ...place.inputs, tls: { ...tls, mode: "off" } }) },
  { name: "with the managed database", inputs: () => ({ ...place.inputs, database: { kind: "managed" } }) },
  ...["39.0", "37.0"].map((version) => ({
    name: `of release ${version}`,
    image: `ironic:${version}`,
    inputs: () => ({ ...place.inputs, version, images: { ironic: `lab.local/ironic:${version}` } }),
  })),
];

const chosen = scenarios.filter(({ image }) => image === undefined || hasImage(image)).filter(() => everyScenario);

for (const { name, firmware = "uefi", boot = "virtual media", inputs } of chosen) {
  describe(`a host ${name}`, function () {
    this.timeout(1_800_000);
    let deployed: Deployed | undefined;
    let hosts: Hosts;

    before(async () => {
      hosts = await hostsOf(await sharedLab());
      const own = await makeOwnAuthority();
      await hosts.trustForMedia(own.ca);
      const forHosts = inputsForHosts(hosts);
      deployed = await deployForHosts(hosts, { ...forHosts, ...inputs(forHosts, own) }, (made) =>
        giveCertificate(made, own),
      );
      fs.rmSync(own.folder, { recursive: true });
    });
    after(async () => {
      await deployed?.project.destroy();
      deployed?.project.remove();
    });

    it("is inspected and deployed, and boots what it was given", async function () {
      const { lab, namespace } = deployed as Deployed;
      const network = boot === "network" ? "provisioning" : "site";
      const host = await BareMetalHost.register(lab, namespace, await hosts.add({ firmware, network }), { boot });
      await host.reaches("available", 900);
      await host.deploy();
      await host.reaches("provisioned", 900);
      await host.says(greeting);
      figure(this.test, host.timeline.map(({ state, ms }) => `${state} after ${seconds(ms)}`).join(", "));
      await host.change({ automatedCleaningMode: "disabled" });
      await host.remove();
    });
  });
}

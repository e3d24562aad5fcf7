// Each way to deploy Ironic, on real nodes: every container becomes ready, the API answers, and no log gives a secret away.

import { expect } from "chai";
import type { PodSecurityLevel } from "../../provider/schema/types";
import { logsIn, readyPod, statusOf } from "../support/lab/labPods";
import { deployable, everyScenario, hasImage, labProgram, placeOn, type Deployed } from "../support/lab/labProject";
import { selfSigned } from "../support/lab/serverMaterial";
import { findings } from "../support/lab/secretForms";

interface Topology {
  readonly name: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly containers: readonly string[];
  /** Without one: by the Service. */
  readonly url?: string;
  readonly level?: PodSecurityLevel;
  readonly image?: string;
  readonly nightly?: boolean;
  /** What the user has to make in the namespace first. */
  readonly secrets?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const { address: nodeAddress, inputs: onThirdNode } = placeOn("n3");
const { nodeSelector } = onThirdNode;
const always = ["httpd", "ironic", "ramdisk-logs"];

const topologies: readonly Topology[] = [
  {
    name: "in the pod network of a namespace that enforces the restricted level, with metrics",
    properties: {
      networking: { disableHostNetwork: true },
      prometheusExporter: { enabled: true, disableServiceMonitor: true },
    },
    containers: [...always, "ironic-prometheus-exporter"],
    level: "restricted",
  },
  {
    name: "with DHCP",
    properties: {
      nodeSelector,
      networking: {
        ipAddress: nodeAddress,
        interface: "eth0",
        dhcp: { networkCIDR: "10.200.0.0/24", rangeBegin: "10.200.0.100", rangeEnd: "10.200.0.150" },
      },
    },
    containers: [...always, "dnsmasq"],
    url: `https://${nodeAddress}:6385`,
  },
  {
    name: "without TLS",
    properties: { ...onThirdNode, tls: { mode: "off" } },
    containers: always,
    url: `http://${nodeAddress}:6385`,
  },
  {
    name: "with a virtual IP",
    nightly: true,
    properties: {
      nodeSelector,
      networking: { ipAddress: "10.200.0.50", interface: "eth0", keepalived: { enabled: true } },
      images: { keepalived: "lab.local/keepalived:1" },
    },
    containers: [...always, "keepalived"],
    url: "https://10.200.0.50:6385",
  },
  {
    name: "with /shared on a claim",
    nightly: true,
    properties: { ...onThirdNode, storage: { size: "5Gi" } },
    containers: always,
    url: `https://${nodeAddress}:6385`,
  },
  {
    name: "with the user's own certificate",
    nightly: true,
    properties: { ...onThirdNode, tls: { certificateName: "own-tls" } },
    containers: always,
    url: `https://${nodeAddress}:6385`,
    secrets: { "own-tls": ownCertificate() },
  },
  ...["39.0", "37.0", "35.0"].map((version) => ({
    name: `of release ${version}`,
    properties: { ...onThirdNode, version },
    containers: always,
    url: `https://${nodeAddress}:6385`,
    image: `ironic:${version}`,
  })),
];

/** Its own CA, as `ca.crt`. */
function ownCertificate(): Record<string, string> {
  const { key, certificate } = selfSigned(nodeAddress);
  return { "tls.crt": certificate, "tls.key": key, "ca.crt": certificate };
}

function program({ properties, image = "ironic:38.0" }: Topology) {
  return labProgram({ ...properties, images: { ironic: `lab.local/${image}`, ...(properties.images as object) } });
}

async function serviceUrl({ lab, namespace }: Deployed): Promise<string> {
  const metadata = { name: "ironic", namespace };
  const service = (await lab.client.get({ apiVersion: "v1", kind: "Service", metadata })) as unknown as {
    spec: { clusterIP: string };
  };
  return `https://${service.spec.clusterIP}`;
}

const chosen = topologies
  .filter(({ image }) => image === undefined || hasImage(image))
  .filter(({ nightly = false }) => everyScenario || !nightly);

for (const topology of chosen) {
  describe(`Ironic ${topology.name}`, function () {
    this.timeout(800_000);
    let deployed: Deployed;
    let login: { username: string; password: string };

    before(async () => {
      const { level } = topology;
      deployed = await deployable(program(topology), level === undefined ? {} : { level });
      const { lab, namespace } = deployed;
      for (const [name, stringData] of Object.entries(topology.secrets ?? {})) {
        const secret = { apiVersion: "v1", kind: "Secret", metadata: { name, namespace }, stringData };
        await lab.client.create(secret);
      }
      const { ok, text } = await deployed.project.up();
      expect(ok, text).to.equal(true);
      login = (await deployed.project.outputs({ showSecrets: true })) as typeof login;
    });
    after(async () => {
      await deployed.project.destroy();
      deployed.project.remove();
    });

    it("has ready containers that never restarted", async () => {
      const { status } = await readyPod(deployed.lab, deployed.namespace, "ironic-service-");
      const containers = (status.containerStatuses ?? []).map(({ name, restartCount }) => `${name}: ${restartCount}`);
      expect(containers).to.have.members(topology.containers.map((name) => `${name}: 0`));
    });

    it("answers only clients with the password", async () => {
      const url = `${topology.url ?? (await serviceUrl(deployed))}/v1/nodes`;
      const { username, password } = login;
      const logins = [undefined, `${username}:wrong`, `${username}:${password}`];
      const statuses = await Promise.all(logins.map((each) => statusOf(deployed.lab, url, each)));
      expect(statuses).to.deep.equal(["401", "401", "200"]);
    });

    it("prints no secret", async () => {
      const { password } = login;
      // Of bcrypt hashes only the beginning is known here.
      const secrets = { password, "hash of a password": "$2a$10$" };
      expect(findings(secrets, await logsIn(deployed.lab, deployed.namespace))).to.deep.equal([]);
    });
  });
}

// What inputs promise, read where the programs of the image read it: ironic.conf, the iPXE script, dnsmasq's and Apache's
// configuration.

import { expect } from "chai";
import type { IronicArgs } from "../../provider/schema/types";
import { bootLinesIn, kernelParametersIn, optionsIn } from "../support/lab/imageOutcome";
import type { ImageStack } from "../support/lab/imageSandbox";
import { imageStack } from "../support/lab/imageStack";
import { ownAddress, runContainer, type RanContainer } from "../support/lab/renderedContainer";
import { startedSideBySide } from "../support/lab/sideBySide";
import { containersOf } from "../support/rendering/pods";
import { scenarios } from "../support/scenarios/scenarios";

const networkBoot: IronicArgs = {
  networking: { ipAddress: ownAddress, dhcp: { networkCIDR: "172.22.0.0/24" } },
};

/** The lines that iPXE loads a kernel or ramdisk by. */
const booted = (ran: RanContainer): string => bootLinesIn(ran.file("/shared/html/inspector.ipxe")).join("\n");
const options = (ran: RanContainer): Record<string, string> => optionsIn(ran.file("/conf/ironic/ironic.conf"));
const kernelLines = (ran: RanContainer): string => Object.values(kernelParametersIn(options(ran))).join("\n");
const agent = (name: string) => ({
  kernel: `http://images.example.com/${name}.kernel`,
  initramfs: `http://images.example.com/${name}.initramfs`,
});

interface KeptPromise {
  readonly id: string;
  readonly container: string;
  readonly args: IronicArgs;
  readonly kept: (ran: RanContainer) => void;
}

const promises: readonly KeptPromise[] = [
  {
    id: "overrides.agentImages without an architecture: iPXE boots them on both",
    container: "httpd",
    args: { ...networkBoot, deployRamdisk: { disableDownloader: true }, overrides: { agentImages: [agent("any")] } },
    kept: (ran) => {
      // Of x86_64 and arm64; what follows is for all others.
      expect(
        booted(ran)
          .match(/^set ipa_kernel .*$/gm)
          ?.slice(0, 2),
      ).to.deep.equal([
        "set ipa_kernel http://images.example.com/any.kernel",
        "set ipa_kernel http://images.example.com/any.kernel",
      ]);
    },
  },
  {
    id: "registries.authSecretName: Ironic reads the file of logins from the folder of the Secret",
    container: "ironic",
    args: { registries: { authSecretName: "tokens" } },
    kept: (ran) => expect(options(ran)["oci.authentication_config"]).to.equal("/auth/oci/oci.json"),
  },
  {
    id: "overrides.agentImages for aarch64 alone: x86_64 boots the downloaded ramdisk",
    container: "httpd",
    args: { ...networkBoot, overrides: { agentImages: [{ ...agent("arm"), architecture: "aarch64" }] } },
    kept: (ran) => {
      expect(booted(ran)).to.contain("http://images.example.com/arm.kernel");
      expect(booted(ran)).to.contain(`http://${ownAddress}:6180/images/ironic-python-agent.kernel`);
    },
  },
  {
    id: "overrides.agentImages: Ironic deploys with them",
    container: "ironic",
    args: { overrides: { agentImages: [agent("any"), { ...agent("arm"), architecture: "aarch64" }] } },
    kept: (ran) => {
      expect(options(ran)).to.include({
        "conductor.deploy_kernel": "http://images.example.com/any.kernel",
        "conductor.deploy_ramdisk_by_arch": "aarch64:http://images.example.com/arm.initramfs",
      });
    },
  },
  {
    id: "deployRamdisk.verifyTLS: virtual media verifies by Ironic's CA",
    container: "ironic",
    args: { networking: { ipAddress: ownAddress } },
    kept: (ran) => {
      expect(options(ran)["agent.api_ca_file"]).to.equal("/conf/ipa-tls.pem");
      expect(kernelLines(ran)).to.contain("ipa-insecure=0");
    },
  },
  {
    id: "deployRamdisk.verifyTLS: network boot verifies by Ironic's CA",
    container: "httpd",
    args: networkBoot,
    kept: (ran) => {
      const script = ran.file("/shared/html/inspector.ipxe");
      expect(script).to.contain("ipa-insecure=0");
      expect(script).to.contain("ipa-cacert-bundle");
    },
  },
  {
    id: "networking.externalCallbackURL on Ironic's own address: verified",
    container: "ironic",
    args: {
      networking: {
        ipAddress: ownAddress,
        externalCallbackURL: `https://${ownAddress}:6385`,
        imageServerExternalURL: `https://${ownAddress}:6183`,
      },
    },
    kept: (ran) => {
      expect(kernelLines(ran)).to.contain("ipa-insecure=0");
      expect(options(ran)["deploy.external_callback_url"]).to.equal(`https://${ownAddress}:6385`);
    },
  },
  {
    id: "inspection.vlanInterfaces: all by default, in the iPXE script as well",
    container: "httpd",
    args: networkBoot,
    kept: (ran) => expect(ran.file("/shared/html/inspector.ipxe")).to.contain("ipa-enable-vlan-interfaces=all"),
  },
  {
    id: "deployRamdisk.extraKernelParams and sshKey: on every kernel line",
    container: "ironic",
    args: { deployRamdisk: { extraKernelParams: "console=ttyS0 quiet", sshKey: "ssh-ed25519 AAAAC3Nza me@example" } },
    kept: (ran) => {
      const { "pxe.kernel_append_params": pxe, "redfish.kernel_append_params": redfish } = options(ran);
      for (const line of [pxe, redfish]) {
        expect(line).to.contain("console=ttyS0 quiet");
        expect(line).to.contain('sshkey="ssh-ed25519 AAAAC3Nza me@example"');
      }
    },
  },
  {
    id: "networking.dhcp: the range, the default gateway and the DNS server in dnsmasq.conf",
    container: "dnsmasq",
    args: {
      networking: {
        ipAddress: ownAddress,
        dhcp: {
          networkCIDR: "172.22.0.0/24",
          rangeBegin: "172.22.0.50",
          rangeEnd: "172.22.0.60",
          gatewayAddress: "172.22.0.1",
          dnsAddress: "172.22.0.53",
        },
      },
    },
    kept: (ran) => {
      const text = ran.file("/conf/dnsmasq/dnsmasq.conf");
      expect(text).to.match(/^dhcp-range=172\.22\.0\.50,172\.22\.0\.60,255\.255\.255\.0$/m);
      expect(text).to.match(/^dhcp-option=.*172\.22\.0\.1$/m);
      expect(text).to.match(/^dhcp-option=.*172\.22\.0\.53$/m);
      expect(text).to.contain(`http://${ownAddress}:6180/boot.ipxe`);
    },
  },
  {
    id: "networking.apiPort and imageServerTLSPort: what Apache listens on",
    container: "httpd",
    args: { networking: { ipAddress: ownAddress, apiPort: 7385, imageServerPort: 7180, imageServerTLSPort: 7183 } },
    kept: (ran) => {
      expect(ran.file("/conf/httpd/conf.d/ironic.conf")).to.match(/^\s*Listen .*7385$/m);
      expect(ran.file("/conf/httpd/conf.d/vmedia.conf")).to.match(/^\s*Listen .*7183$/m);
      expect(ran.file("/conf/httpd/conf/httpd.conf")).to.match(/^\s*Listen .*7180$/m);
    },
  },
  {
    id: "tls.bmcCA: Redfish verifies BMCs by it",
    container: "ironic",
    args: { tls: { bmcCA: { kind: "ConfigMap", name: "bmcs" } } },
    kept: (ran) => expect(options(ran)["redfish.verify_ca"]).to.equal("/conf/bmc-tls.pem"),
  },
  {
    id: "tls.trustedCA: servers of images are verified by it",
    container: "ironic",
    args: { tls: { trustedCA: { kind: "ConfigMap", name: "site" } } },
    kept: (ran) => expect(options(ran)["DEFAULT.webserver_verify_ca"]).to.equal("/tmp/ca-bundle.pem"),
  },
  {
    id: "database: the external one, over TLS",
    container: "ironic",
    args: {
      database: {
        kind: "external",
        host: "db.example.com",
        name: "ironic",
        credentialsName: "db",
        tlsCertificateName: "db-ca",
      },
    },
    kept: (ran) =>
      expect(options(ran)["database.connection"]).to.match(/^mysql\+pymysql:\/\/ironic:.*@db\.example\.com/),
  },
  {
    id: "prometheusExporter: Ironic sends sensor data as often as it is told to",
    container: "ironic",
    args: { prometheusExporter: { enabled: true, sensorCollectionInterval: 120 } },
    kept: (ran) => expect(options(ran)["sensor_data.send_sensor_data"]).to.equal("true"),
  },
];

const atOnce = 4;

describe("the programs of the image read what inputs promise:", function () {
  this.timeout(180_000);
  let results: Map<string, Promise<RanContainer>>;

  before(async () => {
    const stack: ImageStack = await imageStack("ironic:38.0");
    results = startedSideBySide(promises, atOnce, ({ container, args }) => runContainer(stack, container, args));
  });

  for (const { id, kept } of promises) {
    it(id, async () => kept(await (results.get(id) as Promise<RanContainer>)));
  }
});

/** Programs of the image that read what a pod is given. */
const programs: Readonly<Record<string, string>> = {
  ironic: "/usr/bin/ironic ",
  httpd: "/usr/sbin/httpd ",
  dnsmasq: "/usr/sbin/dnsmasq ",
  "ironic-prometheus-exporter": "/usr/bin/gunicorn ",
};

const starts = scenarios.flatMap(({ name, args }) =>
  containersOf(args)
    .filter((container) => container.name in programs)
    .map((container) => ({ id: `${container.name} of ${name}`, container: container.name, args })),
);

describe("every rendered pod starts the programs of the image:", function () {
  this.timeout(300_000);
  let results: Map<string, Promise<RanContainer>>;

  before(async () => {
    const stack: ImageStack = await imageStack("ironic:38.0");
    results = startedSideBySide(starts, atOnce, ({ container, args }) => runContainer(stack, container, args));
  });

  for (const { id, container } of starts) {
    it(id, async () => {
      const { exec, log } = await (results.get(id) as Promise<RanContainer>);
      expect(exec.join(" "), log).to.match(new RegExp(`^${programs[container]}`));
    });
  }
});

// The differences between releases: each with inputs that it concerns, and with inputs that it does not.

import { expect } from "chai";
import { differences } from "../../../provider/plan/upgrade/differences";
import { upgradeNotices } from "../../../provider/plan/upgrade/notices";
import type { ExtraConfig, IronicArgs, Version } from "../../../provider/schema/types";
import { planOf } from "../../support/rendering/planning";
import { secret, unknown } from "../../support/values/fakeLater";

const option = (dotted: string, value: string): ExtraConfig => {
  const [group = "", name = ""] = dotted.split(".");
  return { group, name, value };
};
const options = (...pairs: [string, string][]): IronicArgs => ({
  extraConfig: pairs.map(([name, value]) => option(name, value)),
});
const server: IronicArgs["database"] = { kind: "managed" };

/** What a site sets besides, in a spelling of its own: none of it decides about a difference. */
const site: IronicArgs = {
  namespace: "metal",
  networking: { interface: "eno1", apiPort: 6385 },
  tls: { extraSANs: ["B.example.com", "a.example.com"], validityHours: 8760 },
  credentials: { username: "admin", password: secret("a password of the site") },
  inspection: { vlanInterfaces: ["all"] },
  prometheusExporter: { enabled: true },
  nodeSelector: {},
};

/** The notices of the plan of a whole program. */
const planned = (args: IronicArgs) =>
  planOf({ ...site, ...args, networking: { ...site.networking, ...args.networking } }).upgradeNotices;

interface Case {
  readonly since: Version | undefined;
  /** What the notice says. */
  readonly says: RegExp;
  readonly concerns: readonly IronicArgs[];
  readonly spares: readonly IronicArgs[];
}

const cases: readonly Case[] = [
  {
    since: undefined,
    says: /^While the pod restarts, the API does not answer/,
    concerns: [
      { database: server },
      {
        database: { kind: "external", host: "db.example.com", name: "ironic", credentialsName: "c", disableTLS: true },
      },
      // The canonical form leaves the kind out where the host says it.
      { database: { host: "db.example.com", name: "ironic", credentialsName: "c", disableTLS: true } },
    ],
    spares: [{}, { database: { kind: "sqlite" } }, { database: server, highAvailability: true }],
  },
  {
    since: undefined,
    says: /^The Ironics restart one after the other/,
    concerns: [{ database: server, highAvailability: true }],
    spares: [{ database: server }],
  },
  {
    since: undefined,
    says: /get neither an address nor a boot loader/,
    concerns: [{ networking: { dhcp: { networkCIDR: "192.0.2.0/24" } } }, { networking: { dhcp: { external: true } } }],
    spares: [{}, { networking: { ipAddress: "192.0.2.1" } }],
  },
  {
    since: "37.0",
    says: /BIOS mode.*set agent\.enable_bios_bootloader_install to true/,
    concerns: [{}, options(["agent.verify_ca", "true"])],
    spares: [
      options(["agent.enable_bios_bootloader_install", "true"]),
      options(["Agent.ENABLE-BIOS-bootloader_install", "1"]),
    ],
  },
  {
    since: "37.0",
    says: /more than 16 MiB.*api\.max_json_body_size_inspection/,
    concerns: [
      { inspection: { collectors: ["default", "logs", "extra-hardware"] } },
      { inspection: { collectors: secret(["numa-topology"]) } },
      { inspection: { collectors: unknown() } },
    ],
    spares: [
      {},
      { inspection: { collectors: ["logs", "default"] } },
      { inspection: { collectors: [] } },
      {
        inspection: { collectors: ["extra-hardware"] },
        ...options(["api.max_json_body_size_inspection", "65536"]),
      },
    ],
  },
  {
    since: "37.0",
    says: /ilo, ilo5, irmc and snmp are gone/,
    concerns: ["ipmi,ilo", "redfish, irmc", "snmp", "ilo5,redfish"].map((types) =>
      options(["DEFAULT.enabled_hardware_types", types]),
    ),
    spares: [
      {},
      options(["DEFAULT.enabled_hardware_types", "ipmi,redfish"]),
      options(["DEFAULT.enabled_bios_interfaces", "ilo"]),
    ],
  },
  {
    since: "38.0",
    says: /image servers with TLS 1\.3 only/,
    concerns: [{}, { tls: { mode: "off" } }],
    spares: [
      options(["DEFAULT.webserver_tls_minimum_version", "1.2"]),
      { tls: { clients: { imageServers: { minimumVersion: "1.2" } } } },
    ],
  },
  {
    since: "38.0",
    says: /Ironic calls the ramdisk with TLS 1\.3 only/,
    concerns: [
      { overrides: { agentImages: [{ kernel: "http://a/k", initramfs: "http://a/i" }] } },
      { deployRamdisk: { disableDownloader: true } },
      { deployRamdisk: { baseURL: "http://mirror" } },
      { images: { deployRamdiskBranch: "stable/2025.1" } },
    ],
    spares: [
      {},
      { overrides: { agentImages: [] } },
      { deployRamdisk: { disableDownloader: true }, ...options(["agent.tls_minimum_version", "1.2"]) },
      { deployRamdisk: { disableDownloader: true }, tls: { clients: { ramdisks: { minimumVersion: "1.2" } } } },
    ],
  },
  {
    since: "38.0",
    says: /default deploy interface is autodetect/,
    concerns: [{}],
    spares: [options(["default.default_deploy_interface", "direct"])],
  },
  {
    since: "38.0",
    says: /vendor\.send_raw is refused/,
    concerns: [{}, options(["api.disallow_clean_steps", ""])],
    spares: [
      options(["api.disallow_clean_steps", ""], ["api.disallow_deploy_steps", ""], ["api.disallow_service_steps", ""]),
      options(["DEFAULT.enabled_hardware_types", "redfish"]),
    ],
  },
  {
    since: "38.0",
    says: /ends after 20 minutes/,
    concerns: [{ networking: { ipAddress: "192.0.2.1" } }],
    spares: [{}, { networking: { interface: "eno1" } }],
  },
  {
    since: "39.0",
    says: /are cleaned before their first deployment/,
    concerns: [{}, options(["DEFAULT.default_deploy_interface", "autodetect"])],
    spares: [options(["DEFAULT.default_deploy_interface", "direct"]), options(["conductor.automated_clean", "False"])],
  },
  {
    since: "39.0",
    says: /^Kernel parameters are parsed when Ironic starts/,
    concerns: [options(["pxe.kernel_append_params", "a"]), options(["inspector.extra_kernel_params", "b"])],
    spares: [
      {},
      { deployRamdisk: { extraKernelParams: "console=ttyS0" } },
      options(["redfish.kernel_append_params", "a"], ["conductor.disable_kernel_parameter_parsing", "true"]),
    ],
  },
  {
    since: "39.0",
    says: /^Container steps verify the certificates of registries/,
    concerns: [options(["agent_containers.allow_arbitrary_containers", "true"])],
    spares: [{}, options(["agent_containers.pull_options", "--tls-verify=false"])],
  },
  {
    since: "39.0",
    says: /gives up after 5 seconds/,
    concerns: [{}],
    spares: [options(["DEFAULT.webserver_verify_timeout", "60"])],
  },
];

describe("what another release does differently", () => {
  it("has a case for each difference", () => {
    const told = differences.map(({ since, change, remedy }) => ({ since, text: `${change} ${remedy}` }));
    expect(
      told.map(({ since, text }) => cases.filter((one) => one.since === since && one.says.test(text)).length),
    ).to.deep.equal(differences.map(() => 1));
  });

  for (const { since, says, concerns, spares } of cases) {
    const told = (args: IronicArgs) => upgradeNotices(args).filter((notice) => says.test(notice.text));
    it(`is told to those whom it concerns, and to nobody else: ${says.source}`, () => {
      expect(concerns.map((args) => told(args).map((notice) => notice.since))).to.deep.equal(
        concerns.map(() => [since]),
      );
      expect(spares.map((args) => told(args).length)).to.deep.equal(spares.map(() => 0));
    });

    it(`is told by the plan of a whole program as well, and not where it changes nothing: ${says.source}`, () => {
      const found = (args: IronicArgs) => planned(args).filter(({ text }) => says.test(text)).length;
      expect(concerns.map(found)).to.deep.equal(concerns.map(() => 1));
      expect(spares.map(found)).to.deep.equal(spares.map(() => 0));
    });
  }
});

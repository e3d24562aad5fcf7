// The differences between releases of Ironic that people notice when they upgrade. docs/upgrading.md has them from here.

import type { IronicArgs, Version } from "../../schema/types";
import { peek } from "../checks/check";
import { databaseKind } from "../database/database";
import { givenOptions } from "../extraConfig/givenOptions";

/** What people notice, whom it concerns, and which input decides about it. */
interface Difference {
  /** The first release that behaves so; undefined for what every change of the release does. */
  readonly since: Version | undefined;
  /** Whom it concerns, as a clause that begins with "if" or "with". */
  readonly condition: string;
  /** What behaves differently, as a sentence. */
  readonly change: string;
  /** The input that keeps the old behaviour or takes the new one, as a sentence. */
  readonly remedy: string;
  /** Whether it concerns an Ironic with these inputs. */
  readonly concerns: (inputs: IronicArgs) => boolean;
}

/** Whether extraConfig decides about one of the options. */
function decides(inputs: IronicArgs, ...options: readonly string[]): boolean {
  return givenOptions(inputs.extraConfig).some(({ group, name }) => options.includes(`${group}.${name}`));
}

/** The value of an option in extraConfig, if it is known. */
function valueOf(inputs: IronicArgs, group: string, name: string): string | undefined {
  return peek(givenOptions(inputs.extraConfig).find((option) => option.group === group && option.name === name)?.value);
}

const hasServer = ({ database }: IronicArgs): boolean => databaseKind(database) !== "sqlite";

/** A ramdisk that is not the public one of today. */
function hasOwnRamdisk({ deployRamdisk = {}, images = {}, overrides = {} }: IronicArgs): boolean {
  return (
    (overrides.agentImages ?? []).length > 0 ||
    deployRamdisk.disableDownloader === true ||
    deployRamdisk.baseURL !== undefined ||
    images.deployRamdiskBranch !== undefined
  );
}

const goneDrivers = /\b(ilo5?|irmc|snmp)\b/;

/** The collectors that inspect by default: their data fits. */
const defaultCollectors = ["default", "logs"];

function collectsMore({ inspection }: IronicArgs): boolean {
  const collectors = inspection?.collectors;
  if (collectors === undefined) {
    return false;
  }
  const known = peek(collectors);
  return known === undefined || known.some((collector) => !defaultCollectors.includes(peek(collector) ?? ""));
}

const always: readonly Difference[] = [
  {
    since: undefined,
    condition: "if a database keeps the node records, and one Ironic runs at a time",
    change:
      "While the pod restarts, the API does not answer, and what Ironic is doing with a host at that moment (deploying, cleaning, inspecting) fails; hosts that wait for their ramdisk go on.",
    remedy: "Update when no host is being provisioned, deprovisioned or inspected.",
    concerns: (inputs) => hasServer(inputs) && inputs.highAvailability !== true,
  },
  {
    since: undefined,
    condition: "with `highAvailability`",
    change:
      "The Ironics restart one after the other, and what each is doing with its hosts at that moment (deploying, cleaning, inspecting) fails.",
    remedy: "Update when no host is being provisioned, deprovisioned or inspected.",
    concerns: (inputs) => inputs.highAvailability === true,
  },
  {
    since: undefined,
    condition: "with `networking.dhcp`",
    change: "While the pod restarts, hosts that boot from the network get neither an address nor a boot loader.",
    remedy: "Without networking.dhcp.leases, the leases are forgotten as well.",
    concerns: ({ networking }) => networking?.dhcp !== undefined,
  },
];

const since37: readonly Difference[] = [
  {
    since: "37.0",
    condition: "if hosts boot in BIOS mode and get partition images",
    change:
      "Partition images no longer become bootable on hosts in BIOS mode: the ramdisk installs no boot loader there.",
    remedy: "To keep it, set agent.enable_bios_bootloader_install to true in extraConfig.",
    concerns: (inputs) => !decides(inputs, "agent.enable_bios_bootloader_install"),
  },
  {
    since: "37.0",
    condition: "if `inspection.collectors` names more collectors than the default ones",
    change: "The API refuses inspection data of more than 16 MiB.",
    remedy: "To accept more, set api.max_json_body_size_inspection (in KiB) in extraConfig.",
    concerns: (inputs) => collectsMore(inputs) && !decides(inputs, "api.max_json_body_size_inspection"),
  },
  {
    since: "37.0",
    condition: "if `extraConfig` enables the hardware types ilo, ilo5, irmc or snmp",
    change: "The hardware types ilo, ilo5, irmc and snmp are gone: Ironic does not start while they are enabled.",
    remedy:
      "Move the hosts to redfish first, then remove the types from DEFAULT.enabled_hardware_types in extraConfig.",
    concerns: (inputs) => goneDrivers.test(valueOf(inputs, "DEFAULT", "enabled_hardware_types") ?? ""),
  },
];

const since38: readonly Difference[] = [
  {
    since: "38.0",
    condition: "if an image server does not speak TLS 1.3",
    change:
      "Ironic calls image servers with TLS 1.3 only: a deployment from a server that has no more than TLS 1.2 fails.",
    remedy:
      'To accept TLS 1.2, set tls.clients.imageServers.minimumVersion to "1.2". Calls to BMCs keep their minimum.',
    concerns: (inputs) =>
      inputs.tls?.clients?.imageServers?.minimumVersion === undefined &&
      !decides(inputs, "DEFAULT.webserver_tls_minimum_version"),
  },
  {
    since: "38.0",
    condition: "if the ramdisk is your own, or of an older branch",
    change: "Ironic calls the ramdisk with TLS 1.3 only: one that has no more than TLS 1.2 cannot be reached.",
    remedy: 'To accept TLS 1.2, set tls.clients.ramdisks.minimumVersion to "1.2".',
    concerns: (inputs) =>
      hasOwnRamdisk(inputs) &&
      inputs.tls?.clients?.ramdisks?.minimumVersion === undefined &&
      !decides(inputs, "agent.tls_minimum_version"),
  },
  {
    since: "38.0",
    condition: "if nodes have no deploy interface of their own",
    change:
      "The default deploy interface is autodetect instead of direct: it chooses ramdisk, bootc or direct by what a host is to boot.",
    remedy: "To keep direct, set DEFAULT.default_deploy_interface to direct in extraConfig.",
    concerns: (inputs) => !decides(inputs, "DEFAULT.default_deploy_interface"),
  },
  {
    since: "38.0",
    condition: "if deploy, service or clean steps send raw IPMI commands",
    change: "The step vendor.send_raw is refused in deployments, servicing and cleaning.",
    remedy:
      "To allow it, set api.disallow_deploy_steps, api.disallow_service_steps and api.disallow_clean_steps to an empty value in extraConfig.",
    concerns: (inputs) =>
      !["deploy", "service", "clean"].every((steps) => decides(inputs, `api.disallow_${steps}_steps`)) &&
      (valueOf(inputs, "DEFAULT", "enabled_hardware_types")?.includes("ipmi") ?? true),
  },
  {
    since: "38.0",
    condition: "with `networking.ipAddress`",
    change:
      "A pod whose node does not have networking.ipAddress ends after 20 minutes and is started again, instead of waiting.",
    remedy: "To wait longer, set the variable IRONIC_IP_WAIT_TIMEOUT of the containers in overrides.containers.",
    concerns: ({ networking }) => networking?.ipAddress !== undefined,
  },
];

const since39: readonly Difference[] = [
  {
    since: "39.0",
    condition: "if nodes have the deploy interface autodetect, the default since 38.0",
    change:
      "Hosts with the deploy interface autodetect are cleaned before their first deployment, which takes longer: 38.0 skipped that, and the data of the previous user stayed on the disks.",
    remedy: "To skip cleaning, set conductor.automated_clean to false in extraConfig.",
    concerns: (inputs) =>
      (valueOf(inputs, "DEFAULT", "default_deploy_interface") ?? "autodetect") === "autodetect" &&
      valueOf(inputs, "conductor", "automated_clean")?.toLowerCase() !== "false",
  },
  {
    since: "39.0",
    condition: "if `extraConfig` sets kernel parameters",
    change:
      'Kernel parameters are parsed when Ironic starts, and it does not start with others than NAME, NAME=value and NAME="a value", separated by blanks.',
    remedy: "To pass other text on, set conductor.disable_kernel_parameter_parsing to true in extraConfig.",
    concerns: (inputs) =>
      decides(inputs, "pxe.kernel_append_params", "redfish.kernel_append_params", "inspector.extra_kernel_params") &&
      !decides(inputs, "conductor.disable_kernel_parameter_parsing"),
  },
  {
    since: "39.0",
    condition: "if `extraConfig` has options of the group `agent_containers`",
    change: "Container steps verify the certificates of registries.",
    remedy:
      "To accept any, put --tls-verify=false into agent_containers.pull_options and agent_containers.run_options in extraConfig.",
    concerns: (inputs) =>
      givenOptions(inputs.extraConfig).some(({ group }) => group === "agent_containers") &&
      !decides(inputs, "agent_containers.pull_options"),
  },
  {
    since: "39.0",
    condition: "if an image server needs more than 5 seconds to answer",
    change:
      "Ironic gives up after 5 seconds when it asks an image server whether an image exists, instead of after 60.",
    remedy: "To wait longer, set DEFAULT.webserver_verify_timeout in extraConfig.",
    concerns: (inputs) => !decides(inputs, "DEFAULT.webserver_verify_timeout"),
  },
];

export const differences: readonly Difference[] = [...always, ...since37, ...since38, ...since39];

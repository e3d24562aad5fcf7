// Which drivers and interfaces are enabled: options of others have no effect.

import { peek } from "../checks/check";
import type { GivenOption } from "./givenOptions";

/** Enabled by the image (ironic.conf.j2), in all releases alike as far as groups of options belong to them. */
const enabledByImage = {
  enabled_hardware_types: ["ipmi", "idrac", "fake-hardware", "redfish", "manual-management"],
  enabled_deploy_interfaces: ["direct", "fake", "ramdisk", "custom-agent", "bootc"],
  enabled_network_interfaces: ["noop"],
} as const;

interface Owner {
  /** The option that enables it, of the group DEFAULT. */
  readonly option: keyof typeof enabledByImage;
  /** One of these must be enabled. */
  readonly names: readonly string[];
}

/** The groups that only some drivers or interfaces read. */
const owners: Readonly<Record<string, Owner>> = {
  ipmi: { option: "enabled_hardware_types", names: ["ipmi", "intel-ipmi"] },
  redfish: { option: "enabled_hardware_types", names: ["redfish", "idrac"] },
  drac: { option: "enabled_hardware_types", names: ["idrac"] },
  ilo: { option: "enabled_hardware_types", names: ["ilo", "ilo5"] },
  irmc: { option: "enabled_hardware_types", names: ["irmc"] },
  snmp: { option: "enabled_hardware_types", names: ["snmp"] },
  ansible: { option: "enabled_deploy_interfaces", names: ["ansible"] },
  anaconda: { option: "enabled_deploy_interfaces", names: ["anaconda"] },
  neutron: { option: "enabled_network_interfaces", names: ["neutron", "flat"] },
};

/** Why options of this group have no effect; undefined when they have, or when that is not known. */
export function disabledReason(group: string, given: readonly GivenOption[]): string | undefined {
  const owner = Object.hasOwn(owners, group) ? owners[group] : undefined;
  if (owner === undefined) {
    return undefined;
  }
  const own = given.find((option) => option.group === "DEFAULT" && option.name === owner.option);
  const list = own === undefined ? enabledByImage[owner.option].join(",") : peek(own.value);
  const enabled = list?.split(",").map((name) => name.trim());
  return enabled === undefined || owner.names.some((name) => enabled.includes(name))
    ? undefined
    : `has no effect: it is meant for ${owner.names.join(" or ")}, which DEFAULT.${owner.option} does not list`;
}

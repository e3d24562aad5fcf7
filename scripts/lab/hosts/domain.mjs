// A virtual host as libvirt defines it.

/** OVMF without the keys of Secure Boot, as Debian has it. */
export const uefi = { code: "/usr/share/OVMF/OVMF_CODE_4M.fd", variables: "/usr/share/OVMF/OVMF_VARS_4M.fd" };

const memoryMb = 2048;

/**
 * @param {{ name: string, uuid: string, mac: string, firmware: "uefi" | "bios", network: string, disk: string,
 *   folder: string }} host
 */
export function domainXml({ name, uuid, mac, firmware, network, disk, folder }) {
  const loader = `
    <loader readonly='yes' secure='no' type='pflash'>${uefi.code}</loader>
    <nvram template='${uefi.variables}'>${folder}/variables.fd</nvram>`;
  return `<domain type='qemu'>
  <name>${name}</name>
  <uuid>${uuid}</uuid>
  <memory unit='MiB'>${memoryMb}</memory>
  <vcpu>2</vcpu>
  <os>
    <type arch='x86_64' machine='q35'>hvm</type>${firmware === "uefi" ? loader : ""}
    <boot dev='hd'/>
  </os>
  <features><acpi/><apic/></features>
  <cpu mode='maximum'/>
  <on_reboot>restart</on_reboot>
  <devices>
    <emulator>/usr/bin/qemu-system-x86_64</emulator>
    <controller type='sata' index='0'/>
    <disk type='file' device='disk'>
      <driver name='qemu' type='raw' cache='unsafe'/>
      <source file='${disk}'/>
      <target dev='sda' bus='sata'/>
    </disk>
    <interface type='bridge'>
      <mac address='${mac}'/>
      <source bridge='${network}'/>
      <model type='virtio'/>
    </interface>
    <serial type='file'>
      <source path='${folder}/console.log' append='on'/>
      <target port='0'/>
    </serial>
    <memballoon model='none'/>
    <rng model='virtio'><backend model='random'>/dev/urandom</backend></rng>
  </devices>
</domain>
`;
}

// Options that the user's own DHCP server must send to hosts, so that they boot from this Ironic.

import type { DhcpOption } from "../../schema/types";
import { mapValue, text, type Value } from "../../schema/value";
import { urlHost } from "../checks/addresses";
import type { DhcpPlan } from "./dhcp";
import type { ListenAddress } from "../address/listen";

/** File names that rundnsmasq puts into the TFTP root. */
const firmware = { bios: "undionly.kpxe", x86: "snponly-x86_64.efi", arm: "snponly-arm64.efi" } as const;

interface Client {
  readonly name: string;
  readonly file: string;
  readonly architecture: string;
}

const uefiClients: readonly Client[] = [
  { name: "UEFI, x86-64", file: firmware.x86, architecture: "7 or 9" },
  { name: "UEFI, arm64", file: firmware.arm, architecture: "11" },
];
const biosClient: Client = { name: "BIOS", file: firmware.bios, architecture: "0" };

/** Undefined unless another DHCP server is used, or when the address is not known before the pod runs. */
export function bootOptions(
  dhcp: DhcpPlan,
  listen: ListenAddress,
  httpPort: Value<number>,
): Value<readonly DhcpOption[]> | undefined {
  if (dhcp.kind !== "external" || listen.kind !== "given") {
    return undefined;
  }
  const script = text`http://${mapValue(listen.ip, urlHost)}:${httpPort}/boot.ipxe`;
  return mapValue(listen.ip, (ip) => (ip.includes(":") ? options6(ip, script) : options4(ip, script)));
}

function options4(ip: string, script: Value<string>): DhcpOption[] {
  return [
    {
      client: "iPXE",
      match: "option 77 (user class) is iPXE",
      code: 67,
      name: "bootfile-name",
      value: script,
    },
    ...[biosClient, ...uefiClients].flatMap(({ name, file, architecture }): DhcpOption[] => {
      const match = `option 93 (client architecture) is ${architecture}, and option 77 is not iPXE`;
      return [
        { client: name, match, code: 66, name: "tftp-server-name", value: ip },
        { client: name, match, code: 67, name: "bootfile-name", value: file },
      ];
    }),
  ];
}

function options6(ip: string, script: Value<string>): DhcpOption[] {
  return [
    { client: "iPXE", match: "option 15 (user class) is iPXE", code: 59, name: "bootfile-url", value: script },
    ...uefiClients.map(({ name, file, architecture }) => ({
      client: name,
      match: `option 61 (client architecture) is ${architecture}, and option 15 is not iPXE`,
      code: 59,
      name: "bootfile-url",
      value: `tftp://${urlHost(ip)}/${file}`,
    })),
  ];
}

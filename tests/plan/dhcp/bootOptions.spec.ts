// What a DHCP server of the user's own must send.

import { expect } from "chai";
import type { DhcpOption, Networking } from "../../../provider/schema/types";
import { secret, unknown, visible } from "../../support/values/fakeLater";
import { planOf, warningsOf } from "../../support/rendering/planning";

function optionsOf(networking: Networking): readonly DhcpOption[] | undefined {
  return planOf({ networking: { dhcp: { external: true }, ...networking } }).networking.bootOptions as
    | readonly DhcpOption[]
    | undefined;
}
const brief = ({ client, code, value }: DhcpOption): string => `${client} ${code}=${String(visible(value))}`;

describe("options for an external DHCP server", () => {
  it("lead iPXE to its script, and other clients to the boot loader for them", () => {
    expect(optionsOf({ ipAddress: "192.0.2.10", imageServerPort: 8180 })?.map(brief)).to.deep.equal([
      "iPXE 67=http://192.0.2.10:8180/boot.ipxe",
      "BIOS 66=192.0.2.10",
      "BIOS 67=undionly.kpxe",
      "UEFI, x86-64 66=192.0.2.10",
      "UEFI, x86-64 67=snponly-x86_64.efi",
      "UEFI, arm64 66=192.0.2.10",
      "UEFI, arm64 67=snponly-arm64.efi",
    ]);
  });

  it("are URLs in IPv6, where BIOS hosts cannot boot", () => {
    expect(optionsOf({ ipAddress: "2001:db8::10" })?.map(brief)).to.deep.equal([
      "iPXE 59=http://[2001:db8::10]:6180/boot.ipxe",
      "UEFI, x86-64 59=tftp://[2001:db8::10]/snponly-x86_64.efi",
      "UEFI, arm64 59=tftp://[2001:db8::10]/snponly-arm64.efi",
    ]);
  });

  it("distinguish iPXE from the firmware that loads it; otherwise it would load itself forever", () => {
    for (const ipAddress of ["192.0.2.10", "2001:db8::10"]) {
      const [script, ...loaders] = optionsOf({ ipAddress }) ?? [];
      expect(script?.match ?? "").to.match(/user class\) is iPXE$/);
      expect(loaders).to.have.lengthOf.above(0);
      expect(loaders.every(({ match }) => match.endsWith("is not iPXE"))).to.equal(true);
    }
  });

  it("come later, or in secret, when the address does", () => {
    expect(visible(optionsOf({ ipAddress: unknown() }))).to.equal("[unknown]");
    expect(visible(optionsOf({ ipAddress: secret("192.0.2.10") }))).to.equal("[secret]");
  });

  it("are missing, with a warning, when only the node knows the address", () => {
    expect(optionsOf({ interface: "eno1" })).to.equal(undefined);
    const warnings = warningsOf({ networking: { dhcp: { external: true }, interface: "eno1" } });
    expect(warnings.some((text) => text.startsWith("The output dhcpOptions is empty"))).to.equal(true);
  });

  it("are missing when dnsmasq itself is the server, or nobody boots from the network", () => {
    expect(optionsOf({ ipAddress: "192.0.2.10", dhcp: { networkCIDR: "192.0.2.0/24" } })).to.equal(undefined);
    expect(optionsOf({ ipAddress: "192.0.2.10", dhcp: undefined })).to.equal(undefined);
  });
});

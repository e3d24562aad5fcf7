// The range that follows from a network alone.

import { expect } from "chai";
import * as fc from "fast-check";
import { addressNumber, addressOf, contains, parseNetwork } from "../../../provider/plan/checks/networks";
import { derivedRange } from "../../../provider/plan/dhcp/dhcpRange";

function derived(cidr: string, reserved: string[] = []): string | undefined {
  const network = parseNetwork(cidr)!;
  const range = derivedRange(network, reserved);
  return range && `${addressOf(network.family, range.first)}-${addressOf(network.family, range.last)}`;
}

describe("the range of a network", () => {
  const cases: [title: string, cidr: string, reserved: string[], range: string | undefined][] = [
    ["is its upper half, without the broadcast address", "192.0.2.0/24", [], "192.0.2.128-192.0.2.254"],
    ["does not care for what lies below", "192.0.2.0/24", ["192.0.2.1", "192.0.2.10"], "192.0.2.128-192.0.2.254"],
    ["ends before an address near its end", "192.0.2.0/24", ["192.0.2.250"], "192.0.2.128-192.0.2.249"],
    ["begins behind an address near its begin", "192.0.2.0/24", ["192.0.2.130"], "192.0.2.131-192.0.2.254"],
    ["is the largest of several stretches", "192.0.2.0/24", ["192.0.2.140", "192.0.2.240"], "192.0.2.141-192.0.2.239"],
    ["is small in a small network", "192.0.2.0/30", [], "192.0.2.2-192.0.2.2"],
    ["is none where nothing is left", "192.0.2.0/30", ["192.0.2.2"], undefined],
    ["is cut in a large network", "10.0.0.0/8", [], "10.128.0.0-10.128.255.255"],
    ["is cut in IPv6", "2001:db8::/64", [], "2001:db8:0:0:8000::-2001:db8::8000:0:0:ffff"],
    ["uses the last address in IPv6", "2001:db8::/126", [], "2001:db8::2-2001:db8::3"],
    ["ignores addresses of the other family", "192.0.2.0/24", ["2001:db8::1"], "192.0.2.128-192.0.2.254"],
  ];
  for (const [title, cidr, reserved, range] of cases) {
    it(`${title}: ${cidr}`, () => expect(derived(cidr, reserved)).to.equal(range));
  }

  it("is inside the network, and avoids reserved addresses", () => {
    const anyCidr = fc.record({ address: fc.ipV4(), prefix: fc.integer({ min: 8, max: 30 }) });
    fc.assert(
      fc.property(
        anyCidr,
        fc.array(fc.bigInt({ min: 0n, max: 1n << 24n }), { maxLength: 5 }),
        ({ address, prefix }, offsets) => {
          const network = parseNetwork(`${address}/${prefix}`)!;
          const size = network.last - network.first + 1n;
          const reserved = offsets.map((offset) => addressOf(4, network.first + (offset % size)));
          const range = derivedRange(network, reserved);
          if (range !== undefined) {
            expect(range.first <= range.last).to.equal(true);
            expect(range.first > network.first).to.equal(true);
            expect(range.last < network.last).to.equal(true);
            expect(reserved.every((one) => !contains(range, addressNumber(one)!))).to.equal(true);
          }
        },
      ),
    );
  });
});

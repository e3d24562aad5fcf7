// Networks and ranges of addresses.

import { expect } from "chai";
import * as fc from "fast-check";
import { addressNumber, addressOf, contains, overlap, parseNetwork } from "../../../provider/plan/checks/networks";
import { required } from "../../support/assertions/required";

describe("an address as a number", () => {
  it("is the address again, for every address of both families", () => {
    const v4 = fc.record({ family: fc.constant(4 as const), number: fc.bigInt({ min: 0n, max: (1n << 32n) - 1n }) });
    const v6 = fc.record({ family: fc.constant(6 as const), number: fc.bigInt({ min: 0n, max: (1n << 128n) - 1n }) });
    fc.assert(
      fc.property(fc.oneof(v4, v6), ({ family, number }) => {
        const address = addressOf(family, number);
        // An IPv6 address that holds an IPv4 one is written as such, and still is the same number.
        expect(addressNumber(address), address).to.equal(number);
      }),
    );
  });

  it("is none for what is no address", () => {
    expect(addressNumber("192.0.2")).to.equal(undefined);
    expect(addressNumber("fe80::1%eth0")).to.equal(undefined);
  });
});

describe("a network", () => {
  const networks: [string, string, string, number][] = [
    ["192.0.2.0/24", "192.0.2.0", "192.0.2.255", 24],
    ["192.0.2.77/24", "192.0.2.0", "192.0.2.255", 24],
    ["198.51.100.128/25", "198.51.100.128", "198.51.100.255", 25],
    ["0.0.0.0/0", "0.0.0.0", "255.255.255.255", 0],
    ["2001:db8::/64", "2001:db8::", "2001:db8::ffff:ffff:ffff:ffff", 64],
    ["2001:DB8::1/128", "2001:db8::1", "2001:db8::1", 128],
  ];
  for (const [text, first, last, prefix] of networks) {
    it(`${text} is from ${first} to ${last}`, () => {
      const network = required(parseNetwork(text));
      expect([
        addressOf(network.family, network.first),
        addressOf(network.family, network.last),
        network.prefix,
      ]).to.deep.equal([first, last, prefix]);
    });
  }
  for (const text of [
    "192.0.2.0",
    "192.0.2.0/33",
    "192.0.2.0/",
    "192.0.2.0/024",
    "2001:db8::/129",
    "/24",
    "a/24",
    "192.0.2.0/24/8",
    "192.0.2.0/-1",
    "",
  ]) {
    it(`is not ${JSON.stringify(text)}`, () => expect(parseNetwork(text)).to.equal(undefined));
  }
});

describe("ranges", () => {
  const range = (first: bigint, last: bigint) => ({ first, last });
  it("contain both their ends", () => {
    expect([1n, 2n, 4n, 5n].map((number) => contains(range(2n, 4n), number))).to.deep.equal([false, true, true, false]);
  });
  it("overlap when they share one address", () => {
    expect(overlap(range(1n, 5n), range(5n, 9n))).to.equal(true);
    expect(overlap(range(1n, 9n), range(3n, 4n))).to.equal(true);
    expect(overlap(range(1n, 4n), range(5n, 9n))).to.equal(false);
  });
});

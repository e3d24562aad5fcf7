// Addresses: which texts are one, and how they are written in URLs and certificates.

import * as net from "node:net";
import { expect } from "chai";
import * as fc from "fast-check";
import { addressRule, isDnsName, parseAddress, urlHost } from "../../../provider/plan/checks/addresses";
import { required } from "../../support/assertions/required";

describe("addresses", () => {
  const accepted: { text: string; family: 4 | 6; canonical: string }[] = [
    { text: "192.0.2.10", family: 4, canonical: "192.0.2.10" },
    { text: "0.0.0.0", family: 4, canonical: "0.0.0.0" },
    { text: "2001:db8::10", family: 6, canonical: "2001:db8::10" },
    { text: "2001:DB8:0:0:0:0:0:10", family: 6, canonical: "2001:db8::10" },
    { text: "2001:0db8:0000:0000:0000:0000:0000:0010", family: 6, canonical: "2001:db8::10" },
    { text: "::1", family: 6, canonical: "::1" },
    { text: "::ffff:192.0.2.10", family: 6, canonical: "::ffff:c000:20a" },
  ];
  for (const { text, family, canonical } of accepted) {
    it(`${text} is IPv${family} and spelt ${canonical}`, () => {
      expect(parseAddress(text)).to.deep.equal({ family, canonical });
      expect(addressRule(text)).to.equal(undefined);
    });
  }

  const refused = [
    { why: "nothing", text: "" },
    { why: "a shorthand of C libraries", text: "10.1" },
    { why: "a number", text: "3232235786" },
    { why: "hexadecimal IPv4", text: "0x7f.0.0.1" },
    { why: "octal IPv4", text: "010.0.0.1" },
    { why: "too large a part", text: "256.0.0.1" },
    { why: "a prefix length", text: "192.0.2.10/24" },
    { why: "an IPv6 prefix length", text: "2001:db8::/64" },
    { why: "a zone, which only one node knows", text: "fe80::1%eth0" },
    { why: "brackets", text: "[2001:db8::10]" },
    { why: "a port", text: "192.0.2.10:6385" },
    { why: "a host name", text: "ironic.example.com" },
    { why: "a blank", text: "192.0.2.10 " },
    { why: "two double colons", text: "2001::db8::1" },
  ];
  for (const { why, text } of refused) {
    it(`refuses ${why}: ${JSON.stringify(text)}`, () => {
      expect(parseAddress(text)).to.equal(undefined);
      expect(addressRule(text) ?? "").to.match(/^must be an IP address, such as 192\.0\.2\.10/);
    });
  }

  it("takes every full address that Node takes, and spells it as URLs do", () => {
    const anyAddress = fc.oneof(fc.ipV4(), fc.ipV6());
    fc.assert(
      fc.property(anyAddress, (text) => {
        const address = required(parseAddress(text), text);
        expect(address.family).to.equal(net.isIP(text));
        expect(new URL(`http://${urlHost(text)}`).hostname).to.equal(urlHost(text));
        expect(parseAddress(address.canonical)?.canonical).to.equal(address.canonical);
      }),
    );
  });

  it("takes nothing that Node does not take", () => {
    const nearlyAddress = fc.string({ unit: fc.constantFrom(..."0129af:.%[]/x ") });
    fc.assert(
      fc.property(nearlyAddress, (text) => {
        expect(parseAddress(text) === undefined || net.isIP(text) !== 0, text).to.equal(true);
      }),
    );
  });
});

describe("the host of a URL", () => {
  const scenarios = [
    { host: "192.0.2.10", expected: "192.0.2.10" },
    { host: "2001:DB8::10", expected: "[2001:db8::10]" },
    { host: "ironic.metal3.svc", expected: "ironic.metal3.svc" },
  ];
  for (const { host, expected } of scenarios) {
    it(`${host} is written as ${expected}`, () => expect(urlHost(host)).to.equal(expected));
  }
});

describe("DNS names", () => {
  for (const name of ["localhost", "ironic.example.com", "*.example.com", "a-b.c0", "Ironic.Example.COM", "1a.b"]) {
    it(`${name} is one`, () => expect(isDnsName(name)).to.equal(true));
  }
  const refused = [
    "",
    "ironic.example.com.",
    "-a.example.com",
    "a-.example.com",
    "a..b",
    "a_b.example.com",
    "ironic.*.com",
    "https://ironic",
    "ironic:6385",
    "1.2.3",
    "1.2.3.4.5",
    `${"a".repeat(64)}.com`,
    `${"a.".repeat(127)}com`,
  ];
  for (const name of refused) {
    it(`${JSON.stringify(name.slice(0, 40))} is none`, () => expect(isDnsName(name)).to.equal(false));
  }
});

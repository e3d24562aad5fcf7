// URLs: what is taken, how they are passed on, and which host a certificate must name for them.

import { expect } from "chai";
import { hostOf, canonicalUrl, urlRule } from "../../../provider/plan/checks/urls";
import { describeRule } from "../../support/rendering/rules";

describe("a URL", () => {
  it("has one spelling: scheme and host in lower case, no default port, one form of an address, no slash at its end", () => {
    const spellings = [
      ["HTTPS://A.Example.com:443/", "https://a.example.com"],
      ["http://A.example.com:80", "http://a.example.com"],
      ["http://a.example.com:443/Path//", "http://a.example.com:443/Path"],
      ["https://[2001:DB8:0::1]:06385", "https://[2001:db8::1]:6385"],
    ] as const;
    for (const [given, canonical] of spellings) {
      expect(canonicalUrl(given), given).to.equal(canonical);
      expect(canonicalUrl(canonical), "it stays as it is").to.equal(canonical);
    }
  });

  it("is passed on without trailing slashes, which Ironic would double", () => {
    const urls = ["https://a.example.com", "https://a.example.com/", "https://a.example.com/x//"];
    expect(urls.map(canonicalUrl)).to.deep.equal([
      "https://a.example.com",
      "https://a.example.com",
      "https://a.example.com/x",
    ]);
  });

  it("has the host that a certificate names, without port and brackets, in one spelling", () => {
    const urls = ["https://A.example.com:8443/x", "http://192.0.2.1", "https://[2001:DB8:0::1]:1"];
    expect(urls.map(hostOf)).to.deep.equal(["a.example.com", "192.0.2.1", "2001:db8::1"]);
  });

  it("is refused when it would announce a password to hosts, and when no path can be appended to it", () => {
    expect(urlRule("https://user@a.example.com") ?? "").to.match(/it is announced to hosts/);
    expect(urlRule("https://a.example.com/?") ?? "").to.match(/paths are appended/);
    expect(urlRule("https://2001:db8::1") ?? "").to.match(/in brackets/);
    expect(urlRule("https://[2001:db8::1]/ironic")).to.equal(undefined);
  });

  it("that is not valid has no host", () => {
    expect(["", "a.example.com", "ftp://a", "https://"].map(hostOf)).to.deep.equal([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

for (const field of ["externalCallbackURL", "imageServerExternalURL"] as const) {
  describeRule({
    rule: "is the base of a URL",
    path: `networking.${field}`,
    args: (value) => ({
      networking: {
        externalCallbackURL: "https://a.example.com",
        imageServerExternalURL: "https://a.example.com",
        [field]: value,
      },
    }),
    wrong: [
      "",
      "ironic.corp.test",
      "ftp://ironic.example.com",
      "http://",
      "https:///images",
      "https://2001:db8::1:6385",
      "https://a.example.com:70000",
      "https://a b.example.com",
      "https://a.example.com/?x=1",
      "https://a.example.com/#x",
      "https://a.example.com?",
      "https://a.example/x\n[DEFAULT]\ndebug=true",
      "https://a.example/x\r",
      "https://a.example/x\ty",
      "https://a.example\u0000/",
      "https://a.example/\u2028",
      "https://a.example/$my_ip",
      "https://a.example/%zz",
      "https://a.example/a b",
      "https://a.example:0",
      "https://a_b.example",
      "https://1.2.3",
      "https://[192.0.2.1]",
      "https://[fe80::1]",
      "https://127.0.0.1",
      "https://localhost",
      "https://0.0.0.0",
      "/".repeat(100_000),
      `https://a.example/${"/".repeat(100_000)}`,
    ],
    unshown: ["https://user:pass@a.example.com"],
    right: [
      "https://a.example.com",
      "HTTPS://A.Example.com/",
      "http://192.0.2.1:8080/ironic",
      "https://[2001:db8::1]:6183/",
      "http://a.example.com/a%20b",
    ],
    reason: /^must (be an http or https URL|not )/,
  });
}

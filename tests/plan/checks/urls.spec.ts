// URLs: what is taken, how they are passed on, and which host a certificate must name for them.

import { expect } from "chai";
import { hostOf, trimmedUrl, urlRule } from "../../../provider/plan/checks/urls";
import { describeRule } from "../../support/rendering/rules";

describe("a URL", () => {
  it("is passed on without trailing slashes, which Ironic would double", () => {
    const urls = ["https://a.example.com", "https://a.example.com/", "https://a.example.com/x//"];
    expect(urls.map(trimmedUrl)).to.deep.equal([
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

  it("that is none has no host", () => {
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
      "https://user:pass@a.example.com",
      "https://a.example.com/?x=1",
      "https://a.example.com/#x",
      "https://a.example.com?",
    ],
    right: ["https://a.example.com", "http://192.0.2.1:8080/ironic", "https://[2001:db8::1]:6183/"],
    reason: /^must (be a URL|not contain)/,
  });
}

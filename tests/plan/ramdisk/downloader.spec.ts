// The download of the ramdisk: from where, through which proxy, and how it is verified.

import { expect } from "chai";
import type { DeployRamdisk } from "../../../provider/schema/types";
import { required, variant } from "../../support/assertions/required";
import { opened, secret } from "../../support/values/fakeLater";
import { planOf, problemsOf } from "../../support/rendering/planning";
import { describeRule } from "../../support/rendering/rules";

const pem = "-----BEGIN CERTIFICATE-----\nmirror\n-----END CERTIFICATE-----\n";
const sum = "0123456789abcdef".repeat(4);

function download(deployRamdisk: DeployRamdisk = {}) {
  const plan = required(planOf({ deployRamdisk }).ramdisk.download);
  return plan;
}

describe("the download of the ramdisk", () => {
  it("uses our own script, with five retries, by default", () => {
    expect(download().script).to.deep.equal({ kind: "verified", checksum: undefined, retries: 5, mirrorCa: undefined });
    expect(download().proxy).to.equal(undefined);
  });

  it("takes a checksum in either spelling, as lower-case hexadecimal", () => {
    for (const checksum of [sum, `sha256:${sum.toUpperCase()}`]) {
      const script = variant(download({ checksum }).script, "kind", "verified");
      expect(opened(script.checksum)).to.equal(sum);
    }
  });

  it("leaves everything to the image when that is asked for", () => {
    expect(download({ customDownloader: true }).script).to.deep.equal({ kind: "custom" });
  });

  it("has no proxy in the plan when a Secret names them", () => {
    expect(download({ proxySecretName: "proxy" }).proxy).to.deep.equal({ kind: "secret", secretName: "proxy" });
  });

  describeRule<string>({
    rule: "is an http URL without a user",
    path: "deployRamdisk.baseURL",
    args: (baseURL) => ({ deployRamdisk: { baseURL } }),
    wrong: [
      "mirror.example.com",
      "ftp://mirror.example.com",
      "https://",
      "https://a b",
      "https://mirror.example.com:0",
      "https://mirror.example.com/$x",
    ],
    right: ["https://mirror.example.com/ipa/", "http://[2001:db8::1]:8080/ipa"],
    reason: /must be an http or https URL/,
  });
  describeRule<string>({
    rule: "is 64 digits",
    path: "deployRamdisk.checksum",
    args: (checksum) => ({ deployRamdisk: { checksum } }),
    wrong: ["", "md5:0123", sum.slice(1), `${sum}\n`, "g".repeat(64)],
    right: [sum, `sha256:${sum}`],
    reason: /must be 64 hexadecimal digits/,
  });
  describeRule<string>({
    rule: "holds no password",
    path: "deployRamdisk.httpsProxy",
    args: (httpsProxy) => ({ deployRamdisk: { httpsProxy } }),
    wrong: [],
    unshown: ["http://me:pw@proxy.example.com:3128"],
    right: ["http://proxy.example.com:3128"],
    reason: /must not contain a user or a password.*proxySecretName/,
  });
  describeRule<string>({
    rule: "is part of a file name",
    path: "deployRamdisk.flavor",
    args: (flavor) => ({ deployRamdisk: { flavor } }),
    wrong: ["", "../x", "a b", "$(id)"],
    right: ["centos9", "debian-12.1_x"],
    reason: /must be letters, digits/,
  });

  const excluded: { title: string; deployRamdisk: DeployRamdisk; paths: string[]; reason: RegExp }[] = [
    {
      title: "settings of our script with the image's own",
      deployRamdisk: { customDownloader: true, checksum: sum, retries: 2, mirrorCA: { pem } },
      paths: ["deployRamdisk.checksum", "deployRamdisk.retries", "deployRamdisk.mirrorCA"],
      reason: /^cannot be combined with deployRamdisk\.customDownloader/,
    },
    {
      title: "settings of a download that does not take place",
      deployRamdisk: { disableDownloader: true, baseURL: "https://a.example", architecture: "aarch64", noProxy: "x" },
      paths: ["deployRamdisk.baseURL", "deployRamdisk.architecture", "deployRamdisk.noProxy"],
      reason: /^cannot be combined with deployRamdisk\.disableDownloader/,
    },
    {
      title: "proxies here and in a Secret",
      deployRamdisk: { proxySecretName: "proxy", httpProxy: "http://proxy.example.com" },
      paths: ["deployRamdisk.httpProxy"],
      reason: /^cannot be combined with deployRamdisk\.proxySecretName/,
    },
    {
      title: "CA certificates for a mirror without TLS",
      deployRamdisk: { baseURL: "http://mirror.example.com", mirrorCA: { pem } },
      paths: ["deployRamdisk.mirrorCA"],
      reason: /is not https/,
    },
    {
      title: "the public archive, which is for x86_64, for hosts of another architecture",
      deployRamdisk: { architecture: "aarch64" },
      paths: ["deployRamdisk.architecture"],
      reason: /^needs deployRamdisk\.baseURL or deployRamdisk\.flavor/,
    },
    {
      title: "more retries than a pod should wait for",
      deployRamdisk: { retries: 21 },
      paths: ["deployRamdisk.retries"],
      reason: /^must be from 0 to 20/,
    },
  ];
  for (const { title, deployRamdisk, paths, reason } of excluded) {
    it(`refuses ${title}`, () => {
      const problems = problemsOf({ deployRamdisk });
      expect(problems.map(({ path }) => path)).to.deep.equal(paths);
      problems.forEach((problem) => {
        expect(problem.reason).to.match(reason);
      });
    });
  }

  it("never shows a secret proxy", () => {
    const [problem] = problemsOf({ deployRamdisk: { httpProxy: secret("http://me:hidden@proxy.example.com") } });
    expect(problem?.shown).to.equal(undefined);
    expect(problem?.reason ?? "").not.to.match(/hidden/);
  });
});

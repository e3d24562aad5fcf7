// The deployment ramdisk: its settings, and when it can verify Ironic's certificate.

import { expect } from "chai";
import type { IronicArgs } from "../../../provider/schema/types";
import { opened, secret, unknown } from "../../support/values/fakeLater";
import { planOf, problemsOf, warningsOf } from "../../support/rendering/planning";
import { describeRule } from "../../support/rendering/rules";

describe("the ramdisk", () => {
  it("is by default downloaded, with nothing added", () => {
    const { verifyTls: _, ...ramdisk } = planOf().ramdisk;
    const { download, ...rest } = ramdisk;
    expect(download).not.to.equal(undefined);
    expect(rest).to.deep.equal({ agentImages: [], kernelParams: undefined, sshKey: undefined });
  });

  it("is not downloaded when the download is disabled", () => {
    expect(planOf({ deployRamdisk: { disableDownloader: true } }).ramdisk.download).to.equal(undefined);
  });

  it("gets its texts without the line break that files end in", () => {
    const deployRamdisk = { extraKernelParams: " console=ttyS0\n", sshKey: secret("ssh-ed25519 AAAA me\n") };
    const { kernelParams, sshKey } = planOf({ deployRamdisk }).ramdisk;
    expect([kernelParams, opened(sshKey)]).to.deep.equal(["console=ttyS0", "ssh-ed25519 AAAA me"]);
  });

  it("has no parameter that is only blanks", () => {
    const { kernelParams, sshKey } = planOf({ deployRamdisk: { extraKernelParams: "  ", sshKey: "\n" } }).ramdisk;
    expect([kernelParams, sshKey]).to.deep.equal([undefined, undefined]);
  });

  describeRule<string>({
    rule: "is one line",
    path: "deployRamdisk.extraKernelParams",
    args: (extraKernelParams) => ({ deployRamdisk: { extraKernelParams } }),
    wrong: ["console=ttyS0\nnofb", "console=ttyS0\rnofb"],
    right: ["console=ttyS0 nofb", 'a="quoted value"', "trailing\n", "rootpwd=$6$abc$def"],
    reason: /must be one line: it becomes part of a kernel command line/,
  });
  describeRule<string>({
    rule: "is one public key",
    path: "deployRamdisk.sshKey",
    args: (sshKey) => ({ deployRamdisk: { sshKey } }),
    wrong: ["ssh-rsa AAAA a\nssh-rsa BBBB b", 'ssh-rsa AAAA "me"'],
    right: ["ssh-ed25519 AAAA me@example", "ssh-ed25519 AAAA\n"],
    reason: /must be one line/,
  });
  describeRule<string>({
    rule: "is one word",
    path: "images.deployRamdiskBranch",
    args: (deployRamdiskBranch) => ({ images: { deployRamdiskBranch } }),
    wrong: ["", "my branch", "master\n"],
    right: ["master", "stable/2026.1"],
    reason: /must be the name of a branch/,
  });
});

describe("the ramdisk verifies Ironic's certificate", () => {
  const known = { ipAddress: "192.0.2.10" };
  const scenarios: { title: string; args: IronicArgs; verifies: boolean }[] = [
    { title: "not when only the node knows its address", args: {}, verifies: false },
    { title: "when the address is given", args: { networking: known }, verifies: true },
    { title: "when the external address is given", args: { networking: { externalIP: "192.0.2.80" } }, verifies: true },
    { title: "when the address will be known", args: { networking: { ipAddress: unknown() } }, verifies: true },
    {
      title: "not when it is told not to",
      args: { networking: known, deployRamdisk: { verifyTLS: false } },
      verifies: false,
    },
    {
      title: "not when the certificate is the user's own, of which nothing is known",
      args: { networking: known, tls: { certificateName: "ironic-cert" } },
      verifies: false,
    },
    {
      title: "when the user vouches for a certificate of their own",
      args: { tls: { certificateName: "ironic-cert" }, deployRamdisk: { verifyTLS: true } },
      verifies: true,
    },
    {
      title: "when the URL that hosts call is Ironic's own, in any spelling",
      args: {
        networking: {
          ipAddress: "2001:db8::10",
          externalCallbackURL: "https://[2001:DB8:0::10]:6385/",
          imageServerExternalURL: "https://images.example.com",
        },
      },
      verifies: true,
    },
    {
      title: "not when the URL that hosts call has Ironic's address and another port, where a proxy may terminate TLS",
      args: {
        networking: {
          ...known,
          externalCallbackURL: "https://192.0.2.10",
          imageServerExternalURL: "https://images.example.com",
        },
      },
      verifies: false,
    },
    { title: "not without TLS", args: { tls: { mode: "off" }, networking: known }, verifies: false },
  ];
  for (const { title, args, verifies } of scenarios) {
    it(title, () => expect(planOf(args).ramdisk.verifyTls).to.equal(verifies));
  }

  const impossible: { title: string; args: IronicArgs; reason: RegExp }[] = [
    {
      title: "an address that only the node knows",
      args: { deployRamdisk: { verifyTLS: true } },
      reason: /^needs networking\.ipAddress, networking\.externalIP or networking\.exposure\.ipAddress/,
    },
    {
      title: "no TLS",
      args: { tls: { mode: "off" }, networking: known, deployRamdisk: { verifyTLS: true } },
      reason: /^needs TLS, and tls\.mode is off/,
    },
  ];
  for (const { title, args, reason } of impossible) {
    it(`cannot be asked for with ${title}`, () => {
      const [problem, ...others] = problemsOf(args);
      expect([problem?.path, problem?.shown, others]).to.deep.equal(["deployRamdisk.verifyTLS", "true", []]);
      expect(problem?.reason ?? "").to.match(reason);
    });
  }

  it("or a warning says what would make it possible", () => {
    const warning = /^The ramdisk will not verify .* set networking\.ipAddress/;
    expect(warningsOf({})[0] ?? "").to.match(warning);
    expect(warningsOf({ deployRamdisk: { verifyTLS: false } })).to.deep.equal([]);
    expect(warningsOf({ networking: { externalIP: "192.0.2.80" } })).to.deep.equal([]);
  });
});

describe("no ramdisk at all", () => {
  const warned = (args: IronicArgs) => warningsOf(args).filter((line) => line.startsWith("No host will boot"));
  const image = { kernel: "https://images.example.com/k", initramfs: "https://images.example.com/i" };

  it("is warned of when nothing downloads one and none is given", () => {
    expect(warned({ deployRamdisk: { disableDownloader: true } })).to.have.lengthOf(1);
    expect(warned({ deployRamdisk: { disableDownloader: true }, overrides: { agentImages: [image] } })).to.deep.equal(
      [],
    );
    expect(warned({})).to.deep.equal([]);
  });
});

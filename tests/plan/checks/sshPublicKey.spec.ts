// Public keys of OpenSSH: one line, of a known type, and never a private key.

import { expect } from "chai";
import { canonicalSshPublicKey, sshPublicKeyRule } from "../../../provider/plan/checks/sshPublicKey";

const body = "AAAAC3NzaC1lZDI1NTE5AAAAIExampleExampleExampleExampleExampleExample";

describe("a public key", () => {
  const right = [
    `ssh-ed25519 ${body} me@example.com`,
    `ssh-ed25519 ${body}`,
    `  ssh-ed25519   ${body}  two words \n`,
    "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQC6 me",
    "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTY=",
    "sk-ssh-ed25519@openssh.com AAAAGnNrLXNzaC1lZDI1NTE5QG9wZW5zc2guY29t me",
    `ssh-ed25519 ${body} costs $5`,
    "",
  ];
  for (const key of right) {
    it(`may be ${JSON.stringify(key.slice(0, 50))}`, () => expect(sshPublicKeyRule(key)).to.equal(undefined));
  }

  const wrong: readonly (readonly [string, RegExp])[] = [
    ["-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl\n-----END OPENSSH PRIVATE KEY-----", /it is a private one/],
    [`ssh-ed25519 ${body}\nssh-ed25519 ${body}`, /one key/],
    [`from="192.0.2.1" ssh-ed25519 ${body}`, /begin with the type/],
    [body, /begin with the type/],
    ["ssh-ed25519", /base64/],
    ["ssh-ed25519 AAAAB3NzaC1yc2EAAAADAQABAAABAQC6", /of type ssh-ed25519/],
    ["ssh-rsa hello", /base64/],
    [`ssh-ed25519 ${body} "me"`, /double quotes/],
    [`ssh-ed25519 ${body} mé`, /ASCII/],
    [`ssh-ed25519 ${body} a\tb`, /control characters/],
    [`ssh-ed25519 ${body} \${net0/mac}`, /"\$\{"/],
    [`ssh-ed25519 ${body} me\\$x`, /backslash before/],
    [`ssh-rsa ${"A".repeat(4000)}`, /at most 2048/],
  ];
  for (const [key, reason] of wrong) {
    it(`must not be ${JSON.stringify(key.slice(0, 40))}`, () => {
      expect(sshPublicKeyRule(key) ?? "it passed").to.match(reason);
    });
  }

  it("has one blank between its parts", () => {
    expect(canonicalSshPublicKey(` ssh-ed25519  ${body}   me \n`)).to.equal(`ssh-ed25519 ${body} me`);
  });
});

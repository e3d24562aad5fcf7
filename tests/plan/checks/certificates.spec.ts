// CA certificates in PEM: which texts are whole blocks of certificates, and their one spelling.

import { expect } from "chai";
import { canonicalPem, pemRule } from "../../../provider/plan/checks/certificates";

const block = (body: string, label = "CERTIFICATE"): string =>
  `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----\n`;
const one = block("MIIB");

describe("certificates in PEM", () => {
  const right: readonly (readonly [title: string, pem: string])[] = [
    ["one certificate", one],
    ["several", one + block("MIIC")],
    [
      "with comments between them, as in a distribution's bundle",
      `# Example Root\n${one}\n# Another\n${block("MIIC")}`,
    ],
    ["with the line endings of Windows", one.replaceAll("\n", "\r\n")],
    ["without a line break at the end", one.trim()],
    ["indented, as in YAML", `  ${one.trim().replaceAll("\n", "\n  ")}`],
  ];
  for (const [title, pem] of right) {
    it(`are accepted: ${title}`, () => expect(pemRule(pem)).to.equal(undefined));
  }

  const wrong: readonly (readonly [title: string, pem: string, reason: RegExp])[] = [
    ["nothing", "", /must hold certificates in PEM/],
    ["another text", "hello", /must hold certificates in PEM/],
    ["one without its last line", "-----BEGIN CERTIFICATE-----\nMIIB\n", /without its last line/],
    ["one that the next one interrupts", `-----BEGIN CERTIFICATE-----\nMIIB\n${one}`, /without its last line/],
    ["a last line alone", "-----END CERTIFICATE-----", /without "-----BEGIN/],
    ["one without content", block(""), /without content/],
    ["one with content that is not base64", block("M<IB"), /not base64/],
    ["a private key behind it", one + block("MIIE", "PRIVATE KEY"), /it contains a private key/],
    ["an RSA key before it", block("MIIE", "RSA PRIVATE KEY") + one, /it contains a private key/],
    ["an encrypted key", one + block("MIIE", "ENCRYPTED PRIVATE KEY"), /it contains a private key/],
    ["a key of OpenSSH", block("b3Bl", "OPENSSH PRIVATE KEY"), /it contains a private key/],
    ["a certificate request", block("MIIC", "CERTIFICATE REQUEST"), /it contains a certificate request/],
    ["an older certificate request", block("MIIC", "NEW CERTIFICATE REQUEST"), /it contains a certificate request/],
    ["a public key", block("MIIC", "PUBLIC KEY"), /it contains a block PUBLIC KEY/],
    ["one on a single line", one.replaceAll("\n", " "), /inside of a line/],
  ];
  for (const [title, pem, reason] of wrong) {
    it(`are refused: ${title}`, () => expect(pemRule(pem) ?? "it passed").to.match(reason));
  }

  it("have one spelling, which comments, line endings and the length of lines do not change", () => {
    const body = "M".repeat(100);
    const wrapped = block(`${body.slice(0, 64)}\n${body.slice(64)}`);
    for (const spelling of [
      wrapped,
      block(body),
      `# a comment\n${wrapped}`,
      wrapped.replaceAll("\n", "\r\n"),
      `\n${wrapped}\n`,
    ]) {
      expect(canonicalPem(spelling)).to.equal(wrapped);
    }
    expect(canonicalPem(one + block("MIIC"))).not.to.equal(canonicalPem(block("MIIC")));
  });
});

// What may be a credential is never shown, whatever field it was pasted into.

import { expect } from "chai";
import { isSensitive, withoutCredentials } from "../../../provider/plan/checks/sensitive";
import { describe as line } from "../../../provider/plan/checks/problems";
import { problemsOf } from "../../support/rendering/planning";

const body = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj";
const key = `-----BEGIN PRIVATE KEY-----\n${body}\n-----END PRIVATE KEY-----\n`;

const credentials: readonly (readonly [title: string, text: string])[] = [
  ["a private key", key],
  ["a private key on one line", key.replaceAll("\n", " ")],
  ["the body of a key alone", body],
  ["a key as a Secret holds it", Buffer.from(key).toString("base64")],
  ["a certificate", key.replaceAll("PRIVATE KEY", "CERTIFICATE")],
  ["a URL with a password", "https://ironic:hunter2@mirror.example.com/ipa"],
  ["a URL with a password that has a slash and an at sign", "mysql+pymysql://ironic:hun/t@er2@db:3306/ironic"],
  ["user, password and host without a scheme", "ironic:hunter2@db.example.com:3306"],
  ["a query with a token", "https://a.example/x?token=hunter2"],
  ["a setting with a password", "password = hunter2"],
  ["a line of a password file", "ironic:$2y$05$abcdefghijklmnopqrstuv"],
];

describe("a credential in a field that is not secret", () => {
  for (const [title, text] of credentials) {
    it(`is not shown: ${title}`, () => {
      const found = [
        ...problemsOf({ name: text, namespace: text, images: { ironic: text } }),
        ...problemsOf({ networking: { ipAddress: text, externalCallbackURL: text, dhcp: { hosts: [text, "a\n"] } } }),
        ...problemsOf({ nodeSelector: { [text]: text }, resources: { [text]: { limits: { [text]: text } } } }),
        ...problemsOf({ overrides: { containers: [{ name: { [text]: [text] } }], httpdLivenessProbe: [text] } }),
      ].map(line);
      expect(found).to.have.lengthOf.above(8);
      for (const message of found) {
        for (const part of [
          "hunter2",
          "hun/t",
          body.slice(0, 40),
          "abcdefghijklmnop",
          Buffer.from(key).toString("base64").slice(0, 30),
        ]) {
          expect(message).not.to.include(part);
        }
      }
    });
  }

  it("is not taken for one where it is an ordinary value", () => {
    const ordinary = [
      "192.0.2.10",
      "2001:db8::1",
      "52:54:00:12:34:56",
      "registry.example.com:5000/ironic:v1",
      `registry.example.com:5000/ironic@sha256:${"0".repeat(64)}`,
      "https://a.example.com:6385/x",
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExample me@example",
      "ironic-credentials",
    ];
    expect(ordinary.filter(isSensitive)).to.deep.equal([]);
  });

  const printed: Readonly<Record<string, string>> = {
    "mysql://ironic:hunter2@db:3306/ironic refused": "mysql://ironic:***@db:3306/ironic refused",
    "cannot log in with password=hunter2, giving up": "cannot log in with password=***, giving up",
    'token: "hunter2" has expired': 'token: "***" has expired',
    "Authorization: Bearer hunter2.hunter2": "Authorization: Bearer ***",
    "ironic:$2y$05$hunter2": "(not shown, because it may be a credential)",
    "-----BEGIN EC PRIVATE KEY-----": "(not shown, because it may be a credential)",
    "Access denied for user 'ironic'@'10.0.0.1' (using password: YES)":
      "Access denied for user 'ironic'@'10.0.0.1' (using password: YES)",
    'secret "corporate-tls" not found': 'secret "corporate-tls" not found',
  };
  for (const [text, shown] of Object.entries(printed)) {
    it(`is cut out of what a program has printed: ${JSON.stringify(shown)}`, () => {
      expect(withoutCredentials(text)).to.equal(shown);
    });
  }
});

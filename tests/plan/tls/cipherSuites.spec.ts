// Ciphers and curves: what is accepted, and what a wrong name is answered with.

import { expect } from "chai";
import {
  curveRule,
  opensslCurve,
  servesWithRsa,
  tls12CipherRule,
  tls13CipherRule,
} from "../../../provider/plan/tls/cipherSuites";

describe("a cipher", () => {
  const answers: { rule: (name: string) => string | undefined; name: string; answer: RegExp | undefined }[] = [
    { rule: tls12CipherRule, name: "ECDHE-ECDSA-AES128-GCM-SHA256", answer: undefined },
    { rule: tls12CipherRule, name: "AES256-GCM-SHA384", answer: undefined },
    {
      rule: tls12CipherRule,
      name: "TLS_AES_256_GCM_SHA384",
      answer: /^is a cipher of TLS 1\.3: put it into tls13Ciphers$/,
    },
    {
      rule: tls12CipherRule,
      name: "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
      answer: /OpenSSL's name.*; did you mean ECDHE-RSA-AES256-GCM-SHA384\?$/,
    },
    { rule: tls12CipherRule, name: "TLS_RSA_WITH_AES_128_CBC_SHA", answer: /; did you mean AES128-SHA\?$/ },
    {
      rule: tls12CipherRule,
      name: "ecdhe-rsa-aes256-gcm-sha384",
      answer: /did you mean ECDHE-RSA-AES256-GCM-SHA384\?$/,
    },
    { rule: tls12CipherRule, name: "NULL-SHA256", answer: /^must be OpenSSL's name/ },
    { rule: tls12CipherRule, name: "HIGH:!aNULL\nSSLEngine off", answer: /^must be OpenSSL's name/ },
    { rule: tls12CipherRule, name: "", answer: /^must be OpenSSL's name/ },
    { rule: tls13CipherRule, name: "TLS_CHACHA20_POLY1305_SHA256", answer: undefined },
    { rule: tls13CipherRule, name: "AES128-SHA", answer: /^is a cipher of TLS 1\.2: put it into tls12Ciphers$/ },
    { rule: tls13CipherRule, name: "TLS_AES_512", answer: /^must be one of TLS_AES_256_GCM_SHA384, / },
    { rule: curveRule, name: "P-521", answer: undefined },
    { rule: curveRule, name: "prime256v1", answer: /^must be one of X25519, X448, P-256/ },
    { rule: curveRule, name: "toString", answer: /^must be one of/ },
  ];
  for (const { rule, name, answer } of answers) {
    it(`or curve ${JSON.stringify(name)} is ${answer === undefined ? "accepted" : "refused with what is meant"} by ${rule.name}`, () => {
      const reason = rule(name);
      if (answer === undefined) {
        expect(reason).to.equal(undefined);
      } else {
        expect(reason ?? "").to.match(answer);
      }
    });
  }

  it("of TLS 1.2 says which key it needs", () => {
    expect(["ECDHE-RSA-AES128-SHA", "DHE-RSA-AES128-CCM", "AES128-CCM"].map(servesWithRsa)).to.deep.equal([
      true,
      true,
      true,
    ]);
    expect(["ECDHE-ECDSA-AES128-SHA", "unknown"].map(servesWithRsa)).to.deep.equal([false, false]);
  });

  it("exchanges keys on curves that OpenSSL has other names for", () => {
    expect(["P-256", "X25519"].map(opensslCurve)).to.deep.equal(["prime256v1", "X25519"]);
  });
});

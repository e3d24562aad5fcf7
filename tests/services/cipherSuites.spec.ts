// The ciphers and curves that inputs may name, compared with what OpenSSL offers.

import { spawnSync } from "node:child_process";
import { expect } from "chai";
import {
  curveRule,
  opensslCurve,
  servesWithRsa,
  tls12CipherRule,
  tls13CipherRule,
} from "../../provider/plan/tls/cipherSuites";

function openssl(...args: string[]): string {
  const run = spawnSync("openssl", args, { encoding: "utf8" });
  expect(run.status, run.stderr).to.equal(0);
  return run.stdout;
}

/** Without those that no server of ours could serve (DSS, PSK, SRP), and those that distributions leave out. */
const usual = "ALL:!aNULL:!eNULL:!PSK:!SRP:!aDSS:!ARIA:!CAMELLIA:!AESCCM8:@SECLEVEL=2";

interface Suite {
  readonly name: string;
  readonly version: string;
  readonly key: string;
}

const suites: Suite[] = openssl("ciphers", "-s", "-v", usual)
  .trim()
  .split("\n")
  .map((line) => {
    const [name = "", version = "", , key = ""] = line.split(/\s+/);
    return { name, version, key: key.replace("Au=", "") };
  });

describe("OpenSSL", () => {
  it("has each cipher that inputs may name, and inputs may name each that it has", () => {
    const [newest, older] = [true, false].map((is) => suites.filter(({ version }) => (version === "TLSv1.3") === is));
    expect(older).to.have.lengthOf.above(20);
    expect(older!.filter(({ name }) => tls12CipherRule(name) !== undefined)).to.deep.equal([]);
    expect(newest!.filter(({ name }) => tls13CipherRule(name) !== undefined)).to.deep.equal([]);
  });

  it("needs the same kind of key for each", () => {
    const older = suites.filter(({ version }) => version !== "TLSv1.3");
    expect(older.filter(({ name, key }) => servesWithRsa(name) !== (key === "RSA"))).to.deep.equal([]);
  });

  it("has each curve under the name that it is passed on by", () => {
    for (const curve of ["X25519", "X448", "P-256", "P-384", "P-521"]) {
      expect(curveRule(curve)).to.equal(undefined);
      const name = opensslCurve(curve);
      const how = name.startsWith("X")
        ? ["-algorithm", name]
        : ["-algorithm", "EC", "-pkeyopt", `ec_paramgen_curve:${name}`];
      expect(openssl("genpkey", ...how)).to.match(/BEGIN PRIVATE KEY/);
    }
  });
});

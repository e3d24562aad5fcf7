// A certificate and a password line that real servers accept.

import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

export const apiLogin = { username: "apiuser", password: "secret" };

/** A key, and a certificate that it signs itself, for a server at an address. */
export function selfSigned(
  address: string,
  key: readonly string[] = ["rsa:2048"],
): { readonly key: string; readonly certificate: string } {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "metal3-material-"));
  const [keyFile, certificate] = ["key", "crt"].map((name) => path.join(folder, name)) as [string, string];
  execFileSync(
    "openssl",
    [
      ...["req", "-x509", "-newkey", ...key, "-nodes", "-days", "2", "-subj", `/CN=${address}`],
      ...["-addext", `subjectAltName=IP:${address}`, "-keyout", keyFile, "-out", certificate],
    ],
    { stdio: "ignore" },
  );
  const made = { key: fs.readFileSync(keyFile, "utf8"), certificate: fs.readFileSync(certificate, "utf8") };
  fs.rmSync(folder, { recursive: true });
  return made;
}

/** What stands for the words of cases whose programs are real. */
export function serverMaterial(): Record<string, string> {
  const { key, certificate } = selfSigned("172.22.0.2");
  const line = execFileSync("htpasswd", ["-nbB", "-C", "4", apiLogin.username, apiLogin.password], {
    encoding: "utf8",
  });
  return {
    certificate,
    key,
    "CA certificate": certificate,
    "htpasswd line of apiuser/secret": `${line.trim()}\n`,
  };
}

// A certificate and a password line that real servers accept.

import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

export const apiLogin = { username: "apiuser", password: "secret" };

/** What stands for the words of cases whose programs are real. */
export function serverMaterial(): Record<string, string> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "metal3-material-"));
  const [key, certificate] = ["key", "crt"].map((name) => path.join(folder, name)) as [string, string];
  execFileSync(
    "openssl",
    [
      ...["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=172.22.0.2"],
      ...["-addext", "subjectAltName=IP:172.22.0.2", "-keyout", key, "-out", certificate],
    ],
    { stdio: "ignore" },
  );
  const line = execFileSync("htpasswd", ["-nbB", "-C", "4", apiLogin.username, apiLogin.password], {
    encoding: "utf8",
  });
  const material = {
    certificate: fs.readFileSync(certificate, "utf8"),
    key: fs.readFileSync(key, "utf8"),
    "CA certificate": fs.readFileSync(certificate, "utf8"),
    "htpasswd line of apiuser/secret": `${line.trim()}\n`,
  };
  fs.rmSync(folder, { recursive: true });
  return material;
}

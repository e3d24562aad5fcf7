// A public key of OpenSSH, as a line of authorized_keys without options.

import { characterRule } from "./characters";
import { substitutionRule } from "./kernelParameters";

const types = [
  "ssh-ed25519",
  "ssh-rsa",
  "ssh-dss",
  "ecdsa-sha2-nistp256",
  "ecdsa-sha2-nistp384",
  "ecdsa-sha2-nistp521",
  "sk-ssh-ed25519@openssh.com",
  "sk-ecdsa-sha2-nistp256@openssh.com",
];

/** The kernel's command line has room for no more (COMMAND_LINE_SIZE of x86-64). */
const longestKey = 2048;

export function sshPublicKeyRule(given: string): string | undefined {
  const key = given.trim();
  if (key === "") {
    return undefined;
  }
  if (given.includes("PRIVATE KEY")) {
    return "must be a public key, and it is a private one: give the content of the file that ends in .pub";
  }
  if (/[\r\n]/.test(key)) {
    return "must be one line, and only one key: it becomes part of a kernel command line";
  }
  if (key.length > longestKey) {
    return `must have at most ${longestKey} characters, which a kernel command line has room for`;
  }
  const [type = "", body = "", ...comment] = key.split(/ +/);
  if (!types.includes(type)) {
    return `must begin with the type of a public key: ${types.join(", ")}`;
  }
  if (!/^AAAA[A-Za-z0-9+/]*={0,2}$/.test(body) || !agrees(type, body)) {
    return `must have the base64 text of a key of type ${type} after the type, beginning with AAAA`;
  }
  const text = comment.join(" ");
  return (
    characterRule(text) ??
    substitutionRule(text) ??
    (/^[\u0020-\u0021\u0023-\u007e]*$/.test(text)
      ? undefined
      : "must be one line of ASCII without double quotes: it becomes part of a kernel command line in double quotes")
  );
}

/** The key begins with the length and the name of its type. */
function agrees(type: string, body: string): boolean {
  const expected = Buffer.concat([Buffer.from([0, 0, 0, type.length]), Buffer.from(type)]);
  const bytes = Buffer.from(body, "base64");
  const length = Math.min(expected.length, bytes.length);
  return bytes.subarray(0, length).equals(expected.subarray(0, length));
}

/** One blank between the parts. */
export function canonicalSshPublicKey(key: string): string {
  return key.trim().replace(/ +/g, " ");
}

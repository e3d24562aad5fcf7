// The observed cases of the real image: what goes in, and what was seen to come out.

import * as fs from "node:fs";
import * as path from "node:path";
import type { SandboxFile } from "./imageSandbox";

export interface ImageCase {
  readonly id: string;
  readonly version: string;
  readonly program: string;
  readonly env: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, string>>;
  readonly network?: string | null;
  readonly user?: string;
  readonly server?: string;
  readonly result: Readonly<Record<string, unknown>>;
}

export const imageCases: readonly ImageCase[] = JSON.parse(
  fs.readFileSync(path.join(__dirname, "..", "..", "lab", "imageCases.json"), "utf8"),
) as ImageCase[];

/** What stands for the words of the cases. */
export const secrets = {
  "API htpasswd hash": "$2y$05$APIHASHAPIHASHAPIHASH",
  "RPC htpasswd hash": "$2y$05$RPCHASHRPCHASHRPCHASH",
  "DB password": "DbS3cretPw",
  "DB password (special)": "Db@S3/cretPw",
  "env DB password": "EnvDbS3cret",
} as const;

const contents: Readonly<Record<string, string>> = {
  text: "text\n",
  "text: [DEFAULT]": "[DEFAULT]\n",
  certificate: "a certificate\n",
  key: "a key\n",
  "CA certificate": "a CA\n",
  "second CA certificate": "another CA\n",
  "htpasswd line": `apiuser:${secrets["API htpasswd hash"]}\n`,
  "rpc htpasswd line": `rpcuser:${secrets["RPC htpasswd hash"]}\n`,
  "db user": "dbuser\n",
  "db password": `${secrets["DB password"]}\n`,
  "db password with @ and /": `${secrets["DB password (special)"]}\n`,
  "user name": "rpcuser\n",
  password: "RpcS3cretPw\n",
  "auth-config": "[json_rpc]\nauth_type = http_basic\nusername = acuser\npassword = AcS3cretPw\n",
};

const owned = { user: 997, group: 994 };

function fileOf(name: string, what: string, given: Readonly<Record<string, string>>): SandboxFile {
  if (what.startsWith("directory of another user")) return { directory: true, user: 0, group: 994, mode: 0o2775 };
  const quoted = /^'(.*)'$/.exec(what)?.[1];
  const text = given[what] ?? contents[what] ?? quoted?.replaceAll("\\n", "\n");
  if (text === undefined) throw new Error(`nothing stands for "${what}"`);
  return { text, ...(/^\/(conf|data|shared)\//.test(name) ? owned : {}) };
}

/** The files of a case; what is given stands for their words before anything else does. */
export function filesOf(
  { files }: ImageCase,
  given: Readonly<Record<string, string>> = {},
): Record<string, SandboxFile> {
  return Object.fromEntries(Object.entries(files).map(([name, what]) => [name, fileOf(name, what, given)]));
}

/** The network of a case, as the sandbox makes it. */
export function networkOf({ network }: ImageCase): string {
  if (network === undefined || network === null) return "172.22.0.2/24 fd2e:6f44:5dd8::2/64";
  if (network.includes("link-local")) return "link-local";
  return (network.match(/[\da-f.:]+\/\d+/g) ?? []).join(" ");
}

/** 35, 37, 38, and 39 for the main branch, which became it. */
export function releaseOf({ version }: ImageCase): string {
  return version === "main" ? "39" : (version.split(".")[0] ?? "");
}

/** Which messages say what a case says that they say. */
const messages: readonly (readonly [RegExp, RegExp])[] = [
  [/says which key file is missing/, /no key \/certs\/ironic\/tls\.key/],
  [/timed out after (\d+) s/, /gave up after \d+ s/],
  [/ipcalc complains/, /bad IP address/],
  [/ip: no device (\S+)/, /Device "\S+" does not exist/],
  [/RPC client has no credentials/, /no credentials for the client/],
  [/database password is missing/, /needs the password of the database/],
  [/no iPXE firmware/, /no iPXE firmware/],
  [/chmod .*not permitted/, /chmod: .*Operation not permitted/],
  [/mkdir: permission denied/, /mkdir: .*Permission denied/],
  [/shell: (\S+) is not set|template error: (\S+) is not set/, /: unbound variable/],
  [/curl: cannot connect/, /connect/],
  [/mv cannot find/, /mv: cannot stat/],
  [/cp cannot find/, /cp: cannot stat/],
  [/not in gzip format/, /not in gzip format/],
  [/exclude each other/, /exclude each other/],
  [/only 8 bytes of the password count/, /first 8 bytes of the password/],
  [/which characters a password must not hold/, /must not hold blanks/],
  [/password file cannot be read/, /password file cannot be read/],
  [/VRID must be/, /VRID must be 1\.\.255/],
];

export function saidBy(message: string): RegExp {
  const known = messages.find(([words]) => words.test(message));
  if (known === undefined) throw new Error(`no pattern for the message "${message}"`);
  return known[1];
}

/** The case that "as in …" points to is read instead. */
export function inspectorScriptOf({ result }: ImageCase): readonly string[] | undefined {
  const { ipxe } = result;
  if (typeof ipxe !== "string") return ipxe as readonly string[] | undefined;
  const other = imageCases.find(({ id }) => id === ipxe.replace("as in ", ""));
  return other === undefined ? undefined : inspectorScriptOf(other);
}

/** What the options of a case are: its own, or the plain case's with its differences. */
export function optionsOf({ result, version }: ImageCase): Record<string, string> | undefined {
  const own = result.options as Record<string, string> | undefined;
  if (own !== undefined) return own;
  const beyond = result.optionsBeyondPlain as Record<string, string | null> | undefined;
  if (beyond === undefined) return undefined;
  const plain = `ironic-plain-${version === "37.0" ? "35.0" : version}`;
  const base = imageCases.find(({ id }) => id === plain)?.result.options as Record<string, string>;
  const merged = Object.entries({ ...base, ...beyond });
  return Object.fromEntries(merged.filter((entry): entry is [string, string] => entry[1] !== null));
}

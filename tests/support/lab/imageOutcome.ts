// What the programs of the image have written, in the words of the observed cases.

/** Options by "section.name"; of several values the last one counts. */
export function optionsIn(text: string): Record<string, string> {
  const options: Record<string, string> = {};
  let section = "";
  for (const line of text.split("\n")) {
    const header = /^\[(.*)\]$/.exec(line)?.[1];
    if (header !== undefined) section = header;
    const [, name, value] = /^(\w+) *= ?(.*)$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) options[`${section}.${name}`] = value.trim();
  }
  return options;
}

/** Options whose sections stand in the same order; which of a section's comes first means nothing. */
export function kernelParametersIn(options: Readonly<Record<string, string>>): Record<string, string> {
  const spaced = (value: string | undefined) => (value ?? "").replaceAll(/ +/g, " ");
  return {
    pxe: spaced(options["pxe.kernel_append_params"]),
    redfish: spaced(options["redfish.kernel_append_params"]),
    inspector: spaced(options["inspector.extra_kernel_params"]),
  };
}

/** The lines of an iPXE script that decide what is booted. */
export function bootLinesIn(text: string): string[] {
  const deciding = /^(kernel|initrd|set ipa_|iseq|goto (boot|fallback))/;
  return text.split("\n").filter((line) => deciding.test(line));
}

export function vrrpLinesIn(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && line !== "}");
}

interface Server {
  listen: string[];
  tls?: true;
  protocols?: string;
  SSLCipherSuite?: string | string[];
  SSLOpenSSLConfCmd?: string;
  SSLHonorCipherOrder?: string;
  AuthUserFile?: string;
  LogLevel?: string;
  proxiesTo?: string;
  basicAuth?: boolean;
  access?: string[];
}

const taken = ["LogLevel", "AuthUserFile", "SSLOpenSSLConfCmd", "SSLHonorCipherOrder"] as const;

/** One file of Apache's configuration: what it listens on, by which rules of TLS, and who may read what. */
export function serverIn(text: string, { main = false, api = false } = {}): Server {
  const lines = text.split("\n").map((line) => line.trim());
  const valueOf = (name: string) => lines.find((line) => line.startsWith(`${name} `))?.slice(name.length + 1);
  const server: Server = { listen: lines.filter((line) => line.startsWith("Listen ")).map((line) => line.slice(7)) };
  if (lines.includes("SSLEngine on")) server.tls = true;
  for (const name of taken) {
    const value = valueOf(name);
    if (value !== undefined) server[name] = value;
  }
  const protocols = valueOf("SSLProtocol");
  if (protocols !== undefined) server.protocols = protocols;
  const ciphers = lines.filter((line) => line.startsWith("SSLCipherSuite ")).map((line) => line.slice(15));
  if (ciphers.length > 0) server.SSLCipherSuite = ciphers;
  if (main) server.access = accessIn(lines);
  if (api) {
    server.proxiesTo = valueOf("ProxyPass /") ?? "";
    server.basicAuth = lines.includes("AuthType Basic");
  }
  return server;
}

function accessIn(lines: readonly string[]): string[] {
  const access: string[] = [];
  let place = "";
  for (const line of lines) {
    const opened = /^<(Directory|FilesMatch) (.*)>$/.exec(line);
    if (opened !== null) place = `${opened[1]} ${(opened[2] ?? "").replaceAll('"', "")}`;
    if (/^<Files /.test(line) || place === "Directory /") place = line.startsWith("</") ? "" : place;
    const rule = /^Require (all \w+)$/.exec(line)?.[1];
    if (rule !== undefined && place.includes("shared/html")) access.push(`${place}: ${rule}`);
    if (rule !== undefined && place.startsWith("FilesMatch")) access.push(`${place}: ${rule}`);
    if (line === "</Directory>" || line === "</FilesMatch>") place = "";
  }
  return access;
}

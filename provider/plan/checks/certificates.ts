// CA certificates in PEM, as OpenSSL, Go and Python read them: whole blocks, certificates only.

import { mapValue, type Value } from "../../schema/value";

const begin = "-----BEGIN CERTIFICATE-----";
const end = "-----END CERTIFICATE-----";
const label = /^-----(BEGIN|END) ([A-Z0-9 ]{1,64})-----$/;

/** A ConfigMap or Secret holds no more than 1 MiB. */
const longestPem = 1_000_000;

interface Block {
  readonly lines: string[];
}

type Read = { readonly blocks: readonly Block[]; readonly reason?: undefined } | { readonly reason: string };

const other: readonly (readonly [RegExp, string])[] = [
  [/PRIVATE KEY/, "must contain only certificates, and it contains a private key"],
  [/CERTIFICATE REQUEST/, "must contain certificates, and it contains a certificate request"],
];

/** One pass over the lines. Text between the blocks is a comment, as in the bundles of distributions. */
function read(pem: string): Read {
  if (pem.length > longestPem) {
    return { reason: `must be shorter than ${longestPem} characters: no ConfigMap or Secret can hold more` };
  }
  const blocks: Block[] = [];
  let open: Block | undefined;
  for (const raw of pem.split(/\r\n|\r|\n/)) {
    const line = raw.trim();
    const [, edge, what] = label.exec(line) ?? [];
    if (edge === undefined) {
      if (line.includes("-----BEGIN ") || line.includes("-----END ")) {
        return { reason: `has "-----BEGIN" or "-----END" inside of a line: each needs a line of its own` };
      }
      if (open !== undefined && line !== "") {
        if (!/^[A-Za-z0-9+/]*={0,2}$/.test(line)) {
          return { reason: "has characters in a certificate that are not base64" };
        }
        open.lines.push(line);
      }
    } else if (what !== "CERTIFICATE") {
      const [, reason] = other.find(([pattern]) => pattern.test(what!)) ?? [];
      return { reason: reason ?? `must contain only certificates, and it contains a block ${what}` };
    } else if ((edge === "BEGIN") !== (open === undefined)) {
      return { reason: open === undefined ? `has "${end}" without "${begin}"` : missingEnd };
    } else if (open === undefined) {
      open = { lines: [] };
    } else if (open.lines.length === 0) {
      return { reason: "has a certificate without content" };
    } else {
      blocks.push(open);
      open = undefined;
    }
  }
  if (open !== undefined) {
    return { reason: missingEnd };
  }
  return blocks.length === 0 ? { reason: `must hold certificates in PEM, each beginning with "${begin}"` } : { blocks };
}

const missingEnd = `has a certificate without its last line, "${end}"`;

export function pemRule(pem: string): string | undefined {
  return read(pem).reason;
}

/** The certificates without what makes no difference: comments, line endings and the length of lines. */
export function canonicalPem(pem: string): string {
  const result = read(pem);
  return result.reason === undefined ? result.blocks.map(blockText).join("") : pem;
}

function blockText({ lines }: Block): string {
  const body = lines.join("");
  const wrapped = Array.from({ length: Math.ceil(body.length / 64) }, (_, i) => body.slice(64 * i, 64 * (i + 1)));
  return [begin, ...wrapped, end, ""].join("\n");
}

export const normalPem = (pem: Value<string>): Value<string> => mapValue(pem, canonicalPem);

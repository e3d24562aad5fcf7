// What to tell of a certificate of the user's: that it ends soon, or does not cover what is called.

import { X509Certificate } from "node:crypto";
import { isIP } from "node:net";

export interface SeenCertificate {
  readonly input: string;
  /** The object that holds it, as a clause; empty when the program gives the text. */
  readonly place: string;
  readonly pem: string;
  /** Whether the text is a secret, so that nothing of it is shown but how long it lasts. */
  readonly isHidden: boolean;
  readonly covers: readonly { readonly host: string; readonly caller: string }[];
}

const dayMs = 24 * 3600 * 1000;
const noticeDays = 30;
/** A bundle may have many that end: the first few say enough. */
const mostNamed = 3;

const block = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g;

export function certificateNotices({ input, place, pem, covers, isHidden }: SeenCertificate, now: number): string[] {
  const subject = `${input}${place === "" ? "" : ` (${place})`}`;
  const certificates = certificatesIn(pem);
  const [served] = certificates;
  if (served === undefined) {
    return [`${subject} holds no certificate that can be read.`];
  }
  const ending = certificates.filter(({ validTo }) => Date.parse(validTo) - now < noticeDays * dayMs);
  const uncovered = covers.filter(({ host }) => !isCovered(served, host));
  return [
    ...ending.slice(0, mostNamed).map((certificate) => `${subject}: ${endingText(certificate, isHidden, now)}`),
    ...(ending.length > mostNamed ? [`${subject}: ${ending.length - mostNamed} more of its certificates end.`] : []),
    ...uncovered.map(
      ({ host, caller }) =>
        `${subject}: the certificate does not cover ${host}, which ${caller}: whoever verifies it refuses the connection.`,
    ),
  ];
}

function certificatesIn(pem: string): X509Certificate[] {
  return (pem.match(block) ?? []).flatMap((text) => {
    try {
      return [new X509Certificate(text)];
    } catch {
      return [];
    }
  });
}

function endingText({ subject, validTo }: X509Certificate, isHidden: boolean, now: number): string {
  const left = Date.parse(validTo) - now;
  const days = Math.floor(left / dayMs);
  const day = new Date(validTo).toISOString().slice(0, 10);
  // Of several lines, one for each part of the name.
  const name = isHidden || subject === undefined ? "" : ` of ${subject.replaceAll("\n", ", ").slice(0, 200)}`;
  return left < 0
    ? `the certificate${name} expired on ${day}.`
    : `the certificate${name} expires on ${day}, in ${days} ${days === 1 ? "day" : "days"}.`;
}

/** As clients do today: a common name alone covers nothing. */
function isCovered(certificate: X509Certificate, host: string): boolean {
  return isIP(host) === 0
    ? certificate.checkHost(host, { subject: "never" }) !== undefined
    : certificate.checkIP(host) !== undefined;
}

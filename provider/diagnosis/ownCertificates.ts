// Reads the certificates of the user's, in the program and in the cluster, and says what to know of them at each preview.

import { setTimeout as sleep } from "node:timers/promises";
import { isInCluster, type OwnCertificate } from "../plan/ownCertificates";
import { peek } from "../plan/checks/check";
import { isLater, type Value } from "../schema/value";
import { certificateNotices, type SeenCertificate } from "./certificateNotices";
import type { Reader } from "./clusterReader";

/** A cluster that does not answer delays a preview no longer. */
const patienceMs = 5_000;

/** What cannot be read is skipped: it may be made by this very update. */
export async function ownCertificateNotices(
  readerOfCluster: () => Promise<Reader | undefined>,
  namespace: Value<string>,
  certificates: readonly OwnCertificate[],
): Promise<string[]> {
  const place = peek(namespace);
  const asks = place !== undefined && certificates.some(isInCluster);
  const reader = asks ? await inTime(readerOfCluster()) : undefined;
  const seen = await Promise.all(certificates.map((one) => inTime(seenCertificate(one, place, reader))));
  return seen.flatMap((one) => (one === undefined ? [] : certificateNotices(one, Date.now())));
}

async function inTime<T>(answer: Promise<T>): Promise<T | undefined> {
  return Promise.race([answer.catch(() => undefined), sleep(patienceMs, undefined, { ref: false })]);
}

async function seenCertificate(
  { input, source, covers }: OwnCertificate,
  namespace: string | undefined,
  reader: Reader | undefined,
): Promise<SeenCertificate | undefined> {
  const known = covers.flatMap(({ host, caller }) => {
    const name = peek(host);
    return name === undefined ? [] : [{ host: name, caller }];
  });
  if (source.kind === "pem") {
    const pem = peek(source.pem);
    return pem === undefined ? undefined : { input, place: "", pem, covers: known, isHidden: isLater(source.pem) };
  }
  const [name, key] = [peek(source.name), peek(source.key)];
  if (reader === undefined || namespace === undefined || name === undefined) {
    return undefined;
  }
  const data = await reader.data(source.kind, namespace, name);
  const pem = key === undefined ? Object.values(data).join("\n") : data[key];
  const where = `${key === undefined ? "" : `${key} of `}the ${source.kind} ${name}`;
  return pem === undefined ? undefined : { input, place: where, pem, covers: known, isHidden: false };
}

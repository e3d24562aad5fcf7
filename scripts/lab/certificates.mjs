// The certificates of a lab's control plane: one authority, the API server's own, and the one by which it calls kubelets.

import { generateKeyPairSync, randomBytes } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "./run.mjs";

const days = "30";

/** @param {string} folder */
export function certificateFiles(folder) {
  const at = (name) => join(folder, "certificates", name);
  return {
    ca: at("ca.crt"),
    caKey: at("ca.key"),
    server: at("server.crt"),
    serverKey: at("server.key"),
    kubeletClient: at("kubelet-client.crt"),
    kubeletClientKey: at("kubelet-client.key"),
    accountsPublic: at("service-accounts.pub"),
    accountsPrivate: at("service-accounts.key"),
    tokens: at("tokens.csv"),
  };
}

const newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];

/** @typedef {{ certificate: string, key: string }} Pair the files of a certificate and its key */

/** @param {Pair} authority @param {string} name */
export async function makeAuthority({ certificate, key }, name) {
  const files = ["-keyout", key, "-out", certificate];
  await run("openssl", ["req", "-x509", ...newKey, ...files, "-days", days, "-subj", `/CN=${name}`]);
}

/**
 * @param {Pair} authority
 * @param {Pair} target
 * @param {{ subject: string, names?: string[] }} options names as openssl writes them ("IP:…", "DNS:…")
 */
export async function issueCertificate(authority, { certificate, key }, { subject, names = [] }) {
  const request = `${certificate}.csr`;
  const extensions = names.length === 0 ? [] : ["-addext", `subjectAltName=${names.join(",")}`];
  await run("openssl", ["req", ...newKey, "-keyout", key, "-out", request, "-subj", subject, ...extensions]);
  await run("openssl", [
    ...["x509", "-req", "-in", request, "-CA", authority.certificate, "-CAkey", authority.key, "-CAcreateserial"],
    ...["-days", days, "-out", certificate, "-copy_extensions", "copyall"],
  ]);
}

/**
 * @param {string} folder
 * @param {string[]} serverNames what the API server is called, as openssl writes it
 */
export async function makeCertificates(folder, serverNames) {
  const files = certificateFiles(folder);
  await mkdir(join(folder, "certificates"), { recursive: true, mode: 0o700 });
  const authority = { certificate: files.ca, key: files.caKey };
  await makeAuthority(authority, "lab");
  await issueCertificate(
    authority,
    { certificate: files.server, key: files.serverKey },
    { subject: "/CN=kube-apiserver", names: serverNames },
  );
  await issueCertificate(
    authority,
    { certificate: files.kubeletClient, key: files.kubeletClientKey },
    { subject: "/O=system:masters/CN=kube-apiserver-kubelet-client" },
  );
  const accounts = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs1", format: "pem" },
  });
  await writeFile(files.accountsPublic, accounts.publicKey);
  await writeFile(files.accountsPrivate, accounts.privateKey, { mode: 0o600 });
}

/**
 * Makes a token for each user, and the file by which the API server knows them.
 * @param {string} folder
 * @param {Record<string, { user: string, groups: string[] }>} users
 * @returns {Promise<Record<string, string>>}
 */
export async function makeTokens(folder, users) {
  const tokens = Object.fromEntries(Object.keys(users).map((name) => [name, randomBytes(24).toString("hex")]));
  const lines = Object.entries(users).map(
    ([name, { user, groups }]) => `${tokens[name]},${user},${name},"${groups.join(",")}"`,
  );
  await writeFile(certificateFiles(folder).tokens, `${lines.join("\n")}\n`, { mode: 0o600 });
  return tokens;
}

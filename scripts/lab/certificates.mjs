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

/**
 * @param {string} folder
 * @param {string[]} serverNames what the API server is called, as openssl writes it ("IP:…", "DNS:…")
 */
export async function makeCertificates(folder, serverNames) {
  const files = certificateFiles(folder);
  await mkdir(join(folder, "certificates"), { recursive: true, mode: 0o700 });
  const newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
  await run("openssl", [
    "req",
    "-x509",
    ...newKey,
    "-keyout",
    files.caKey,
    "-out",
    files.ca,
    "-days",
    days,
    "-subj",
    "/CN=lab",
  ]);
  const issue = async (certificate, key, subject, extensions) => {
    const request = `${certificate}.csr`;
    await run("openssl", ["req", ...newKey, "-keyout", key, "-out", request, "-subj", subject, ...extensions]);
    await run("openssl", [
      ...["x509", "-req", "-in", request, "-CA", files.ca, "-CAkey", files.caKey, "-CAcreateserial"],
      ...["-days", days, "-out", certificate, "-copy_extensions", "copyall"],
    ]);
  };
  await issue(files.server, files.serverKey, "/CN=kube-apiserver", [
    "-addext",
    `subjectAltName=${serverNames.join(",")}`,
  ]);
  await issue(files.kubeletClient, files.kubeletClientKey, "/O=system:masters/CN=kube-apiserver-kubelet-client", []);
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

// The programs of a control plane, their arguments, and the files that they read.

import { generateKeyPairSync, randomBytes } from "node:crypto";
import { chmod, mkdir, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const serviceRange = "10.96.0.0/16";

/** Who may call the API server; kwok stands for all the kubelets. */
const users = {
  admin: { groups: ["system:masters"] },
  // Instead of a service account for each of its controllers.
  "kube-controller-manager": { groups: ["system:masters"] },
  "kube-scheduler": { user: "system:kube-scheduler", groups: [] },
  kwok: { groups: ["system:masters"] },
};

/** @typedef {{ etcd: number, etcdPeers: number, apiServer: number }} Ports */

/** @returns {Promise<Ports>} ports that were free a moment ago; whoever starts on them tries again when they are not */
export async function freePorts() {
  const servers = await Promise.all([1, 2, 3].map(listening));
  const [etcd, etcdPeers, apiServer] = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))));
  return { etcd, etcdPeers, apiServer };
}

function listening() {
  return new Promise((done, failed) => {
    const server = createServer();
    server.on("error", failed);
    server.listen(0, "127.0.0.1", () => done(server));
  });
}

/** @param {Ports} ports */
export function apiServerUrl(ports) {
  return `https://127.0.0.1:${ports.apiServer}`;
}

/** The API server makes its certificate when it first starts; the file holds its issuer as well. */
export function caFile(folder) {
  return join(folder, "certificates", "apiserver.crt");
}

/** Writes what must be there before anything starts, and returns the token of each user. */
export async function writeSecrets(folder) {
  await mkdir(join(folder, "certificates"), { recursive: true });
  const { publicKey, privateKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs1", format: "pem" },
  });
  await writeFile(join(folder, "service-accounts.key"), privateKey, { mode: 0o600 });
  await writeFile(join(folder, "service-accounts.pub"), publicKey);
  const tokens = Object.fromEntries(Object.keys(users).map((name) => [name, randomBytes(24).toString("hex")]));
  const lines = Object.entries(users).map(
    ([name, { user, groups }]) => `${tokens[name]},${user ?? name},${name},"${groups.join(",")}"`,
  );
  await writeFile(join(folder, "tokens.csv"), `${lines.join("\n")}\n`, { mode: 0o600 });
  return tokens;
}

/** The text of a kubeconfig. JSON is YAML, too. */
export function kubeconfig({ url, ca, token, namespace }) {
  const name = "metal3-test";
  const config = {
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name, cluster: { server: url, "certificate-authority-data": Buffer.from(ca).toString("base64") } }],
    users: [{ name, user: { token } }],
    contexts: [{ name, context: { cluster: name, user: name, ...(namespace === undefined ? {} : { namespace }) } }],
    "current-context": name,
  };
  return `${JSON.stringify(config, undefined, 2)}\n`;
}

/** One kubeconfig for each user, once the API server has a certificate. */
export async function writeKubeconfigs(folder, url, ca, tokens) {
  for (const [name, token] of Object.entries(tokens)) {
    const file = kubeconfigFile(folder, name);
    await writeFile(file, kubeconfig({ url, ca, token }), { mode: 0o600 });
    await chmod(file, 0o600);
  }
}

export function kubeconfigFile(folder, user) {
  return join(folder, `${user}.kubeconfig`);
}

/** @param {string} folder @param {Ports} ports */
export function etcdArgs(folder, ports) {
  const client = `http://127.0.0.1:${ports.etcd}`;
  const peer = `http://127.0.0.1:${ports.etcdPeers}`;
  return [
    `--data-dir=${join(folder, "etcd")}`,
    `--listen-client-urls=${client}`,
    `--advertise-client-urls=${client}`,
    `--listen-peer-urls=${peer}`,
    `--initial-advertise-peer-urls=${peer}`,
    `--initial-cluster=default=${peer}`,
    // Nothing here outlives the machine.
    "--unsafe-no-fsync",
    "--log-level=warn",
  ];
}

/** @param {string} folder @param {Ports} ports */
export function apiServerArgs(folder, ports) {
  return [
    `--etcd-servers=http://127.0.0.1:${ports.etcd}`,
    "--bind-address=127.0.0.1",
    "--advertise-address=127.0.0.1",
    `--secure-port=${ports.apiServer}`,
    `--cert-dir=${join(folder, "certificates")}`,
    `--token-auth-file=${join(folder, "tokens.csv")}`,
    "--authorization-mode=RBAC",
    "--service-account-issuer=https://kubernetes.default.svc",
    `--service-account-key-file=${join(folder, "service-accounts.pub")}`,
    `--service-account-signing-key-file=${join(folder, "service-accounts.key")}`,
    `--service-cluster-ip-range=${serviceRange}`,
    // The addresses of Services must not be loopback, and ours are.
    "--endpoint-reconciler-type=none",
    `--audit-policy-file=${join(dirname(fileURLToPath(import.meta.url)), "audit.yaml")}`,
    `--audit-log-path=${auditFile(folder)}`,
    "--profiling=false",
  ];
}

/** One JSON object a line: the requests of service accounts. */
export function auditFile(folder) {
  return join(folder, "audit.log");
}

/** @param {string} folder */
export function controllerManagerArgs(folder) {
  return [
    `--kubeconfig=${kubeconfigFile(folder, "kube-controller-manager")}`,
    `--service-account-private-key-file=${join(folder, "service-accounts.key")}`,
    `--root-ca-file=${caFile(folder)}`,
    "--leader-elect=false",
    "--secure-port=0",
    "--kube-api-qps=200",
    "--kube-api-burst=400",
    // kwok's nodes never die, however busy this machine is.
    "--node-monitor-grace-period=1h",
  ];
}

/** @param {string} folder */
export function schedulerArgs(folder) {
  return [`--kubeconfig=${kubeconfigFile(folder, "kube-scheduler")}`, "--leader-elect=false", "--secure-port=0"];
}

/** @param {string} folder @param {string[]} stages files with what happens to nodes, pods and volumes */
export function kwokArgs(folder, stages) {
  return [
    `--kubeconfig=${kubeconfigFile(folder, "kwok")}`,
    "--manage-all-nodes=true",
    "--cidr=10.0.0.0/16",
    "--node-ip=192.0.2.1",
    "--v=WARN",
    ...stages.map((file) => `--config=${file}`),
  ];
}

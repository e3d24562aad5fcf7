// The control plane of a lab: etcd, API server, controller manager and scheduler as a cluster has them, and its DNS.

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { KubeClient } from "../cluster/client.mjs";
import { etcdArgs, kubeconfig } from "../cluster/programs.mjs";
import { certificateFiles, makeCertificates, makeTokens } from "./certificates.mjs";
import { addresses, inNamespace, linkAddresses } from "./network.mjs";

const ports = { etcd: 2379, etcdPeers: 2380, apiServer: 6443 };
export const clusterDomain = "cluster.local";
const readyWithinMs = 120_000;

/** Who may call the API server. @param {number} nodes */
function users(nodes) {
  const kubelets = Array.from({ length: nodes }, (_, index) => `n${index + 1}`);
  return {
    admin: { user: "admin", groups: ["system:masters"] },
    "kube-controller-manager": { user: "kube-controller-manager", groups: ["system:masters"] },
    "kube-scheduler": { user: "system:kube-scheduler", groups: [] },
    "kube-proxy": { user: "system:kube-proxy", groups: ["system:node-proxier"] },
    coredns: { user: "coredns", groups: ["system:masters"] },
    ...Object.fromEntries(kubelets.map((name) => [name, { user: `system:node:${name}`, groups: ["system:nodes"] }])),
  };
}

export function kubeconfigFile(folder, user) {
  return join(folder, "kubeconfigs", `${user}.yaml`);
}

/**
 * Starts it and waits until it answers.
 * @param {import("./processes.mjs").Processes} processes
 * @param {{ name: string, number: number, folder: string, binDir: string, nodes: number }} lab
 * @returns {Promise<KubeClient>} that of an administrator, from this machine
 */
export async function startControlPlane(processes, { name, number, folder, binDir, nodes }) {
  const link = linkAddresses(number);
  await makeCertificates(folder, [
    ...[addresses.controlPlane, link.lab, addresses.firstService, "127.0.0.1"].map((address) => `IP:${address}`),
    ...["kubernetes", "kubernetes.default", "kubernetes.default.svc", `kubernetes.default.svc.${clusterDomain}`].map(
      (host) => `DNS:${host}`,
    ),
  ]);
  const tokens = await makeTokens(folder, users(nodes));
  const ca = await readFile(certificateFiles(folder).ca, "utf8");
  const within = `https://${addresses.controlPlane}:${ports.apiServer}`;
  const fromMachine = `https://${link.lab}:${ports.apiServer}`;
  for (const [user, token] of Object.entries(tokens)) {
    const url = user === "admin" ? fromMachine : within;
    await writeFile(kubeconfigFile(folder, user), kubeconfig({ url, ca, token }), { mode: 0o600 });
  }
  const start = (program, args) => processes.start(program, name, [join(binDir, program), ...args]);
  await start("etcd", etcdArgs(folder, ports));
  await start("kube-apiserver", apiServerArgs(folder));
  const client = new KubeClient({ url: fromMachine, ca, token: tokens.admin });
  await processes.until("the API server", readyWithinMs, ["etcd", "kube-apiserver"], () =>
    client.request("GET", "/readyz"),
  );
  await start("kube-controller-manager", controllerManagerArgs(folder));
  await start("kube-scheduler", [
    `--kubeconfig=${kubeconfigFile(folder, "kube-scheduler")}`,
    "--leader-elect=false",
    "--secure-port=0",
  ]);
  await startDns(processes, { name, folder, binDir });
  return client;
}

function apiServerArgs(folder) {
  const files = certificateFiles(folder);
  return [
    `--etcd-servers=http://127.0.0.1:${ports.etcd}`,
    "--bind-address=0.0.0.0",
    `--advertise-address=${addresses.controlPlane}`,
    `--secure-port=${ports.apiServer}`,
    `--tls-cert-file=${files.server}`,
    `--tls-private-key-file=${files.serverKey}`,
    `--token-auth-file=${files.tokens}`,
    "--authorization-mode=Node,RBAC",
    "--enable-admission-plugins=NodeRestriction",
    "--service-account-issuer=https://kubernetes.default.svc",
    `--service-account-key-file=${files.accountsPublic}`,
    `--service-account-signing-key-file=${files.accountsPrivate}`,
    `--service-cluster-ip-range=${addresses.services}`,
    `--kubelet-client-certificate=${files.kubeletClient}`,
    `--kubelet-client-key=${files.kubeletClientKey}`,
    "--kubelet-preferred-address-types=InternalIP",
    "--allow-privileged=true",
    "--profiling=false",
  ];
}

function controllerManagerArgs(folder) {
  const files = certificateFiles(folder);
  return [
    `--kubeconfig=${kubeconfigFile(folder, "kube-controller-manager")}`,
    `--service-account-private-key-file=${files.accountsPrivate}`,
    `--root-ca-file=${files.ca}`,
    "--leader-elect=false",
    "--secure-port=0",
    "--kube-api-qps=200",
    "--kube-api-burst=400",
  ];
}

/** Beside the control plane and not in a pod, so that it is there before any pod is. */
async function startDns(processes, { name, folder, binDir }) {
  const file = join(folder, "Corefile");
  const text = `.:53 {
  errors
  kubernetes ${clusterDomain} in-addr.arpa {
    kubeconfig ${kubeconfigFile(folder, "coredns")}
    pods insecure
    ttl 5
  }
}
`;
  await writeFile(file, text);
  await processes.start("coredns", name, [join(binDir, "coredns"), "-conf", file]);
  await processes.until("the cluster's DNS", readyWithinMs, ["coredns"], async () => {
    const listening = await inNamespace(name, "ss", "-Hlnu", "sport = :53");
    return listening === "" ? undefined : true;
  });
}

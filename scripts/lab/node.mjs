// A node of a lab: containerd, kubelet and kube-proxy in a network namespace, with a folder for all that they keep.

import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stringify } from "yaml";
import { certificateFiles } from "./certificates.mjs";
import { makeGroup } from "./cgroups.mjs";
import { clusterDomain, kubeconfigFile } from "./controlPlane.mjs";
import { imageReference } from "./images.mjs";
import { addresses, namespaceName } from "./network.mjs";
import { run } from "./run.mjs";
import { placeStore } from "./store.mjs";

const runtimeWithinMs = 30_000;
export const pauseImage = "pause:1";

/** @param {string} folder of the lab @param {number} index */
function nodeFolder(folder, index) {
  return join(folder, `n${index}`);
}

/** @param {string} folder of the lab @param {number} index */
function runtimeSocket(folder, index) {
  return join(nodeFolder(folder, index), "containerd.sock");
}

/**
 * Starts a node; that it is Ready, its Node object says.
 * @param {import("./processes.mjs").Processes} processes
 * @param {number} index
 * @param {{ name: string, folder: string, binDir: string, store: string }} lab
 */
export async function startNode(processes, index, { name, folder, binDir, store }) {
  const own = nodeFolder(folder, index);
  await Promise.all(["cni", "kubelet"].map((part) => mkdir(join(own, part), { recursive: true })));
  await makeGroup(`${name}/n${index}`);
  await placeStore(store, join(own, "containerd"));
  await writeFile(join(own, "containerd.toml"), containerdConfig(own));
  await writeFile(join(own, "cni", "10-lab.conflist"), JSON.stringify(cniConfig(own, index)));
  await writeFile(join(own, "resolv.conf"), `nameserver ${addresses.controlPlane}\n`);
  await writeFile(join(own, "kubelet.yaml"), stringify(kubeletConfig(own, index, { name, folder })));
  await writeFile(join(own, "kube-proxy.yaml"), stringify(proxyConfig(index, folder)));
  const namespace = namespaceName(name, index);
  const runtime = `containerd-n${index}`;
  await processes.start(runtime, namespace, ["containerd", "--config", join(own, "containerd.toml")]);
  await processes.until(`containerd of n${index}`, runtimeWithinMs, [runtime], () =>
    run("ctr", ["--address", runtimeSocket(folder, index), "version"]),
  );
  await startKubelet(processes, index, { name, folder, binDir });
  await processes.start(`kube-proxy-n${index}`, namespace, [
    join(binDir, "kube-proxy"),
    `--config=${join(own, "kube-proxy.yaml")}`,
  ]);
}

/** @param {import("./processes.mjs").Processes} processes @param {number} index */
export async function startKubelet(processes, index, { name, folder, binDir }) {
  const own = nodeFolder(folder, index);
  await processes.start(`kubelet-n${index}`, namespaceName(name, index), [
    join(binDir, "kubelet"),
    `--config=${join(own, "kubelet.yaml")}`,
    `--kubeconfig=${kubeconfigFile(folder, `n${index}`)}`,
    `--hostname-override=n${index}`,
    `--node-ip=${addresses.node(index)}`,
    `--root-dir=${join(own, "kubelet")}`,
    `--cert-dir=${join(own, "kubelet-certificates")}`,
  ]);
}

function containerdConfig(own) {
  return `version = 2
root = "${join(own, "containerd")}"
state = "${join(own, "containerd-state")}"
oom_score = 0
[grpc]
  address = "${join(own, "containerd.sock")}"
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "${imageReference(pauseImage)}"
  restrict_oom_score_adj = true
  netns_mounts_under_state_dir = true
[plugins."io.containerd.grpc.v1.cri".cni]
  bin_dir = "/usr/lib/cni"
  conf_dir = "${join(own, "cni")}"
[plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
  runtime_type = "io.containerd.runc.v2"
[plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
  SystemdCgroup = false
[plugins."io.containerd.internal.v1.opt"]
  path = "${join(own, "opt")}"
`;
}

function cniConfig(own, index) {
  return {
    cniVersion: "0.4.0",
    name: "lab",
    plugins: [
      {
        type: "bridge",
        bridge: "cni0",
        isGateway: true,
        hairpinMode: true,
        ipam: {
          type: "host-local",
          ranges: [[{ subnet: addresses.podNetwork(index) }]],
          routes: [{ dst: "0.0.0.0/0" }],
          dataDir: join(own, "addresses"),
        },
      },
      { type: "portmap", capabilities: { portMappings: true } },
    ],
  };
}

function kubeletConfig(own, index, { name, folder }) {
  return {
    apiVersion: "kubelet.config.k8s.io/v1beta1",
    kind: "KubeletConfiguration",
    address: addresses.node(index),
    authentication: {
      anonymous: { enabled: false },
      webhook: { enabled: true },
      x509: { clientCAFile: certificateFiles(folder).ca },
    },
    authorization: { mode: "Webhook" },
    failCgroupV1: false,
    cgroupDriver: "cgroupfs",
    cgroupRoot: `/${name}/n${index}`,
    enforceNodeAllocatable: ["pods"],
    containerRuntimeEndpoint: `unix://${join(own, "containerd.sock")}`,
    imageServiceEndpoint: `unix://${join(own, "containerd.sock")}`,
    clusterDomain,
    clusterDNS: [addresses.controlPlane],
    resolvConf: join(own, "resolv.conf"),
    failSwapOn: false,
    podLogsDir: join(own, "pod-logs"),
    volumePluginDir: join(own, "volume-plugins"),
    // Not every machine lets a process be less likely to be killed than it was.
    oomScoreAdj: 0,
    // The machine's disk and memory are not the lab's alone.
    evictionHard: {
      "memory.available": "100Mi",
      "nodefs.available": "1%",
      "imagefs.available": "1%",
      "nodefs.inodesFree": "1%",
    },
    // The images cannot be fetched again.
    imageMinimumGCAge: "24h",
    imageGCHighThresholdPercent: 100,
    imageGCLowThresholdPercent: 99,
    logging: { verbosity: 2 },
  };
}

function proxyConfig(index, folder) {
  return {
    apiVersion: "kubeproxy.config.k8s.io/v1alpha1",
    kind: "KubeProxyConfiguration",
    mode: "nftables",
    clientConnection: { kubeconfig: kubeconfigFile(folder, "kube-proxy") },
    hostnameOverride: `n${index}`,
    bindAddress: addresses.node(index),
    healthzBindAddress: "127.0.0.1:10256",
    metricsBindAddress: "127.0.0.1:10249",
    clusterCIDR: addresses.allPods,
    // These are the machine's settings.
    conntrack: { maxPerCore: 0, min: 0, tcpEstablishedTimeout: "0s", tcpCloseWaitTimeout: "0s" },
  };
}

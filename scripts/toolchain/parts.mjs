// What the toolchain consists of: one part per Go module under tools/, each built and cached on its own.

const sdkVersion = "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version";
const hosts = "github.com/pulumi/pulumi/sdk/v3";
const kubernetesProvider = "github.com/pulumi/pulumi-kubernetes/provider/v4";
const kubernetesSdk = "github.com/pulumi/pulumi-kubernetes/sdk/v4";
const kubeVersion = "k8s.io/component-base/version";
const kwok = "sigs.k8s.io/kwok";
const operator = "github.com/metal3-io/baremetal-operator";

export const versions = {
  pulumi: "3.276.0",
  hosts: "3.66.0",
  yaml: "1.38.1",
  java: "1.34.0",
  // A plugin's version is the version of the SDKs that ask for it: package.json pins the same three.
  kubernetes: "4.25.0",
  tls: "5.2.3",
  random: "4.21.2",
  controlPlane: "1.36.3",
  etcd: "3.6.8",
  kwok: "0.8.0",
  coredns: "1.12.4",
  operator: "0.13.1",
};

/**
 * @typedef {object} Binary
 * @property {string} title what a person is told is being built
 * @property {number} minutes how long its first build usually takes on two idle cores, after the binaries before it
 * @property {string} package the Go package, as the part's module knows it
 * @property {Record<string, string>} set variables that the linker sets
 * @property {string} [name] its name, when it goes into the bin folder
 * @property {{ name: string, version: string }[]} [plugins] the resource plugins it serves, by the name it is called as
 *
 * @typedef {object} Part
 * @property {string} name
 * @property {string} [folder] its module's folder under tools/, if not named like the part
 * @property {number} diskGb free space a first build needs: downloaded modules, Go's build cache and the result
 * @property {Binary[]} binaries
 * @property {Vendored} [vendored] the part is built from vendored sources, some of which are replaced
 * @property {{ module: string, path: string, name: string }[]} [scripts] files of a module that go into the bin folder
 * @property {{ module: string, folder: string, paths: string[] }} [stages] files of a module that go into the stages folder
 * @property {{ module: string, folder: string, paths: string[] }} [manifests] files of a module that go into the manifests folder
 *
 * @typedef {object} Vendored
 * @property {{ module: string, folder: string, files: string[] }} embeds files of a module that the main package embeds
 * @property {Record<string, string>} replaces vendored files, each with the file of the part that replaces it
 * @property {string[]} removes vendored files
 * @property {string[]} tests packages of the part whose tests must pass
 */

/** @type {Record<string, Part>} */
export const parts = {
  cli: {
    name: "cli",
    diskGb: 3,
    binaries: [
      {
        title: `pulumi CLI ${versions.pulumi}`,
        minutes: 1.5,
        name: "pulumi",
        package: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
        // The Automation API hangs on a CLI that reports no version.
        set: { [sdkVersion]: `v${versions.pulumi}` },
      },
    ],
  },
  hosts: {
    name: "hosts",
    diskGb: 1,
    binaries: [
      host("nodejs", 0.3, `${hosts}/nodejs/cmd/pulumi-language-nodejs`),
      host("python", 0.1, `${hosts}/python/cmd/pulumi-language-python`),
      host("go", 0.1, `${hosts}/go/pulumi-language-go`),
    ],
    // The Python host runs this script, which it expects beside itself.
    scripts: [{ module: hosts, path: "python/cmd/pulumi-language-python-exec", name: "pulumi-language-python-exec" }],
  },
  bridged: {
    name: "bridged",
    diskGb: 2,
    binaries: [
      {
        title: `tls plugin ${versions.tls} and random plugin ${versions.random}`,
        minutes: 1.5,
        package: ".",
        set: { "main.tlsVersion": versions.tls, "main.randomVersion": versions.random },
        plugins: [
          { name: "tls", version: versions.tls },
          { name: "random", version: versions.random },
        ],
      },
      {
        title: `yaml language host ${versions.yaml}`,
        minutes: 0.1,
        name: "pulumi-language-yaml",
        package: "github.com/pulumi/pulumi-yaml/cmd/pulumi-language-yaml",
        set: { "github.com/pulumi/pulumi-yaml/pkg/version.Version": `v${versions.yaml}` },
      },
    ],
  },
  // Their modules come with the bridge; they are a part of their own, because the quickstart needs none of them.
  sdks: {
    name: "sdks",
    folder: "bridged",
    diskGb: 2,
    binaries: [
      { title: "SDK generator", minutes: 1, name: "gensdk", package: "./gensdk", set: {} },
      {
        title: `java language host ${versions.java}`,
        minutes: 0.1,
        name: "pulumi-language-java",
        package: "github.com/pulumi/pulumi-java/pkg/cmd/pulumi-language-java",
        set: { "github.com/pulumi/pulumi-java/pkg/version.Version": `v${versions.java}` },
      },
    ],
  },
  kubernetes: {
    name: "kubernetes",
    diskGb: 3,
    binaries: [
      {
        title: `kubernetes plugin ${versions.kubernetes}`,
        minutes: 2.5,
        package: ".",
        set: { "main.version": versions.kubernetes },
        plugins: [{ name: "kubernetes", version: versions.kubernetes }],
      },
    ],
    vendored: {
      embeds: {
        module: kubernetesProvider,
        folder: "cmd/pulumi-resource-kubernetes",
        files: ["schema.json", "terraform-mapping.json"],
      },
      replaces: {
        [`${kubernetesSdk}/go/kubernetes/yaml/v2/kinds.go`]: "kinds/kinds.go",
        "k8s.io/client-go/informers/generic.go": "informers/generic.go",
      },
      removes: ["k8s.io/client-go/informers/factory.go"],
      tests: ["./kinds"],
    },
  },
  controlplane: {
    name: "controlplane",
    diskGb: 5,
    binaries: [
      { title: `etcd ${versions.etcd}`, minutes: 1, name: "etcd", package: "go.etcd.io/etcd/server/v3", set: {} },
      kube("kube-apiserver", 4),
      kube("kube-controller-manager", 1.5),
      kube("kube-scheduler", 0.2),
      { title: `kwok ${versions.kwok}`, minutes: 0.2, name: "kwok", package: `${kwok}/cmd/kwok`, set: {} },
    ],
    // What kwok does with nodes, pods and volumes.
    stages: {
      module: kwok,
      folder: "kustomize/stage",
      paths: [
        "node/fast/node-initialize.yaml",
        "node/heartbeat/node-heartbeat.yaml",
        "pod/fast/pod-complete.yaml",
        "pod/fast/pod-delete.yaml",
        "pod/fast/pod-ready.yaml",
        "volume/fast/pv-bind.yaml",
        "volume/fast/pv-delete.yaml",
        "volume/fast/pvc-delete.yaml",
        "volume/fast/pvc-provision.yaml",
      ],
    },
  },
  nodes: {
    name: "nodes",
    folder: "controlplane",
    diskGb: 3,
    binaries: [kube("kubelet", 0.5), kube("kube-proxy", 0.2), kube("kubectl", 0.5)],
  },
  coredns: {
    name: "coredns",
    diskGb: 2,
    binaries: [{ title: `CoreDNS ${versions.coredns}`, minutes: 1.5, name: "coredns", package: ".", set: {} }],
  },
  operator: {
    name: "operator",
    diskGb: 2,
    binaries: [
      {
        title: `baremetal-operator ${versions.operator}`,
        minutes: 1.5,
        name: "baremetal-operator",
        package: operator,
        set: {},
      },
    ],
    // Its own kustomize base and components, as people deploy it.
    manifests: {
      module: operator,
      folder: "config",
      paths: [
        ...[
          "baremetalhosts",
          "bmceventsubscriptions",
          "dataimages",
          "firmwareschemas",
          "hardwaredata",
          "hostclaims",
          "hostdeploypolicies",
          "hostfirmwarecomponents",
          "hostfirmwaresettings",
          "hostupdatepolicies",
          "preprovisioningimages",
        ].map((kind) => `base/crds/bases/metal3.io_${kind}.yaml`),
        ...["service_account", "role", "role_binding", "leader_election_role", "leader_election_role_binding"].map(
          (object) => `base/rbac/${object}.yaml`,
        ),
        "base/manager.yaml",
        "components/basic-auth/credentials_patch.yaml",
        "components/basic-auth/kustomization.yaml",
        "components/tls/kustomization.yaml",
        "components/tls/tls_ca_patch.yaml",
      ],
    },
  },
};

/**
 * Everything that a Pulumi program needs: the quickest first, so that a mistake shows early, then the slowest, so that it
 * does not end up being built alone.
 */
export const defaultParts = ["hosts", "kubernetes", "cli", "bridged"];

/**
 * What decides the result of building a part; how it is talked about does not.
 * @param {Part} part
 */
export function recipe({ binaries, vendored, scripts, stages, manifests }) {
  return {
    binaries: binaries.map(({ title, minutes, ...decisive }) => decisive),
    vendored,
    scripts,
    stages,
    manifests,
  };
}

/** @returns {Binary} */
function host(language, minutes, path) {
  return {
    title: `${language} language host ${versions.hosts}`,
    minutes,
    name: `pulumi-language-${language}`,
    package: path,
    set: { [sdkVersion]: `v${versions.hosts}` },
  };
}

/** @returns {Binary} */
function kube(name, minutes) {
  const [major, minor] = versions.controlPlane.split(".");
  return {
    title: `${name} ${versions.controlPlane}`,
    minutes,
    name,
    package: `k8s.io/kubernetes/cmd/${name}`,
    set: {
      [`${kubeVersion}.gitVersion`]: `v${versions.controlPlane}`,
      [`${kubeVersion}.gitMajor`]: major,
      [`${kubeVersion}.gitMinor`]: minor,
    },
  };
}

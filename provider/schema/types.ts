// Generated from schema.json by `npm run generate`. Do not edit.

import type { Value } from "./value";

/** Where Ironic's server certificate comes from. */
export type TlsMode = "generated" | "secret" | "certManager" | "off";

/** When the kubelet pulls an image. */
export type ImagePullPolicy = "Always" | "IfNotPresent" | "Never";

/** A release of the Ironic image (metal3-io/ironic-image). There is no 36.0, and releases before 35.0 are no longer maintained. */
export type Version = "38.0" | "37.0" | "35.0" | "latest";

/** Which container images run, and how they are pulled. */
export interface Images {
  /** Reference of the Ironic image, used for `ironic`, `httpd` and `ramdisk-logs`. A digest (`name@sha256:…`) pins it. Default: `quay.io/metal3-io/ironic` at the tag of `version`, moved to `registry` when that is given. */
  readonly ironic?: Value<string>;
  /** Reference of the image that downloads the deployment ramdisk (ironic-python-agent). Default: `quay.io/metal3-io/ironic-ipa-downloader:latest`, moved to `registry` when that is given. */
  readonly deployRamdiskDownloader?: Value<string>;
  /** Branch of ironic-python-agent whose ramdisk is downloaded, for example `stable/2026.1`. Default: the downloader's own (`master`). Upstream: `IPA_BRANCH` of metal3-io/ironic-ipa-downloader. */
  readonly deployRamdiskBranch?: Value<string>;
  /** Registry, with an optional path, that takes the place of `quay.io` in every default image, for example `mirror.example.com:5000/quay`. It does not touch images that are given in full. */
  readonly registry?: Value<string>;
  /** When images are pulled. Default: Kubernetes' own (`Always` for the tag `latest`, otherwise `IfNotPresent`). */
  readonly pullPolicy?: Value<ImagePullPolicy>;
  /** Names of Secrets of type `kubernetes.io/dockerconfigjson` in the namespace, used to pull the images. */
  readonly pullSecrets?: Value<readonly Value<string>[]>;
}

/** How the API and the virtual media server are protected. */
export interface Tls {
  /** Where the server certificate comes from. Default: `secret` when `certificateName` is given, `certManager` when `issuerRef` is given, otherwise `generated`. */
  readonly mode?: TlsMode;
  /** Name of a Secret in the namespace with `tls.crt`, `tls.key` and, when the issuer is not publicly known, `ca.crt`. Only with `mode: secret`. The certificate must cover the Service name (`<name>.<namespace>.svc`) and each address that machines call. When the content of the Secret changes, the containers that serve it restart by themselves within some minutes. */
  readonly certificateName?: Value<string>;
  /** Further DNS names or IP addresses that the generated certificate covers, for example those of a load balancer. Only with `mode: generated` or `certManager`. The Service names, `networking.ipAddress`, `networking.externalIP` and the loopback addresses are always covered. */
  readonly extraSANs?: Value<readonly Value<string>[]>;
  /** Life of the server certificate, in hours. Default: 8760 (a year). From 24 to 87600. Only with `mode: generated` or `certManager`. */
  readonly validityHours?: number;
  /** How many hours before its end the server certificate is renewed: a generated one by the first `pulumi up` in that window, which restarts the pod; one of cert-manager by itself. Default: 720 (30 days), or a third of `validityHours` when that is shorter. Must be less than `validityHours`. Only with `mode: generated` or `certManager`. */
  readonly renewBeforeHours?: number;
  /** The cert-manager issuer. Needed with `mode: certManager`, and only then. */
  readonly issuerRef?: IssuerRef;
  /** Which certificate authority signs the server certificate: 1, 2 and so on; each number is an authority of its own, with its own key. To rotate without an outage: first add the next number to `trustedCAGenerations` and let every client learn the new `caCertificate`; then make it `caGeneration` and the old number trusted; at last drop the old number. Default: 1. From 1 to 1000. Only with `mode: generated`. */
  readonly caGeneration?: number;
  /** Further authorities that stand beside the active one and are part of `caCertificate`, so that clients trust certificates of either. Default: none. Only with `mode: generated`. */
  readonly trustedCAGenerations?: readonly number[];
  /** Serves virtual media over plain HTTP, for BMCs that cannot verify or speak TLS; the API stays protected. Default: false. Has no meaning with `mode: off`, and is refused there. */
  readonly disableVirtualMediaTLS?: boolean;
  /** Whether the JSON-RPC client leaves certificates unverified. Only with `networkingService`, and only with TLS. Default: it verifies them. Upstream: `insecure` in `[ironic_networking_json_rpc]` of ironic.conf. */
  readonly insecureRPC?: boolean;
  /** Authorities by which Ironic verifies BMCs (Redfish over HTTPS). Every key of the object is used, or the one that `key` names. The image reads changes by itself, without a restart. Default: BMCs are verified as their nodes say, by the system's authorities. Upstream: `/certs/ca/bmc` of metal3-io/ironic-image. */
  readonly bmcCA?: CertificateAuthority;
  /** Deprecated, as in metal3-io/ironic-standalone-operator: the same as `bmcCA` with kind `Secret` and this name. With both, they must agree. */
  readonly bmcCAName?: Value<string>;
  /** Authorities by which Ironic and the ramdisk verify servers of disk images. Default: those of the system. Given as `pem`, a change restarts the pod; in an object of your own the component cannot see it: then restart the pod, or give the object a new name. Upstream: `WEBSERVER_CACERT_FILE` of metal3-io/ironic-image. */
  readonly trustedCA?: CertificateAuthority;
  /** Deprecated, as in metal3-io/ironic-standalone-operator: the same as `trustedCA` with kind `ConfigMap` and this name. With both, they must agree. */
  readonly trustedCAName?: Value<string>;
}

/** User name and password of Ironic's API (HTTP basic authentication). Everything omitted: a password is generated and kept in the Pulumi state. */
export interface Credentials {
  /** Name of a Secret of your own in the namespace with `username` and `password`. Excludes `username`, `password` and `rotation`. The component cannot see its content: the outputs `username`, `password` and `cloudsYaml` are then missing, and after you change it, restart the Deployment, or give the new Secret a new name. */
  readonly apiCredentialsName?: Value<string>;
  /** User name. Letters, digits, `-` and `_`. Default: the name of the deployment. */
  readonly username?: Value<string>;
  /** Password: 1 to 72 bytes (the limit of bcrypt), printable, without blanks at either end. Default: 32 generated characters of `[A-Za-z0-9]`. */
  readonly password?: Value<string>;
  /** Any text, for example a date; another text makes another generated password, and restarts the pod. Excludes `password`. */
  readonly rotation?: Value<string>;
}

/** How machines and clients reach Ironic. */
export interface Networking {
  /** TCP port of the API. Default: 6385. From 1 to 65535; no two ports may be equal. */
  readonly apiPort?: Value<number>;
  /** TCP port of the plain HTTP server with ramdisks and boot files. Default: 6180. From 1 to 65535; no two ports may be equal. */
  readonly imageServerPort?: Value<number>;
  /** TCP port of the HTTPS server for virtual media. Default: 6183. From 1 to 65535; no two ports may be equal. Not used with `tls.mode: off`. */
  readonly imageServerTLSPort?: Value<number>;
  /** TCP port of the sensor metrics. Default: 9608. From 1 to 65535; no two ports may be equal. Only with `prometheusExporter`. */
  readonly prometheusExporterPort?: Value<number>;
  /** IP address, IPv4 or IPv6, that Ironic announces to machines and waits for on its node, without a prefix length. Default: the address of the node that the pod runs on. Excludes `disableHostNetwork`. */
  readonly ipAddress?: Value<string>;
  /** IP address, IPv4 or IPv6, under which machines and their BMCs reach Ironic when that differs from the address it listens on, for example a load balancer's. */
  readonly externalIP?: Value<string>;
  /** Runs the pod in the pod network: no port of the node is taken, and the namespace can enforce Pod Security `restricted`. Machines then need another way in, see `externalIP`. Default: false. Excludes `ipAddress`. */
  readonly disableHostNetwork?: boolean;
}

/** The deployment ramdisk (ironic-python-agent) that machines boot. */
export interface DeployRamdisk {
  /** Leaves out the init container that downloads the ramdisk at each start of the pod. Say with `overrides.agentImages` where the ramdisk is then, or put it into `/shared/html/images`. Default: false. */
  readonly disableDownloader?: boolean;
  /** Kernel parameters added to the ramdisk's command line, separated by blanks. Upstream: `IRONIC_KERNEL_PARAMS` of metal3-io/ironic-image. */
  readonly extraKernelParams?: Value<string>;
  /** One public SSH key that may log in to the ramdisk, for example `ssh-ed25519 AAAA… me@example`. Upstream: `IRONIC_RAMDISK_SSH_KEY` of metal3-io/ironic-image. */
  readonly sshKey?: Value<string>;
  /** Whether the ramdisk verifies Ironic's certificate when it calls back. Default: true when the certificate is generated and planning knows the address that machines call (`networking.ipAddress` or `networking.externalIP`), otherwise false, because a generated certificate cannot cover a node's own address. With `tls.mode: secret` set it to true when your certificate covers that address. Upstream: `IRONIC_IPA_INSECURE` of metal3-io/ironic-image. */
  readonly verifyTLS?: boolean;
  /** Runs the downloader's image as it is, for an image that carries the ramdisk within itself. Default: false. Otherwise the component's own script runs in it (it needs `sh`, `curl`, `tar` and `sha256sum`), which stops at HTTP errors, tries again, verifies `checksum` and keeps a ramdisk that is already there; the script of metal3-io/ironic-ipa-downloader does none of it. Excludes `checksum`, `retries` and `mirrorCA`. */
  readonly customDownloader?: boolean;
  /** URL of the folder that holds the ramdisk's archive, for example of a mirror. Default: the public archives, `https://tarballs.opendev.org/openstack/ironic-python-agent/dib`. The archive is `ipa-<flavor>-<branch>.tar.gz`, and holds a kernel and an initramfs of that name. Upstream: `IPA_BASEURI` of metal3-io/ironic-ipa-downloader. */
  readonly baseURL?: Value<string>;
  /** Flavour of the ramdisk, part of the archive's name. Default: that of the public archives, `centos9`. Upstream: `IPA_FLAVOR` of metal3-io/ironic-ipa-downloader. */
  readonly flavor?: Value<string>;
  /** Architecture of the machines that boot the downloaded ramdisk. Default: it serves machines of every architecture. Of the public archives only x86_64 exists, so `aarch64` needs a `baseURL` or `flavor` of its own. Upstream: `IPA_ARCH` of metal3-io/ironic-ipa-downloader. */
  readonly architecture?: Architecture;
  /** SHA-256 of the archive, 64 hexadecimal digits, with or without `sha256:` before it. Another content stops the pod from starting. Default: not verified. The public archives are rebuilt with each commit, so this is for a mirror of your own. */
  readonly checksum?: Value<string>;
  /** How often the download is tried again, with growing pauses. Default: 5. From 0 to 20. */
  readonly retries?: number;
  /** Authorities by which the download verifies `baseURL`. Default: those of the system. */
  readonly mirrorCA?: CertificateAuthority;
  /** URL of the proxy for `http` downloads, without a password in it. Excludes `proxySecretName`. */
  readonly httpProxy?: Value<string>;
  /** URL of the proxy for `https` downloads, without a password in it. Excludes `proxySecretName`. */
  readonly httpsProxy?: Value<string>;
  /** Hosts and domains that are called without a proxy, separated by commas. Excludes `proxySecretName`. */
  readonly noProxy?: Value<string>;
  /** Name of a Secret in the namespace with any of the keys `httpProxy`, `httpsProxy` and `noProxy`, for a proxy that wants a password. */
  readonly proxySecretName?: Value<string>;
}

/** One option of Ironic's own configuration, for which this package has no field. Exactly one of `value`, `secretValue` and `valueFrom` is given. */
export interface ExtraConfig {
  /** Group of the option, for example `conductor`. Default: `DEFAULT`. */
  readonly group?: string;
  /** Name of the option, for example `automated_clean`. */
  readonly name: string;
  /** Its value, as in ironic.conf. It is set through the environment (`OS_<GROUP>__<NAME>`), which Ironic prints to its log at start: a secret is refused here. */
  readonly value?: Value<string>;
  /** Its value, as in ironic.conf, when nobody may see it. It is set through a configuration file beside ironic.conf that an init container writes, and is never printed: with such an option Ironic no longer logs its options at start (`log_options`). */
  readonly secretValue?: Value<string>;
  /** A key of a Secret of your own that holds the value; set like `secretValue`. Line breaks are dropped. After a change of the Secret, restart the pod. */
  readonly valueFrom?: SecretKey;
}

/** What a container asks of its node and may use at most. */
export interface ResourceRequirements {
  /** Reserved amounts by resource, for example `cpu: 100m`, `memory: 512Mi`. */
  readonly requests?: Value<Readonly<Record<string, Value<string>>>>;
  /** Largest amounts by resource, for example `memory: 1Gi`. */
  readonly limits?: Value<Readonly<Record<string, Value<string>>>>;
}

/** Lets the pod run on nodes with a matching taint (core/v1 Toleration). */
export interface Toleration {
  /** Key of the taint. Default: every key, then `operator` must be `Exists`. */
  readonly key?: Value<string>;
  /** `Equal` (the default) or `Exists`. */
  readonly operator?: Value<string>;
  /** Value of the taint; only with `Equal`. */
  readonly value?: Value<string>;
  /** `NoSchedule`, `PreferNoSchedule` or `NoExecute`. Default: every effect. */
  readonly effect?: Value<string>;
  /** How long the pod stays on a node with a `NoExecute` taint, in seconds. Default: for ever. */
  readonly tolerationSeconds?: Value<number>;
}

/** The images that run. */
export interface ImageReferences {
  /** Image of Ironic and of all containers beside it. */
  readonly ironic: Value<string>;
  /** Image of the init container `ramdisk-downloader`; missing when that is disabled. */
  readonly deployRamdiskDownloader?: Value<string>;
}

/** One port that a firewall in front of Ironic must let through. */
export interface Port {
  /** Name of the port, as in the pod: `ironic-api`, `image-svc`, `image-svc-tls` or `metrics`. */
  readonly name: string;
  /** Number of the port. */
  readonly port: Value<number>;
  /** `TCP` or `UDP`. */
  readonly protocol: string;
  /** Who calls it, and what for. */
  readonly purpose: string;
}

/** A level of the Kubernetes Pod Security standards. */
export type PodSecurityLevel = "privileged" | "baseline" | "restricted";

/** Kind of a Kubernetes object that holds text. */
export type ObjectKind = "ConfigMap" | "Secret";

/** Certificates of authorities: either in an object of your own (`kind` and `name`), or as text (`pem`), which the component puts into an object. */
export interface CertificateAuthority {
  /** Kind of the object. Needed with `name`. */
  readonly kind?: ObjectKind;
  /** Name of the object, in the namespace. Excludes `pem`. */
  readonly name?: Value<string>;
  /** Key in the object. Default: `ca.crt`; for `bmcCA` all keys. Excludes `pem`. */
  readonly key?: Value<string>;
  /** Certificates in PEM, one after the other. Excludes `kind`, `name` and `key`. */
  readonly pem?: Value<string>;
}

/** A cert-manager issuer. */
export interface IssuerRef {
  /** Name of the issuer. */
  readonly name: Value<string>;
  /** `Issuer` (in the namespace) or `ClusterIssuer`, or the kind of an external issuer. Default: `Issuer`. */
  readonly kind?: Value<string>;
  /** API group of the issuer. Default: `cert-manager.io`. */
  readonly group?: Value<string>;
}

/** Architecture of machines. */
export type Architecture = "x86_64" | "aarch64";

/** What the ramdisk finds out about a machine. */
export interface Inspection {
  /** Inspection collectors that the ramdisk runs. Default: the image's, `default` and `logs`. Upstream: `IRONIC_IPA_COLLECTORS` of metal3-io/ironic-image. */
  readonly collectors?: Value<readonly Value<string>[]>;
  /** Network interfaces whose VLANs are inspected: `all`, an interface (`eth0`), or a VLAN of it (`eth0.100`). Default: the image's, `all`. Upstream: `IRONIC_ENABLE_VLAN_INTERFACES` of metal3-io/ironic-image. */
  readonly vlanInterfaces?: Value<readonly Value<string>[]>;
}

/** One key of a Secret in the namespace. */
export interface SecretKey {
  /** Name of the Secret. */
  readonly name: Value<string>;
  /** Key in it. */
  readonly key: Value<string>;
}

/** What a machine does while it is on a network. */
export type ProviderNetworkType = "idle" | "inspection" | "cleaning" | "rescuing" | "servicing" | "provisioning";

/** How a port of a switch carries VLANs. */
export type SwitchPortMode = "access" | "trunk" | "hybrid";

/** The network that a machine's switch port is set to in one of its states. */
export interface ProviderNetwork {
  /** The state. Each may be given once. */
  readonly type: ProviderNetworkType;
  /** Mode of the switch port. Default: `access`. */
  readonly mode?: SwitchPortMode;
  /** VLAN of untagged traffic. From 1 to 4094. */
  readonly nativeVLAN: Value<number>;
  /** VLANs that may pass tagged: numbers (`100`) and ranges (`200-299`), from 1 to 4094. Needed with mode `trunk` and `hybrid`, excluded by `access`. */
  readonly allowedVLANs?: Value<readonly Value<string>[]>;
  /** Largest packet, in bytes. From 1280 to 9216. Default: as the switch has it. */
  readonly mtu?: Value<number>;
}

/** The service that sets ports of network switches (ironic-networking): a pod of its own, `<name>-networking`, and a Service `<name>-networking-service`. */
export interface NetworkingService {
  /** Whether it runs. Default: false. */
  readonly enabled?: boolean;
  /** Networks by state. Default: ports stay as they are. */
  readonly providerNetworks?: readonly ProviderNetwork[];
  /** Name of an existing Secret with the key `switch-configs.conf`. Default: the component makes `<name>-switch-config`, with a placeholder that the baremetal-operator fills; it never overwrites what was filled in. */
  readonly switchConfigSecretName?: Value<string>;
  /** Name of an existing Secret with the credentials of switches. Default: the component makes `<name>-switch-credentials`, empty, for the baremetal-operator to fill; it never overwrites what was filled in. */
  readonly switchCredentialsSecretName?: Value<string>;
}

/** Sensor data of machines (temperatures, fans, power supplies, drives) as metrics for Prometheus. */
export interface PrometheusExporter {
  /** Whether sensor data are collected and exported. */
  readonly enabled: boolean;
  /** IP address that the exporter listens on. Default: `0.0.0.0`. A loopback address needs `disableServiceMonitor`, since nothing outside the pod could read it. */
  readonly bindAddress?: Value<string>;
  /** Pause between two collections, in seconds. Default: 160. At least 120: Ironic talks to a BMC at most once a minute, and its own configuration warns of less. */
  readonly sensorCollectionInterval?: Value<number>;
  /** Leaves out the ServiceMonitor `<name>-metrics` (monitoring.coreos.com/v1). Without the Prometheus operator in the cluster set it to true: the update fails otherwise. Default: false. */
  readonly disableServiceMonitor?: boolean;
  /** Makes a PrometheusRule `<name>-alerts` (monitoring.coreos.com/v1): Ironic down, sensor data missing, failed power supplies, fans and drives, and a server certificate that nears its end. Needs the Prometheus operator, and for the first alert kube-state-metrics. Default: false. */
  readonly alerts?: boolean;
  /** Makes a ConfigMap `<name>-dashboard` with a Grafana dashboard, labelled `grafana_dashboard: "1"` for Grafana's sidecar. Default: false. */
  readonly dashboard?: boolean;
  /** Labels added to the ServiceMonitor and the PrometheusRule, by which a Prometheus selects them, for example `release: kube-prometheus-stack`. Default: none. */
  readonly labels?: Readonly<Record<string, Value<string>>>;
}

/** A deployment ramdisk of your own. */
export interface AgentImage {
  /** URL of the kernel: `file:///…`, `http`, `https` or `oci`. */
  readonly kernel: Value<string>;
  /** URL of the initramfs: `file:///…`, `http`, `https` or `oci`. */
  readonly initramfs: Value<string>;
  /** Architecture of the machines that boot it. Default: every one that has no entry of its own; only one entry may leave it out. */
  readonly architecture?: Architecture;
}

/** Changes to what the component makes, for what it has no input. They apply to the pod with Ironic only, not to Jobs and not to the networking service. */
export interface Overrides {
  /** Labels added to the pod. Those that the component sets win. */
  readonly labels?: Readonly<Record<string, Value<string>>>;
  /** Annotations added to the pod. Those that the component sets win. */
  readonly annotations?: Readonly<Record<string, Value<string>>>;
  /** Containers, as core/v1 Container with Kubernetes' own field names. One with the name of a container of the component is merged into it: what is given replaces what was there, in `env` and `ports` by name, in `volumeMounts` by path, in `securityContext` and probes field by field (a probe's handler as a whole). Any other is added. Every field counts. */
  readonly containers?: readonly unknown[];
  /** Init containers, like `containers`. Added ones run after those of the component. */
  readonly initContainers?: readonly unknown[];
  /** Volumes, as core/v1 Volume. One with the name of a volume of the component replaces it, any other is added. */
  readonly volumes?: readonly unknown[];
  /** Deployment ramdisks of your own, one for each architecture. Upstream: `DEPLOY_KERNEL_URL`, `DEPLOY_KERNEL_BY_ARCH` and the same for the ramdisk, of metal3-io/ironic-image. */
  readonly agentImages?: readonly AgentImage[];
  /** Liveness probe of `httpd`, as core/v1 Probe. A handler (`exec`, `httpGet`, `tcpSocket`, `grpc`) replaces the component's; timings that are left out keep its values. */
  readonly httpdLivenessProbe?: unknown;
  /** Readiness probe of `httpd`, like `httpdLivenessProbe`. */
  readonly httpdReadinessProbe?: unknown;
}

/** How a volume may be used. */
export type AccessMode = "ReadWriteOnce" | "ReadWriteOncePod" | "ReadWriteMany";

/** The directory `/shared`: ramdisk, boot files, images that are being written to machines. On a volume the ramdisk is not downloaded again at each start. */
export interface SharedStorage {
  /** Size of a volume claim that the component makes, `<name>-shared-<digest>`, for example `20Gi`. It can grow later when the storage class allows it. Default: no claim, but a directory of the node that ends with the pod. Excludes `claimName` and `sizeLimit`. */
  readonly size?: Value<string>;
  /** Storage class of the claim. Default: the cluster's. Only with `size`. Another class makes another claim: what was on the old one is fetched again. */
  readonly storageClassName?: Value<string>;
  /** Access mode of the claim. Default: `ReadWriteOnce`. Only with `size`. */
  readonly accessMode?: AccessMode;
  /** Name of a PersistentVolumeClaim of your own in the namespace. Excludes `size` and `sizeLimit`. */
  readonly claimName?: Value<string>;
  /** Largest size of the directory when it is not on a claim, for example `20Gi`; the kubelet evicts a pod that exceeds it. Default: none. */
  readonly sizeLimit?: Value<string>;
}

/** Objects by which the baremetal-operator finds Ironic. It reads them when it starts: restart it when the output `checksum` changes. */
export interface BareMetalOperator {
  /** Namespace of the baremetal-operator. Default: that of Ironic. */
  readonly namespace?: Value<string>;
  /** Name of the ConfigMap that the baremetal-operator takes its environment from. Default: `ironic`. */
  readonly configMapName?: Value<string>;
  /** Name of the Secret with `username` and `password`. Default: `ironic-credentials`. With `credentials.apiCredentialsName` that Secret serves, when the namespace is the same. */
  readonly credentialsSecretName?: Value<string>;
  /** Name of the Secret whose `tls.crt` holds the authorities by which it verifies Ironic. Default: `ironic-cacert`. */
  readonly caSecretName?: Value<string>;
  /** Those authorities, in PEM. Default: those of the generated certificate. Needed with `tls.mode` `secret` and `certManager` unless the issuer is publicly known, since the component cannot see them. */
  readonly caCertificate?: Value<string>;
  /** Further variables for the ConfigMap, for example `PROVISIONING_LIMIT`. Not `IRONIC_ENDPOINT`, which the component sets. */
  readonly configuration?: Readonly<Record<string, Value<string>>>;
}

/** What the baremetal-operator needs of this Ironic. */
export interface BareMetalOperatorHandover {
  /** Name of the ConfigMap with `IRONIC_ENDPOINT`, for `envFrom`. */
  readonly configMapName: Value<string>;
  /** Name of the Secret with `username` and `password`, to be mounted at `/opt/metal3/auth/ironic`. */
  readonly credentialsSecretName: Value<string>;
  /** Name of the Secret with `tls.crt`, to be mounted at `/opt/metal3/certs/ca`. Missing without TLS, and where the authorities are not known. */
  readonly caSecretName?: Value<string>;
  /** Changes with endpoint, credentials and authorities. As an annotation of the baremetal-operator's pod it restarts that when it must. */
  readonly checksum: Value<string>;
}

/** Inputs of metal3:index:Ironic, settled: see wire/settle.ts. */
export interface IronicArgs {
  /** Name of the deployment, from which the names of all Kubernetes objects derive. A lower-case DNS label that starts with a letter, at most 40 characters. Default: the name of the Pulumi resource. Changing it replaces every object. */
  readonly name?: string;
  /** Namespace of all objects. Default: `baremetal-operator-system`. Changing it replaces every object. */
  readonly namespace?: Value<string>;
  /** Creates the namespace, labelled with the Pod Security level that the pods need, and removes it with the component. Default: false. */
  readonly createNamespace?: boolean;
  /** Release of the Ironic image. Default: `38.0`. */
  readonly version?: Version;
  /** Which images run, and how they are pulled. Default: those of `version` from quay.io. */
  readonly images?: Images;
  /** How the API and the virtual media server are protected. Default: a generated certificate. */
  readonly tls?: Tls;
  /** User name and password of the API. Default: generated. */
  readonly credentials?: Credentials;
  /** How machines and clients reach Ironic. Default: the host network of one node, ports 6385, 6180 and 6183. */
  readonly networking?: Networking;
  /** The ramdisk that machines boot. Default: downloaded at each start of the pod. */
  readonly deployRamdisk?: DeployRamdisk;
  /** What the ramdisk finds out about a machine. */
  readonly inspection?: Inspection;
  /** Options of Ironic's own configuration for which this package has no field; they win over everything else. An option may be given once. */
  readonly extraConfig?: readonly ExtraConfig[];
  /** The service that sets ports of network switches. Default: it does not run. */
  readonly networkingService?: NetworkingService;
  /** Sensor data of machines as metrics. Default: not collected. */
  readonly prometheusExporter?: PrometheusExporter;
  /** Where `/shared` lies. Default: a directory of the node that ends with the pod. */
  readonly storage?: SharedStorage;
  /** Objects by which the baremetal-operator finds Ironic. Default: none are made. */
  readonly bareMetalOperator?: BareMetalOperator;
  /** Changes to what the component makes, for what it has no input. */
  readonly overrides?: Overrides;
  /** Labels that a node must have to run the pod. Default: any node. */
  readonly nodeSelector?: Value<Readonly<Record<string, Value<string>>>>;
  /** Taints of nodes that the pod tolerates. Default: none. */
  readonly tolerations?: Value<readonly Value<Toleration>[]>;
  /** Affinity of the pod, as core/v1 Affinity, with Kubernetes' own field names. Default: none. */
  readonly affinity?: Value<unknown>;
  /** How pods spread over the cluster, as core/v1 TopologySpreadConstraint, with Kubernetes' own field names. Default: none. */
  readonly topologySpreadConstraints?: Value<readonly Value<unknown>[]>;
  /** Name of the PriorityClass of the pod. Default: the cluster's default class. */
  readonly priorityClassName?: Value<string>;
  /** Name of an existing ServiceAccount for the pod. It needs no rights, and its token is never mounted. Default: `default`. */
  readonly serviceAccountName?: Value<string>;
  /** Requests and limits by container. What is given for a container replaces its default. Defaults, as requests of cpu and memory: 50m and 500Mi for `ironic`, 20m and 100Mi for `httpd`, 5m and 20Mi for `ramdisk-logs`, 50m and 50Mi for `ramdisk-downloader`, 10m and 100Mi for `ironic-prometheus-exporter`, 10m and 100Mi for `ironic-networking`, 5m and 20Mi for `api-credentials`, 5m and 20Mi for `config-options`; no limits. */
  readonly resources?: Readonly<Record<string, ResourceRequirements>>;
}

/** Outputs of metal3:index:Ironic. */
export interface IronicOutputs {
  /** URL of the API inside the cluster, by the name of the Service, without a path: `https://<name>.<namespace>.svc`. The baremetal-operator wants it with `/v1/` behind it. */
  readonly endpoint: Value<string>;
  /** URL of the API as machines call it, without a path. Missing when planning does not know the address, that is without `networking.ipAddress` and `networking.externalIP`. */
  readonly externalEndpoint?: Value<string>;
  /** URL of the plain HTTP server: as machines call it when planning knows the address, otherwise by the name of the Service. */
  readonly imageServerUrl: Value<string>;
  /** URL of the HTTPS server for virtual media: as BMCs call it when planning knows the address, otherwise by the name of the Service. Missing with `tls.mode: off` and with `tls.disableVirtualMediaTLS`. */
  readonly imageServerTlsUrl?: Value<string>;
  /** User name of the API. Missing with `credentials.apiCredentialsName`. */
  readonly username?: Value<string>;
  /** Password of the API. Missing with `credentials.apiCredentialsName`. */
  readonly password?: Value<string>;
  /** Name of the Secret with `username` and `password` of the API: `<name>-credentials`, or `credentials.apiCredentialsName`. */
  readonly credentialsSecretName: Value<string>;
  /** Certificates, in PEM, of the authorities by which clients verify Ironic: that of `tls.caGeneration` first, then those of `tls.trustedCAGenerations`. Missing unless `tls.mode` is `generated`. */
  readonly caCertificate?: Value<string>;
  /** End of the server certificate's life, in RFC 3339. Missing unless `tls.mode` is `generated`. */
  readonly certificateNotAfter?: Value<string>;
  /** A clouds.yaml for the `openstack baremetal` client, with a cloud `metal3`. With generated TLS it expects the output `caCertificate` in a file `ironic-ca.crt` beside it. Missing with `credentials.apiCredentialsName`. */
  readonly cloudsYaml?: Value<string>;
  /** Release of the Ironic image. */
  readonly version: Value<string>;
  /** The images that run, for mirroring or scanning. */
  readonly images: Value<ImageReferences>;
  /** What a firewall in front of Ironic must let through, for machines and, with `prometheusExporter`, for Prometheus. */
  readonly ports: Value<readonly Value<Port>[]>;
  /** Level of the Pod Security standards that the namespace must allow: `privileged` in the host network, otherwise `restricted`, unless `overrides` ask for more. */
  readonly podSecurityLevel: Value<PodSecurityLevel>;
  /** What the baremetal-operator needs of this Ironic. Missing without the input `bareMetalOperator`. */
  readonly bareMetalOperator?: Value<BareMetalOperatorHandover>;
}

/** Every component of the schema, so that a map over its keys is total: a forgotten one does not compile. */
export interface Components {
  readonly "metal3:index:Ironic": { args: IronicArgs; outputs: IronicOutputs };
}

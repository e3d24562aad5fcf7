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
  /** Reference of the Ironic image, used for `ironic`, `httpd`, `ramdisk-logs` and `dnsmasq`. A digest (`name@sha256:…`) pins it. Default: `quay.io/metal3-io/ironic` at the tag of `version`, moved to `registry` when that is given. */
  readonly ironic?: Value<string>;
  /** Reference of the image that downloads the deployment ramdisk (ironic-python-agent). Default: `quay.io/metal3-io/ironic-ipa-downloader:latest`, moved to `registry` when that is given. */
  readonly deployRamdiskDownloader?: Value<string>;
  /** Branch of ironic-python-agent whose ramdisk is downloaded, for example `stable/2026.1`. Default: the downloader's own (`master`). Upstream: `IPA_BRANCH` of metal3-io/ironic-ipa-downloader. */
  readonly deployRamdiskBranch?: Value<string>;
  /** Reference of the MariaDB image, used by the managed database and its Jobs. Default: `docker.io/library/mariadb:11.8`, moved to `registry` when that is given. A newer series upgrades the data directory at its first start; an older one is refused by the server's start script. */
  readonly database?: Value<string>;
  /** Reference of the rclone image, which copies backups to object storage. Default: `docker.io/rclone/rclone:1.71`, moved to `registry` when that is given. */
  readonly backupUploader?: Value<string>;
  /** Reference of the image that holds virtual IPs. Default: `quay.io/metal3-io/keepalived:latest`, moved to `registry` when that is given. Only used with `networking.keepalived` or `networking.ipAddressManager`. */
  readonly keepalived?: Value<string>;
  /** Registry, with an optional path, that takes the place of `quay.io` and of `docker.io` in every default image, for example `mirror.example.com:5000/mirror`: the images are then `<registry>/metal3-io/ironic`, `<registry>/library/mariadb` and `<registry>/rclone/rclone`. It does not touch images that are given in full. */
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
  /** Further DNS names or IP addresses that the generated certificate covers, for example those of a load balancer. Only with `mode: generated` or `certManager`. Always covered are the Service names, the loopback addresses and, of `networking`, `ipAddress`, `externalIP`, `exposure.ipAddress`, the hosts of the external URLs and the virtual IPs. */
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
  /** Whether JSON-RPC is encrypted without verifying certificates: between the Ironics of `highAvailability`, and to `networkingService`. Only with one of the two, and only with TLS. Default: the networking service's certificate is verified. Among the Ironics, which call each other by the addresses of their nodes, a certificate from a Secret of yours is verified and must cover all of them; one that is generated or cert-manager's knows no node, and is verified only with false, which needs the addresses of all nodes in `extraSANs`. In the pod network addresses change with each pod, and false is refused unless the certificate is yours. Upstream: `insecure` in `[json_rpc]` and `[ironic_networking_json_rpc]` of ironic.conf. */
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

/** Who holds the IP address that Ironic listens on. */
export type IpAddressManager = "" | "keepalived";

/** How a Service is reached from outside the cluster. */
export type ServiceType = "NodePort" | "LoadBalancer";

/** Which nodes take traffic from outside for a Service. */
export type ExternalTrafficPolicy = "Cluster" | "Local";

/** An Ingress in front of Ironic. Paths: `/redfish` and `/ilo` (virtual media) go to the server for virtual media, `/images` to the server that has them (with TLS the API's, otherwise the image server), everything else to the API. With TLS the backends speak HTTPS; the Ingress says so to ingress-nginx (`nginx.ingress.kubernetes.io/backend-protocol: HTTPS`), and the Service by `appProtocol`. Other controllers want an annotation of their own, for example `haproxy.org/server-ssl: "true"`. */
export interface Ingress {
  /** DNS name by which machines and clients call Ironic, for example `ironic.example.com`, without a wildcard. They are told to call `https://<host>`, so it must answer on port 443. */
  readonly host: Value<string>;
  /** Name of the IngressClass. Default: the cluster's default class. */
  readonly ingressClassName?: Value<string>;
  /** Annotations for the controller and for cert-manager, for example `cert-manager.io/cluster-issuer`. They win over those that the component sets. */
  readonly annotations?: Value<Readonly<Record<string, Value<string>>>>;
  /** Name of the Secret with the certificate of `host`, which you or cert-manager make. Default: the Secret `<name>-ingress-tls`. */
  readonly tlsSecretName?: Value<string>;
}

/** Routes of the Kubernetes Gateway API (`gateway.networking.k8s.io/v1`) to Ironic: an HTTPRoute `<name>` that attaches to a Gateway of yours. Its listener must end TLS for `host` on port 443, with a certificate of your own, and let routes of this namespace attach (`allowedRoutes`). Paths are those of `ingress`; no request is limited in time, because images are large. With TLS the Gateway calls Ironic by HTTPS and verifies it: for each port a BackendTLSPolicy says so (`<name>-api-tls` and `<name>-media-tls`; the standard channel of the Gateway API has them since 1.4), with the name `<name>.<namespace>.svc`, which a certificate of your own must cover, as the baremetal-operator calls it too. With `tls.mode: generated` the authorities lie in a ConfigMap `<name>-gateway-ca-<hash>`, more than one of them while `tls.trustedCAGenerations` are given. Excludes `tls.disableVirtualMediaTLS`. With `highAvailability` the Gateway must ask the next Ironic after a 404: the Gateway API has no field for that, so it takes a policy of your Gateway's own, attached to the HTTPRoute, and a warning says so. */
export interface Gateway {
  /** DNS name by which machines and clients call Ironic, for example `ironic.example.com`, without a wildcard. They are told to call `https://<host>`, so it must answer on port 443. */
  readonly host: Value<string>;
  /** Name of the Gateway. */
  readonly gatewayName: Value<string>;
  /** Namespace of the Gateway. Default: the deployment's own. */
  readonly gatewayNamespace?: Value<string>;
  /** Name of the Gateway's listener to attach to. Default: every listener that takes `host`; then also one for plain HTTP, if there is one. */
  readonly sectionName?: Value<string>;
  /** Annotations of the HTTPRoute, for whoever reads them, for example external-dns. */
  readonly annotations?: Value<Readonly<Record<string, Value<string>>>>;
  /** Name of a ConfigMap in the deployment's namespace whose key `ca.crt` has the authorities of Ironic's certificate. Needed with `tls.mode` secret and certManager, where the component cannot see them; refused otherwise. */
  readonly caConfigMapName?: Value<string>;
}

/** Fixed ports of the nodes, from the cluster's range (normally 30000 to 32767). */
export interface NodePorts {
  /** Port for the API. */
  readonly api?: Value<number>;
  /** Port for the plain HTTP server. */
  readonly images?: Value<number>;
  /** Port for the HTTPS server for virtual media. Only with TLS. */
  readonly imagesTLS?: Value<number>;
}

/** A Service for machines outside the cluster, `<name>-external`, with Ironic's own port numbers (`apiPort` and the others). */
export interface Exposure {
  /** How it is reached. */
  readonly type: ServiceType;
  /** Annotations of the Service, for example `metallb.io/address-pool`. */
  readonly annotations?: Value<Readonly<Record<string, Value<string>>>>;
  /** Fixed address of the load balancer (`spec.loadBalancerIP`; MetalLB, kube-vip and Cilium know it). Machines are told to call it unless `externalIP` says otherwise, and the generated certificate covers it. Only with type `LoadBalancer`. */
  readonly ipAddress?: Value<string>;
  /** Which load balancer is responsible, when there are several. Only with type `LoadBalancer`. Changing it replaces the Service. */
  readonly loadBalancerClass?: Value<string>;
  /** Networks, such as `192.0.2.0/24`, from which the load balancer lets callers in. Default: all. Only with type `LoadBalancer`. */
  readonly loadBalancerSourceRanges?: Value<readonly Value<string>[]>;
  /** Which nodes take traffic. Default: Kubernetes' own, `Cluster`. */
  readonly externalTrafficPolicy?: ExternalTrafficPolicy;
  /** Fixed ports of the nodes. Machines are told to call them at `externalIP`, so with type `NodePort` they are needed unless the external URLs, an Ingress or a Gateway say what to call. */
  readonly nodePorts?: NodePorts;
  /** Waits during an update until the load balancer has given the Service an address. Without a load balancer in the cluster the update then fails after 20 minutes. Default: false. Only with type `LoadBalancer`. */
  readonly awaitAddress?: boolean;
}

/** Who may connect to the pod. The pods of the deployment may always reach each other; what the pod itself calls is not limited. */
export interface NetworkPolicy {
  /** Networks of machines and BMCs, such as `192.0.2.0/24`, that may call the API and the image servers. Behind a Service with `externalTrafficPolicy: Cluster` callers have the nodes' addresses. Default: none. */
  readonly allowedCIDRs?: Value<readonly Value<string>[]>;
  /** Namespaces whose pods may connect to every port: those of the baremetal-operator, of Prometheus and of the ingress controller or the Gateway. The deployment's own namespace always may. Default: only that. */
  readonly allowedNamespaces?: Value<readonly Value<string>[]>;
}

/** A further subnet, whose requests a DHCP relay forwards. */
export interface DhcpRange {
  /** Network of the subnet, for example `198.51.100.0/24`. */
  readonly networkCIDR: Value<string>;
  /** First address to hand out. Default: derived as for the main range. Needs `rangeEnd`. */
  readonly rangeBegin?: Value<string>;
  /** Last address to hand out. Needs `rangeBegin`. */
  readonly rangeEnd?: Value<string>;
  /** Router of the subnet, inside `networkCIDR`. IPv4 only: in IPv6 routers announce themselves. Default: none, also when the main range has one. */
  readonly gatewayAddress?: Value<string>;
}

/** A PersistentVolumeClaim for the leases of dnsmasq. */
export interface DhcpLeases {
  /** Name of a claim of your own. Excludes `size` and `storageClassName`. Default: a claim `<name>-leases` is made. */
  readonly claimName?: Value<string>;
  /** Size of the claim that is made. Default: `64Mi`. */
  readonly size?: Value<string>;
  /** Storage class of the claim that is made. Default: the cluster's default class. */
  readonly storageClassName?: Value<string>;
}

/** Network boot. Without `external` at least `networkCIDR` or `extraRanges` is needed. */
export interface Dhcp {
  /** Another DHCP server answers machines; here only TFTP and HTTP boot are served. The output `dhcpOptions` says what to set there. Excludes every other field of this block. Default: false. */
  readonly external?: boolean;
  /** Network that the interface is on, for example `192.0.2.0/24`. IPv4: prefix length from 8 to 30; IPv6: from 64 to 126. */
  readonly networkCIDR?: Value<string>;
  /** First address to hand out. Default: derived from `networkCIDR`: the largest free stretch in the upper half of the network, at most 65536 addresses, without `ipAddress`, the gateway and the virtual IPs. Needs `rangeEnd`. */
  readonly rangeBegin?: Value<string>;
  /** Last address to hand out. Needs `rangeBegin`. */
  readonly rangeEnd?: Value<string>;
  /** Router that machines are told, inside `networkCIDR`. IPv4 only: in IPv6 routers announce themselves. Default: none, and machines are told that there is none. Upstream: `GATEWAY_IP`. */
  readonly gatewayAddress?: Value<string>;
  /** DNS server that machines are told, of the address family of the ranges. Excludes `serveDNS`. Default: none. Upstream: `DNS_IP`. */
  readonly dnsAddress?: Value<string>;
  /** Lets dnsmasq answer DNS on port 53 of the address it listens on, with what the cluster's DNS knows, and tells machines to ask it. Excludes `dnsAddress`. Default: false. Upstream: `DNS_IP` and `DNS_PORT`. */
  readonly serveDNS?: boolean;
  /** Reservations, in the syntax of dnsmasq's `dhcp-host`, for example `52:54:00:12:34:56,192.0.2.20`. Upstream: `DHCP_HOSTS`. */
  readonly hosts?: Value<readonly Value<string>[]>;
  /** Tags of clients that get no answer, in the syntax of dnsmasq's `dhcp-ignore`, for example `tag:!known` for all without a reservation. All of them must match. Upstream: `DHCP_IGNORE`. */
  readonly ignore?: Value<readonly Value<string>[]>;
  /** Further subnets behind DHCP relays. Needs `version` 37.0 or newer. No two ranges may overlap. */
  readonly extraRanges?: readonly DhcpRange[];
  /** Keeps the leases on a PersistentVolumeClaim, so that they survive the pod. Default: they survive a restart of the container, not the pod's. */
  readonly leases?: DhcpLeases;
}

/** A further virtual IP. */
export interface VirtualIp {
  /** The address, of the address family of `networking.ipAddress`. */
  readonly ipAddress: Value<string>;
  /** Network interface of the node that it is put on. */
  readonly interface: Value<string>;
  /** Prefix length of its network: up to 32 for IPv4, up to 128 for IPv6. Default: the whole length, 32 or 128. */
  readonly prefix?: Value<number>;
}

/** Virtual IPs by VRRP. */
export interface Keepalived {
  /** Whether the container runs. */
  readonly enabled: boolean;
  /** Virtual IPs besides `networking.ipAddress`, of the same address family. None may be used twice, or lie in a range of `networking.dhcp`. */
  readonly additionalVIPs?: readonly VirtualIp[];
  /** Virtual router ID, from 1 to 255: no two VRRP groups on one network may have the same. Default: 1. Upstream: `KEEPALIVED_VRID` of metal3-io/utility-images. */
  readonly vrid?: Value<number>;
  /** Name of a Secret in the namespace with a key `password`: the VRRP password, of which the first 8 bytes count. Default: a generated one, so that announcements of strangers with the same `vrid` are not taken for ours. IPv6 addresses are announced without a password (VRRP 3 has none). Upstream: `KEEPALIVED_AUTH_PASS_FILE`. */
  readonly passwordSecretName?: Value<string>;
}

/** Where Ironic listens, and how machines and clients reach it. */
export interface Networking {
  /** TCP port of the API. Default: 6385. From 1 to 65535; no two ports may be equal. Upstream: `IRONIC_LISTEN_PORT` and `IRONIC_ACCESS_PORT` of metal3-io/ironic-image. */
  readonly apiPort?: Value<number>;
  /** TCP port of the plain HTTP server with ramdisks and boot files. Default: 6180. From 1 to 65535; no two ports may be equal. Upstream: `HTTP_PORT`. */
  readonly imageServerPort?: Value<number>;
  /** TCP port of the HTTPS server for virtual media. Default: 6183. From 1 to 65535; no two ports may be equal. Not used with `tls.mode: off`. Upstream: `VMEDIA_TLS_PORT`. */
  readonly imageServerTLSPort?: Value<number>;
  /** TCP port of the sensor metrics. Default: 9608. From 1 to 65535; no two ports may be equal. Only with `prometheusExporter`. */
  readonly prometheusExporterPort?: Value<number>;
  /** TCP port of JSON-RPC, by which the Ironics of `highAvailability` call each other. Default: 6189. From 1 to 65535; no two ports may be equal. Only with `highAvailability`. Upstream: `IRONIC_JSON_RPC_PORT`. */
  readonly rpcPort?: Value<number>;
  /** IP address, IPv4 or IPv6, that Ironic announces to machines and waits for on its node, without a prefix length and without a zone. Default: the first address of `interface`, otherwise the address of the node that the pod runs on. Needs the host network. Upstream: `PROVISIONING_IP`. */
  readonly ipAddress?: Value<string>;
  /** IP address, IPv4 or IPv6, under which machines and their BMCs reach Ironic when that differs from the address it listens on, for example a load balancer's. Ironic's own ports are called there (`apiPort` and the others, or `exposure.nodePorts`). Excludes `ingress`, `gateway`, `externalCallbackURL` and `imageServerExternalURL`. */
  readonly externalIP?: Value<string>;
  /** Runs the pod in the pod network: no port of the node is taken, and the namespace can enforce Pod Security `restricted`. Machines then need another way in: `exposure`, `ingress`, `gateway`, `externalIP` or the external URLs. Excludes `ipAddress`, `interface`, `macAddresses`, `bindInterface`, `dhcp`, `keepalived` and `ipAddressManager`, which need the host network. Default: true when `exposure` is given and none of those is, otherwise false. */
  readonly disableHostNetwork?: boolean;
  /** Network interface of the node that Ironic listens on and serves DHCP on, for example `eno2`. Ironic announces its first global address, or `ipAddress` when that is given too. Needs the host network. Upstream: `PROVISIONING_INTERFACE`. */
  readonly interface?: Value<string>;
  /** MAC addresses, of which one belongs to the network interface to listen on, such as `52:54:00:12:34:56`: for pods that may run on several nodes whose interfaces have different names. Of no use together with `interface`. Needs the host network. Upstream: `PROVISIONING_MACS`. */
  readonly macAddresses?: Value<readonly Value<string>[]>;
  /** Listens only on the address that Ironic announces, instead of on all addresses of the node; the probes then ask that address. Needs the host network. Default: false. Upstream: `LISTEN_ALL_INTERFACES`. */
  readonly bindInterface?: boolean;
  /** URL of the API as machines call it, for example `https://ironic.example.com`, when a proxy of your own stands in front. Needs `imageServerExternalURL` as well, unless `ingress` or `gateway` is given. Excludes `externalIP`. Upstream: `IRONIC_EXTERNAL_CALLBACK_URL`. */
  readonly externalCallbackURL?: Value<string>;
  /** URL of the server for virtual media images as BMCs call it, when a proxy of your own stands in front. Needs `externalCallbackURL` as well, unless `ingress` or `gateway` is given. Excludes `externalIP`. Upstream: `IRONIC_EXTERNAL_HTTP_URL`. */
  readonly imageServerExternalURL?: Value<string>;
  /** Makes an Ingress, and tells machines to call it. Excludes `gateway` and `externalIP`. Default: none. */
  readonly ingress?: Ingress;
  /** Makes routes of the Gateway API, and tells machines to call the Gateway. Excludes `ingress` and `externalIP`. Default: none. */
  readonly gateway?: Gateway;
  /** Makes a second Service, by which machines outside the cluster reach Ironic. The ClusterIP Service for the cluster itself is always there. Default: none. */
  readonly exposure?: Exposure;
  /** Makes a NetworkPolicy that lets only those in who are named here. Only in the pod network: policies do not apply to pods in the host network. Default: none, everyone may connect. */
  readonly networkPolicy?: NetworkPolicy;
  /** Network boot (PXE): a dnsmasq container serves DHCP and TFTP, or TFTP alone beside a DHCP server of your own. Needs one of `ipAddress`, `interface` and `macAddresses`, and the host network. Default: none, machines boot from virtual media only. */
  readonly dhcp?: Dhcp;
  /** A keepalived container that holds `ipAddress`, and further addresses, as virtual IPs on whichever node the pod runs. Needs `ipAddress`, `interface` and the host network. Default: none. */
  readonly keepalived?: Keepalived;
  /** The older way to ask for keepalived, with `ipAddress` as its only virtual IP. Excludes an enabled `keepalived` block, which can do more. Default: none. */
  readonly ipAddressManager?: IpAddressManager;
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
  /** Its value, as in ironic.conf, when nobody may see it. It is set through a configuration file beside ironic.conf that an init container writes, and is never printed: with such an option Ironic no longer logs its options at start (`log_options`). Not in the group `database`, which `ironic-dbsync` reads in Jobs that do not have that file. */
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
  /** Image of the managed database; missing without one. */
  readonly database?: Value<string>;
  /** Image that copies backups to object storage; missing without it. */
  readonly backupUploader?: Value<string>;
  /** Image of `keepalived`; missing without it. */
  readonly keepalived?: Value<string>;
}

/** One port that a firewall in front of Ironic must let through. */
export interface Port {
  /** Name of the port: as in the pod (`ironic-api`, `image-svc`, `image-svc-tls`, `metrics`), or the protocol (`dhcp`, `dhcpv6`, `tftp`, `dns`). */
  readonly name: string;
  /** Number of the port, as it is called from outside. */
  readonly port: Value<number>;
  /** `TCP` or `UDP`. */
  readonly protocol: string;
  /** Who calls it, and what for. */
  readonly purpose: string;
}

/** One option that a DHCP server of your own must send to machines that boot from Ironic. */
export interface DhcpOption {
  /** Which machines get it. */
  readonly client: string;
  /** How the server recognises them. */
  readonly match: string;
  /** Number of the option. */
  readonly code: number;
  /** Name of the option: `tftp-server-name`, `bootfile-name`, or in DHCPv6 `bootfile-url`. */
  readonly name: string;
  /** Its value. */
  readonly value: Value<string>;
}

/** A level of the Kubernetes Pod Security standards. */
export type PodSecurityLevel = "privileged" | "baseline" | "restricted";

/** Where Ironic keeps its state. */
export type DatabaseKind = "sqlite" | "managed" | "external";

/** The volume of a managed database, or of its backups. */
export interface DatabaseStorage {
  /** Size of the volume, a Kubernetes quantity such as `10Gi`. Default: `10Gi` for the database, `20Gi` for backups. It can grow when the storage class allows it, and never shrink: a smaller size is refused at preview. Excludes `claimName`. */
  readonly size?: Value<string>;
  /** Name of the StorageClass. Default: the cluster's default class. It cannot be changed later. Excludes `claimName`. */
  readonly storageClassName?: Value<string>;
  /** Name of an existing PersistentVolumeClaim in the namespace, used instead of a new one: for example the one that an earlier `pulumi destroy` left behind. Excludes `size`, `storageClassName` and `retain`. */
  readonly claimName?: string;
  /** Whether the volume claim survives `pulumi destroy`. Default: true. A claim that was left behind is used again through `claimName`. */
  readonly retain?: boolean;
}

/** Object storage to which each backup is copied, by rclone. */
export interface ObjectStorage {
  /** Name of a Secret of your own in the namespace with the key `rclone.conf`: rclone's configuration, which names the storage and holds its credentials. A remote of type `crypt` in it encrypts what is copied. */
  readonly configSecretName: Value<string>;
  /** Where to copy to, as rclone writes it: `<remote>:<path>`, with a remote of `rclone.conf`, for example `s3:my-bucket/ironic`. What lies there is never deleted: give the bucket a lifecycle rule. */
  readonly remote: Value<string>;
}

/** Backups of a managed database: compressed dumps of one moment, on a volume of their own. One is also made before each upgrade of the schema. */
export interface DatabaseBackup {
  /** When, as a cron expression with five fields in UTC, for example `17 2 * * *`. Default: `17 2 * * *` (daily). */
  readonly schedule?: Value<string>;
  /** How many scheduled backups are kept on the volume, and as many of those made before upgrades. From 1 to 1000. Default: 14. */
  readonly keep?: Value<number>;
  /** The volume of the backups. Default: `20Gi` of the default storage class, which survives `pulumi destroy`. */
  readonly storage?: DatabaseStorage;
  /** Copies each backup to object storage too. Default: none. */
  readonly objectStorage?: ObjectStorage;
  /** Makes a PrometheusRule `<name>-database` with alerts for failed and missing backups; the cluster must have the Prometheus operator and kube-state-metrics. Default: false. */
  readonly alertRule?: boolean;
  /** Labels added to the PrometheusRule, by which a Prometheus selects it, for example `release: kube-prometheus-stack`. Default: none. Only with `alertRule: true`. */
  readonly alertRuleLabels?: Readonly<Record<string, Value<string>>>;
}

/** Loads a backup into a managed database, exactly once: the database remembers which restores it has had. Ironic is cut off while the tables are exchanged, and restarts; what was there before is kept beside it until the next restore. */
export interface DatabaseRestore {
  /** Name of the backup file, for example `ironic-20260102T021700Z-scheduled.sql.gz`, or `latest` for the newest. */
  readonly file: Value<string>;
  /** Name of the PersistentVolumeClaim in the namespace that holds the file. Default: that of `backup`. Excludes `fromObjectStorage`. */
  readonly claimName?: string;
  /** Fetches the file from `backup.objectStorage`. Default: false. */
  readonly fromObjectStorage?: boolean;
  /** Any word, for example a date: letters, digits and `-._:`, at most 64. The same file is restored again only under another one. */
  readonly request?: Value<string>;
}

/** Where Ironic keeps its state. */
export interface Database {
  /** What sort of database. Default: `external` when `host` is given, otherwise `sqlite`. Changing it discards Ironic's state, so it is refused for an installed Ironic unless `safety.allowDatabaseChange` is true. */
  readonly kind?: DatabaseKind;
  /** Host name or IP address of the server, with an optional port, for example `db.example.com:3306`. Needed with `kind: external`, and only with it. Upstream: `MARIADB_HOST` of metal3-io/ironic-image. */
  readonly host?: Value<string>;
  /** Name of the database on the server. Letters, digits, `_` and `-`, at most 64, or 48 with `kind: managed`. Default: `ironic` (it must be given with `kind: external`). Upstream: `MARIADB_DATABASE` of metal3-io/ironic-image. */
  readonly name?: Value<string>;
  /** Name of a Secret of your own in the namespace with `username` and `password` of the database user. Only with `kind: external`; excludes `username` and `password`. The component cannot see its content: after you change it, restart the Deployment, or give the new Secret a new name. Neither may contain a character that a URL would need to escape. */
  readonly credentialsName?: Value<string>;
  /** Name of the database user. Only with `kind: external`. Letters, digits and `-._~`: metal3-io/ironic-image pastes it into a URL. */
  readonly username?: Value<string>;
  /** Password of the database user. Only with `kind: external`. Letters, digits and `-._~`: metal3-io/ironic-image pastes it into a URL. A change restarts Ironic. */
  readonly password?: Value<string>;
  /** Name of a Secret of your own in the namespace whose key `tls.crt` holds the certificates, in PEM, of the authorities by which the server is verified. Only with `kind: external`; excludes `caCertificate`. The component cannot see its content: after you change it, restart the Deployment, or give the new Secret a new name. */
  readonly tlsCertificateName?: Value<string>;
  /** Certificates, in PEM, of the authorities by which the server is verified. Only with `kind: external`; excludes `tlsCertificateName`. A change restarts Ironic. */
  readonly caCertificate?: Value<string>;
  /** Connects to the external server without TLS: the password and the credentials of all BMCs cross the network unprotected. Default: false, and then `tlsCertificateName` or `caCertificate` is needed. */
  readonly disableTLS?: boolean;
  /** The volume of the database. Only with `kind: managed`. Default: `10Gi` of the default storage class, which survives `pulumi destroy`. */
  readonly storage?: DatabaseStorage;
  /** Any text, for example a date; another text makes another database user with another password. Ironic moves to it without an outage of the database, then the old user goes. Only with `kind: managed`. */
  readonly rotation?: Value<string>;
  /** Makes Pulumi refuse to delete the database and its volume claims until this is false again. Only with `kind: managed`. Default: false. */
  readonly protect?: boolean;
  /** Backups. Only with `kind: managed`. Default: none; an empty block makes daily ones. */
  readonly backup?: DatabaseBackup;
  /** Loads a backup, at the first start or later. Only with `kind: managed`. Removing the block later leaves the data as it is, and restarts Ironic. */
  readonly restoreFrom?: DatabaseRestore;
}

/** What would be refused otherwise, because it can lose data. Set one for the update that needs it, and remove it again. */
export interface Safety {
  /** Allows a release of Ironic older than the one whose schema the database has. Ironic cannot take a schema back: restore a backup of the older release in the same update. Default: false. */
  readonly allowDowngrade?: boolean;
  /** Allows an installed Ironic to change to another database, to get one, or to lose it. Nodes are not carried over: the baremetal-operator registers them again. Default: false. */
  readonly allowDatabaseChange?: boolean;
  /** Allows an upgrade from a release from which upstream does not support it. Default: false. */
  readonly allowDisruption?: boolean;
}

/** What is remembered of the database of an installed Ironic. */
export interface ReleaseDatabase {
  /** What sort of database. */
  readonly kind?: Value<DatabaseKind>;
  /** Host and name of the database. */
  readonly location?: Value<string>;
  /** Size of the volume of a managed database. */
  readonly storageSize?: Value<string>;
  /** Whether a backup is made before an upgrade of the schema. */
  readonly backedUp?: Value<boolean>;
}

/** What an update does to an installed Ironic. */
export interface ReleaseChange {
  /** Release and image before it. */
  readonly from: Value<string>;
  /** Release and image after it. */
  readonly to: Value<string>;
  /** What happens, in this order. */
  readonly steps: Value<readonly Value<string>[]>;
}

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
  /** Network interfaces whose VLANs are inspected: `all`, an interface (`eth0`), or a VLAN of it (`eth0.100`). Default: `all`. Upstream: `IRONIC_ENABLE_VLAN_INTERFACES` of metal3-io/ironic-image. */
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
  /** Where Ironic keeps its state. Default: SQLite inside the pod, which every restart empties. */
  readonly database?: Database;
  /** How machines and clients reach Ironic. Default: the host network of one node, ports 6385, 6180 and 6183. */
  readonly networking?: Networking;
  /** The ramdisk that machines boot. Default: downloaded at each start of the pod. */
  readonly deployRamdisk?: DeployRamdisk;
  /** What the ramdisk finds out about a machine. */
  readonly inspection?: Inspection;
  /** Options of Ironic's own configuration for which this package has no field; they win over everything else. An option may be given once. */
  readonly extraConfig?: readonly ExtraConfig[];
  /** Runs an Ironic on every node that fits (`nodeSelector`, `tolerations`, `affinity`), as a DaemonSet instead of a Deployment; they share the machines among themselves and take over those of one that fails. They call each other by JSON-RPC on `networking.rpcPort`, with a password of its own, over TLS unless `tls.mode` is off. Default: false. Needs `database.kind` external or managed: SQLite lies inside of one pod. Excludes `networking.ipAddress`, `networking.keepalived` and `networking.ipAddressManager` (each Ironic has an address of its own, that of its node), `networking.dhcp` (two DHCP servers would answer the same machine), `networking.externalIP` and `networking.exposure` (what an Ironic makes for a machine lies with it alone, and a connection to a shared address may reach another one; an `ingress` or a proxy of your own can ask the next), a claim in `storage`, and a `prometheusExporter.bindAddress` of one node. Give `nodeSelector`: without it Ironic runs on all nodes. The managed database remains one pod. Changing it replaces the Deployment by the DaemonSet, or the other way round; the old pods end before the new ones start. */
  readonly highAvailability?: boolean;
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
  /** Requests and limits by container. What is given for a container replaces its default. Defaults, as requests of cpu and memory: 50m and 500Mi for `ironic`, 20m and 100Mi for `httpd`, 5m and 20Mi for `ramdisk-logs`, 50m and 50Mi for `ramdisk-downloader`, 10m and 100Mi for `ironic-prometheus-exporter`, 10m and 100Mi for `ironic-networking`, 5m and 20Mi for `dnsmasq`, 5m and 20Mi for `keepalived`, 5m and 20Mi for `api-credentials`, 5m and 20Mi for `config-options`, 100m and 512Mi for `database` (the managed MariaDB), 50m and 256Mi for `database-jobs` (its Jobs and backups); no limits. */
  readonly resources?: Readonly<Record<string, ResourceRequirements>>;
  /** Prints every command that the start programs of the Ironic image run (`set -x`) to the container logs. The logs then contain the password of the database and the hashes of the API and JSON-RPC passwords; a preview warns of that. For debugging a container that does not start. Changing it restarts the pod. Default: false. */
  readonly traceStartup?: boolean;
  /** Lets pass what would be refused because it can lose data. Default: nothing. */
  readonly safety?: Safety;
}

/** Outputs of metal3:index:Ironic. */
export interface IronicOutputs {
  /** URL of the API inside the cluster, by the name of the Service, without a path: `https://<name>.<namespace>.svc`. The baremetal-operator wants it with `/v1/` behind it. */
  readonly endpoint: Value<string>;
  /** URL of the API as machines call it, without a path. Missing when planning does not know it, that is without `networking.ipAddress`, `externalIP`, `externalCallbackURL`, `ingress`, `gateway` and a fixed address in `exposure`. */
  readonly externalEndpoint?: Value<string>;
  /** URL of the plain HTTP server: as machines call it when planning knows the address, otherwise by the name of the Service. */
  readonly imageServerUrl: Value<string>;
  /** URL of the HTTPS server for virtual media: as BMCs call it when planning knows that, otherwise by the name of the Service. Missing with `tls.mode: off` and with `tls.disableVirtualMediaTLS`. */
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
  /** Host of the database, with its port if one was given. Missing with SQLite. */
  readonly databaseHost?: Value<string>;
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
  /** What to set in the DHCP server of your own. Empty without `networking.dhcp.external`, and without `networking.ipAddress`, because the values contain it. */
  readonly dhcpOptions: Value<readonly Value<DhcpOption>[]>;
}

/** Inputs of metal3:index:IronicRelease, settled: see wire/settle.ts. */
export interface IronicReleaseArgs {
  /** Release of the Ironic image. */
  readonly version?: Value<string>;
  /** Reference of the Ironic image. */
  readonly image?: Value<string>;
  /** Where Ironic keeps its state. */
  readonly database?: Value<ReleaseDatabase>;
  /** The backup that was asked for. */
  readonly restore?: Value<string>;
  /** Whether several Ironics run. */
  readonly highAvailability?: Value<boolean>;
  /** What would be refused otherwise. */
  readonly safety?: Value<Safety>;
  /** A digest of what each cause of a restart depends on. */
  readonly restartCauses?: Value<Readonly<Record<string, Value<string>>>>;
}

/** Outputs of metal3:index:IronicRelease. */
export interface IronicReleaseOutputs {
  /** Release of the Ironic image. */
  readonly version?: Value<string>;
  /** Reference of the Ironic image. */
  readonly image?: Value<string>;
  /** Where Ironic keeps its state. */
  readonly database?: Value<ReleaseDatabase>;
  /** The backup that was asked for. */
  readonly restore?: Value<string>;
  /** Whether several Ironics run. */
  readonly highAvailability?: Value<boolean>;
  /** What would be refused otherwise. */
  readonly safety?: Value<Safety>;
  /** A digest of what each cause of a restart depends on. */
  readonly restartCauses?: Value<Readonly<Record<string, Value<string>>>>;
  /** What the last update that changed the release did, or will do. */
  readonly lastChange?: Value<ReleaseChange>;
  /** The causes of the last restart. */
  readonly lastRestart?: Value<readonly Value<string>[]>;
  /** The release whose schema the database has; `none` before the first schema upgrade is done. */
  readonly schemaVersion?: Value<string>;
  /** Why the last update was refused; missing when it was not. */
  readonly refused?: Value<readonly Value<string>[]>;
}

/** Every component of the schema, so that a map over its keys is total: a forgotten one does not compile. */
export interface Components {
  readonly "metal3:index:Ironic": { args: IronicArgs; outputs: IronicOutputs };
}

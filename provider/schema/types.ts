// Generated from schema.json by `npm run generate`. Do not edit.

import type { Value } from "./value";

/** Where Ironic's server certificate comes from. */
export type TlsMode = "generated" | "secret" | "certManager" | "off";

/** When the kubelet pulls an image. */
export type ImagePullPolicy = "Always" | "IfNotPresent" | "Never";

/** A release of the Ironic image (metal3-io/ironic-image). There is no 36.0, and releases before 35.0 are no longer maintained. */
export type Version = "39.0" | "38.0" | "37.0" | "35.0" | "latest";

/** Which container images run, and how they are pulled. */
export interface Images {
  /** Reference of the Ironic image, used for `ironic`, `httpd`, `ramdisk-logs` and `dnsmasq`. A digest (`name@sha256:…`) pins it. Default: `quay.io/metal3-io/ironic` at the tag of `version`, moved to `registry` when that is given. */
  readonly ironic?: Value<string>;
  /** Reference of the image that downloads the deployment ramdisk (ironic-python-agent). Default: `quay.io/metal3-io/ironic-ipa-downloader:latest`, moved to `registry` when that is given. */
  readonly deployRamdiskDownloader?: Value<string>;
  /** Branch of ironic-python-agent to download the ramdisk of, for example `stable/2026.1`. Default: the downloader's own (`master`). Upstream: `IPA_BRANCH` of metal3-io/ironic-ipa-downloader. */
  readonly deployRamdiskBranch?: Value<string>;
  /** Reference of the MariaDB image, used by the managed database and its Jobs. Default: `docker.io/library/mariadb:11.8`, moved to `registry` when that is given. A newer series upgrades the data directory when it first starts; an older one does not start. */
  readonly database?: Value<string>;
  /** Reference of the rclone image, which copies backups to object storage. Default: `docker.io/rclone/rclone:1.71`, moved to `registry` when that is given. */
  readonly backupUploader?: Value<string>;
  /** Reference of the image that holds virtual IPs. Default: `quay.io/metal3-io/keepalived:latest`, moved to `registry` when that is given. Only used with `networking.keepalived` or `networking.ipAddressManager`. */
  readonly keepalived?: Value<string>;
  /** Registry, with an optional path, that replaces `quay.io` and `docker.io` in every default image. With `mirror.example.com:5000/mirror` for example, the images are `<registry>/metal3-io/ironic`, `<registry>/library/mariadb` and `<registry>/rclone/rclone`. Images that you set explicitly are not changed. */
  readonly registry?: Value<string>;
  /** When images are pulled. Default: that of Kubernetes (`Always` for the tag `latest`, otherwise `IfNotPresent`). */
  readonly pullPolicy?: Value<ImagePullPolicy>;
  /** Names of Secrets of type `kubernetes.io/dockerconfigjson` in the namespace, used to pull the images. */
  readonly pullSecrets?: Value<readonly Value<string>[]>;
}

/** How the API and the virtual media server are protected. */
export interface Tls {
  /** Where the server certificate comes from. Default: `secret` when `certificateName` is given, `certManager` when `issuerRef` is given, otherwise `generated`. */
  readonly mode?: TlsMode;
  /** Name of a Secret in the namespace with `tls.crt`, `tls.key` and, unless the issuer is publicly trusted, `ca.crt`. Only with `mode: secret`. The certificate must cover the Service name (`<name>.<namespace>.svc`) and each address that hosts call. When the Secret changes, the containers that serve it restart by themselves within minutes. */
  readonly certificateName?: Value<string>;
  /** Additional DNS names or IP addresses that the certificate covers, for example those of a load balancer. Only with `mode: generated` or `certManager`. Always covered: the Service names, the loopback addresses, and from `networking` `ipAddress`, `externalIP`, `exposure.ipAddress`, the virtual IPs and the host names of the external URLs. */
  readonly extraSANs?: Value<readonly Value<string>[]>;
  /** Validity of the server certificate, in hours. Default: 8760 (a year). From 24 to 87600. Only with `mode: generated` or `certManager`. */
  readonly validityHours?: number;
  /** How many hours before its expiry the server certificate is renewed. A generated one is renewed by the first `pulumi up` in that window, which restarts the pod; cert-manager renews its own. Default: 720 (30 days), or a third of `validityHours` when that is shorter. Must be less than `validityHours`. Only with `mode: generated` or `certManager`. */
  readonly renewBeforeHours?: number;
  /** The cert-manager issuer. Required with `mode: certManager`, and only allowed there. */
  readonly issuerRef?: IssuerRef;
  /** Which generated CA signs the server certificate: 1, 2 and so on, each with its own key. To rotate the CA without an outage, raise it and list the old number in `trustedCAGenerations`; when all clients have the new `caCertificate`, remove the old number: see docs/tls.md. Default: 1. From 1 to 1000. Only with `mode: generated`. */
  readonly caGeneration?: number;
  /** Additional CA generations that remain trusted: `caCertificate` contains their certificates too, so that clients accept certificates of any of them. Default: none. Only with `mode: generated`. */
  readonly trustedCAGenerations?: readonly number[];
  /** Serves virtual media over plain HTTP, for BMCs that cannot verify certificates or do not support TLS; the API stays protected. Default: false. Cannot be combined with `mode: off`, where it would have no effect. */
  readonly disableVirtualMediaTLS?: boolean;
  /** Versions, ciphers and curves that the API offers. Only with TLS. */
  readonly api?: ApiServerTls;
  /** An own certificate for virtual media, and which versions, ciphers and curves its server offers. Only with TLS, and not with `disableVirtualMediaTLS`. */
  readonly virtualMedia?: VirtualMediaTls;
  /** The oldest version of TLS, and ciphers, that Ironic accepts of image servers, ramdisks and BMCs, whatever `mode` is. */
  readonly clients?: TlsClients;
  /** Whether JSON-RPC skips the verification of certificates, between the Ironics of `highAvailability` and to `networkingService`. Only with one of the two, and only with TLS. Default: true when several Ironics call each other with a generated or cert-manager certificate, otherwise false. To verify those, set false and list all node addresses in `extraSANs`. Upstream: `insecure` of `[json_rpc]`. See docs/tls.md. */
  readonly insecureRPC?: boolean;
  /** CA certificates used to verify BMCs (Redfish over HTTPS). All keys of the object are used, or only `key`. Ironic reads changes without a restart. Default: the system's CAs; `driver_info` of a node can still turn verification off. Upstream: `/certs/ca/bmc` of metal3-io/ironic-image. */
  readonly bmcCA?: CertificateAuthority;
  /** Deprecated, as in metal3-io/ironic-standalone-operator: use `bmcCA` with kind `Secret` and this name. If both are given, they must agree. */
  readonly bmcCAName?: Value<string>;
  /** CA certificates that Ironic and the ramdisk use to verify servers of disk images. Default: the system's CAs. A change of `pem` restarts the pod. The component cannot see into your own object: after changing that, restart the pod or rename the object. Upstream: `WEBSERVER_CACERT_FILE` of metal3-io/ironic-image. */
  readonly trustedCA?: CertificateAuthority;
  /** Deprecated, as in metal3-io/ironic-standalone-operator: use `trustedCA` with kind `ConfigMap` and this name. If both are given, they must agree. */
  readonly trustedCAName?: Value<string>;
}

/** A version of TLS. */
export type TlsVersion = "1.2" | "1.3";

/** A version of TLS that BMCs may use. */
export type BmcTlsVersion = "1.1" | "1.2" | "1.3";

/** Versions, ciphers and curves of the HTTPS server of the API. */
export interface ApiServerTls {
  /** The oldest version of TLS that clients may use; TLS 1.3 is always offered. Default: `1.2`. Upstream: `IRONIC_SSL_PROTOCOL`. */
  readonly minimumVersion?: TlsVersion;
  /** Ciphers for clients with TLS 1.2, in OpenSSL's names, for example `ECDHE-RSA-AES256-GCM-SHA384`. At least one must fit the certificate's key: those of this component are RSA. Default: those of OpenSSL in the image. Cannot be combined with `minimumVersion: 1.3`. Upstream: `IRONIC_TLS_12_CIPHERS`. */
  readonly tls12Ciphers?: readonly string[];
  /** Ciphers for clients with TLS 1.3, for example `TLS_AES_256_GCM_SHA384`. Default: those of OpenSSL in the image. Upstream: `IRONIC_TLS_13_CIPHERS`. */
  readonly tls13Ciphers?: readonly string[];
  /** Curves for the exchange of keys, of `X25519`, `X448`, `P-256`, `P-384` and `P-521`, the preferred one first. Default: those of OpenSSL in the image. Upstream: `IRONIC_TLS_CURVES`. */
  readonly curves?: readonly string[];
  /** Whether the order of the server's ciphers decides instead of the client's. Default: false. Upstream: `IRONIC_TLS_ENFORCE_SERVER_CIPHER_ORDER`. */
  readonly preferServerCiphers?: boolean;
}

/** Certificate, versions, ciphers and curves of the HTTPS server for virtual media. */
export interface VirtualMediaTls {
  /** Name of a Secret in the namespace with `tls.crt` and `tls.key`, for virtual media alone, for example because BMCs accept only certain keys. The certificate must cover the address that BMCs call. Default: the certificate of the API. When the Secret changes, the server restarts by itself within minutes. */
  readonly certificateName?: Value<string>;
  /** The oldest version of TLS that clients may use; TLS 1.3 is always offered. Default: `1.2`. Upstream: `IRONIC_VMEDIA_SSL_PROTOCOL`. */
  readonly minimumVersion?: TlsVersion;
  /** Ciphers for BMCs with TLS 1.2, in OpenSSL's names, for example `AES256-GCM-SHA384`. At least one must fit the certificate's key. Default: those of OpenSSL in the image. Cannot be combined with `minimumVersion: 1.3`. Upstream: `IRONIC_VMEDIA_TLS_12_CIPHERS`. */
  readonly tls12Ciphers?: readonly string[];
  /** Ciphers for BMCs with TLS 1.3, for example `TLS_AES_256_GCM_SHA384`. Default: those of OpenSSL in the image. Upstream: `IRONIC_VMEDIA_TLS_13_CIPHERS`. */
  readonly tls13Ciphers?: readonly string[];
  /** Curves for the exchange of keys, of `X25519`, `X448`, `P-256`, `P-384` and `P-521`, the preferred one first. Default: those of OpenSSL in the image. Upstream: `IRONIC_VMEDIA_CURVES`. */
  readonly curves?: readonly string[];
  /** Whether the order of the server's ciphers decides instead of the client's. Default: false. Upstream: `IRONIC_VMEDIA_TLS_ENFORCE_SERVER_CIPHER_ORDER`. */
  readonly preferServerCiphers?: boolean;
}

/** What Ironic accepts of a server that it calls. Needs `version` 37.0 or newer. */
export interface TlsCalls {
  /** The oldest version of TLS that the server may use. Default: that of Ironic, `1.2` in 37.0, `1.3` from 38.0 on. */
  readonly minimumVersion?: TlsVersion;
  /** Ciphers of calls with TLS 1.2, in OpenSSL's names. Default: those of OpenSSL in the image. Cannot be combined with `minimumVersion: 1.3`. */
  readonly tls12Ciphers?: readonly string[];
}

/** What Ironic accepts of BMCs. Needs `version` 37.0 or newer. */
export interface BmcTlsCalls {
  /** The oldest version of TLS that BMCs may use (Redfish). Default: that of OpenSSL in the image. `driver_info` of a node can say otherwise. Upstream: `[redfish]tls_minimum_version`. */
  readonly minimumVersion?: BmcTlsVersion;
  /** Ciphers of calls with TLS 1.2, in OpenSSL's names. Default: those of OpenSSL in the image. Cannot be combined with `minimumVersion: 1.3`. Upstream: `[redfish]tls_ciphers`. */
  readonly tls12Ciphers?: readonly string[];
}

/** What Ironic accepts of the servers that it calls over TLS. */
export interface TlsClients {
  /** Servers of disk images and ramdisks. Upstream: `[DEFAULT]webserver_tls_minimum_version` and `webserver_tls_ciphers`. */
  readonly imageServers?: TlsCalls;
  /** The agents in the ramdisks of hosts. From 39.0 on, agents are told the same for their own servers. Upstream: `[agent]tls_minimum_version` and `tls_ciphers`. */
  readonly ramdisks?: TlsCalls;
  /** BMCs, by Redfish. */
  readonly bmcs?: BmcTlsCalls;
}

/** User name and password of Ironic's API (HTTP basic authentication). By default a password is generated and kept in the Pulumi state. */
export interface Credentials {
  /** Name of your own Secret in the namespace, with `username` and `password`. Cannot be combined with the other inputs. The component cannot see its content: the outputs `username`, `password` and `cloudsYaml` are missing, and after changing it you must restart the Deployment or rename the Secret. */
  readonly apiCredentialsName?: Value<string>;
  /** User name. Letters, digits, `-` and `_`. Default: the name of the deployment. */
  readonly username?: Value<string>;
  /** Password: 1 to 72 bytes (the limit of bcrypt), printable, without leading or trailing blanks. Default: generated, 32 characters of `[A-Za-z0-9]`. */
  readonly password?: Value<string>;
  /** Any text, for example a date. Changing it generates a new password and restarts the pod. The user name alternates between `<username>` and `<username>-2`: the previous login stays valid until the next rotation. Cannot be combined with `password`. */
  readonly rotation?: Value<string>;
  /** Refuses the login from before the last change of `rotation`, `username` or `password`, which otherwise stays valid until the next change. Set it when every client has the new login. Setting it restarts the pod. Default: false. Example: `true`. */
  readonly revokePrevious?: boolean;
}

/** What assigns the IP address that Ironic listens on. */
export type IpAddressManager = "" | "keepalived";

/** How a Service is reached from outside the cluster. */
export type ServiceType = "NodePort" | "LoadBalancer";

/** Which nodes accept external traffic for a Service. */
export type ExternalTrafficPolicy = "Cluster" | "Local";

/** An Ingress in front of Ironic. It routes virtual media (`/redfish`, `/ilo`), `/images` and the API by path, and calls Ironic over HTTPS if TLS is on. ingress-nginx needs no further settings; other controllers need their own annotation for HTTPS backends, for example `haproxy.org/server-ssl: "true"`. See docs/networking.md. */
export interface Ingress {
  /** DNS name under which hosts and clients reach Ironic, for example `ironic.example.com`, without a wildcard. They are told to call `https://<host>`, so it must answer on port 443. */
  readonly host: Value<string>;
  /** Name of the IngressClass. Default: the cluster's default class. */
  readonly ingressClassName?: Value<string>;
  /** Annotations for the controller and for cert-manager, for example `cert-manager.io/cluster-issuer`. They override those that the component sets. */
  readonly annotations?: Value<Readonly<Record<string, Value<string>>>>;
  /** Name of the Secret with the certificate of `host`, created by you or by cert-manager. Default: the Secret `<name>-ingress-tls`. */
  readonly tlsSecretName?: Value<string>;
}

/** Routes of the Kubernetes Gateway API to Ironic: an HTTPRoute `<name>` attached to your own Gateway, and with TLS a BackendTLSPolicy for each port (Gateway API 1.4 or newer). The Gateway's listener must terminate TLS for `host` on port 443 and allow routes of this namespace. Cannot be combined with `tls.disableVirtualMediaTLS`. See docs/networking.md. */
export interface Gateway {
  /** DNS name under which hosts and clients reach Ironic, for example `ironic.example.com`, without a wildcard. They are told to call `https://<host>`, so it must answer on port 443. */
  readonly host: Value<string>;
  /** Name of the Gateway. */
  readonly gatewayName: Value<string>;
  /** Namespace of the Gateway. Default: that of the deployment. */
  readonly gatewayNamespace?: Value<string>;
  /** Name of the Gateway's listener to attach to. Default: every listener that accepts `host`, including one for plain HTTP. */
  readonly sectionName?: Value<string>;
  /** Annotations of the HTTPRoute, for example for external-dns. */
  readonly annotations?: Value<Readonly<Record<string, Value<string>>>>;
  /** Name of a ConfigMap in the deployment's namespace whose key `ca.crt` holds the CA certificates that verify Ironic. Required with `tls.mode` secret and certManager, where the component cannot see them; refused otherwise. */
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

/** A Service `<name>-external` for hosts outside the cluster, with Ironic's own port numbers (`apiPort` and the others). */
export interface Exposure {
  /** How the Service is reached: by load balancer or by node ports. */
  readonly type: ServiceType;
  /** Annotations of the Service, for example `metallb.io/address-pool`. */
  readonly annotations?: Value<Readonly<Record<string, Value<string>>>>;
  /** Fixed address of the load balancer (`spec.loadBalancerIP`, supported by MetalLB, kube-vip and Cilium). Hosts are told to call it unless `externalIP` is given, and the generated certificate covers it. Only with type `LoadBalancer`. */
  readonly ipAddress?: Value<string>;
  /** Class of the load balancer, if there are several. Only with type `LoadBalancer`. Changing it replaces the Service. */
  readonly loadBalancerClass?: Value<string>;
  /** Networks, such as `192.0.2.0/24`, that the load balancer accepts clients from. Default: all. Only with type `LoadBalancer`. */
  readonly loadBalancerSourceRanges?: Value<readonly Value<string>[]>;
  /** Which nodes accept traffic. Default: that of Kubernetes, `Cluster`. */
  readonly externalTrafficPolicy?: ExternalTrafficPolicy;
  /** Fixed ports of the nodes. Hosts are told to call them at `externalIP`, so they are required with type `NodePort` unless the external URLs, an Ingress or a Gateway are given. */
  readonly nodePorts?: NodePorts;
  /** Makes the update wait until the load balancer has assigned an address to the Service. Without a load balancer in the cluster the update then fails after 20 minutes. Default: false. Only with type `LoadBalancer`. */
  readonly awaitAddress?: boolean;
}

/** Who may connect to the pod. Pods of the deployment can always reach each other; outgoing connections are not restricted. */
export interface NetworkPolicy {
  /** Networks of hosts and BMCs, such as `192.0.2.0/24`, that may call the API and the image servers. Behind a Service with `externalTrafficPolicy: Cluster`, clients appear with the nodes' addresses. Default: none. */
  readonly allowedCIDRs?: Value<readonly Value<string>[]>;
  /** Namespaces whose pods may connect to every port: those of the baremetal-operator, of Prometheus and of the ingress controller or the Gateway. The deployment's namespace is always allowed. Default: only that. */
  readonly allowedNamespaces?: Value<readonly Value<string>[]>;
}

/** The proxy that Ironic itself uses for image servers and registries. Its own addresses, the cluster's Services and internal networks are called directly. */
export interface Proxy {
  /** URL of the proxy for `http` URLs, for example `http://proxy.example.com:3128`. With a user name or a password in it, it must be a secret. Cannot be combined with `secretName`. */
  readonly httpProxy?: Value<string>;
  /** URL of the proxy for `https` and `oci` URLs, like `httpProxy`. Cannot be combined with `secretName`. */
  readonly httpsProxy?: Value<string>;
  /** Name of your own Secret in the namespace with the keys `httpProxy` and `httpsProxy`, or one of them, instead of the URLs. */
  readonly secretName?: Value<string>;
  /** IPv4 networks whose addresses are called directly: those of BMCs, hosts, pods, Services and nodes. Default: the private networks `10.0.0.0/8`, `172.16.0.0/12`, `192.168.0.0/16` and `100.64.0.0/10`. The networks of `dhcp` are always added. */
  readonly internalNetworks?: Value<readonly Value<string>[]>;
  /** Further hosts that are called directly: DNS names, domains such as `.example.com` with all names below them, and addresses. Default: none. IPv6 addresses must be listed one by one, because Ironic's HTTP client knows no networks of IPv6. */
  readonly noProxy?: Value<readonly Value<string>[]>;
}

/** An additional subnet whose requests arrive through a DHCP relay. */
export interface DhcpRange {
  /** Network of the subnet, for example `198.51.100.0/24`. */
  readonly networkCIDR: Value<string>;
  /** First address to hand out. Default: derived as for the main range. Needs `rangeEnd`. */
  readonly rangeBegin?: Value<string>;
  /** Last address to hand out. Needs `rangeBegin`. */
  readonly rangeEnd?: Value<string>;
  /** How long a host may keep its address: seconds, a number with `m`, `h`, `d` or `w`, such as `12h`, or `infinite`. At least 2 minutes. Default: that of dnsmasq, an hour in IPv4 and a day in IPv6. */
  readonly leaseTime?: Value<string>;
  /** Options announced to the hosts of this range, each instead of the same one of all ranges. Default: none. */
  readonly options?: DhcpAnnouncement;
  /** Default gateway of the subnet, inside `networkCIDR`. IPv4 only: in IPv6 routers advertise themselves. Default: none, even if the main range has one. */
  readonly gatewayAddress?: Value<string>;
}

/** Options that dnsmasq announces to hosts, besides their address, default gateway, DNS server and boot loader. */
export interface DhcpAnnouncement {
  /** Addresses of NTP servers. IPv4 addresses go to hosts in IPv4 ranges, IPv6 addresses to those in IPv6 ranges (options 42 and 56). */
  readonly ntpServers?: Value<readonly Value<string>[]>;
  /** Domain of the hosts (option 15). IPv4 only. */
  readonly domainName?: Value<string>;
  /** Domains in which hosts look up names (options 119 and 24). */
  readonly domainSearch?: Value<readonly Value<string>[]>;
  /** Static routes (option 121). IPv4 only. A host that takes them ignores `gatewayAddress`: add `0.0.0.0/0` for a default route. */
  readonly routes?: readonly DhcpRoute[];
  /** MTU of the provisioning network, in bytes (option 26). From 68 to 65535. IPv4 only. */
  readonly mtu?: Value<number>;
  /** Any other options, by their numbers. */
  readonly custom?: readonly CustomDhcpOption[];
}

/** A static route that is announced to hosts. */
export interface DhcpRoute {
  /** IPv4 network that is reached through the gateway, for example `198.51.100.0/24`. */
  readonly destination: Value<string>;
  /** IPv4 address of the gateway. */
  readonly gateway: Value<string>;
}

/** A DHCP option by its number. */
export interface CustomDhcpOption {
  /** Number of the option: from 1 to 254, with `ipv6` to 65535. Options that have an input of their own, or that belong to the protocol, are refused. */
  readonly code: number;
  /** Its value, as dnsmasq's `dhcp-option` takes it, for example `192.0.2.1` or `01:02:03`. Without semicolons. */
  readonly value: Value<string>;
  /** Announces it in DHCPv6 instead of DHCPv4. */
  readonly ipv6?: boolean;
  /** Encapsulates it in option 43 for clients of this vendor class, for example `PXEClient`. IPv4 only. */
  readonly vendorClass?: Value<string>;
}

/** A PersistentVolumeClaim for the leases of dnsmasq. */
export interface DhcpLeases {
  /** Name of your own claim. Cannot be combined with `size` and `storageClassName`. Default: the component creates a claim `<name>-leases`. */
  readonly claimName?: Value<string>;
  /** Size of the claim that the component creates. Default: `64Mi`. */
  readonly size?: Value<string>;
  /** Storage class of the claim that the component creates. Default: the cluster's default class. */
  readonly storageClassName?: Value<string>;
}

/** Network boot. Without `external`, `networkCIDR` or `extraRanges` is required. */
export interface Dhcp {
  /** Serves only TFTP and HTTP boot, because another DHCP server answers the hosts. The output `dhcpOptions` lists what to set there. Cannot be combined with any other field of this block. Default: false. */
  readonly external?: boolean;
  /** Network that the interface is attached to, for example `192.0.2.0/24`. IPv4: prefix length from 8 to 30; IPv6: from 64 to 126. */
  readonly networkCIDR?: Value<string>;
  /** First address to hand out. Default: derived from `networkCIDR`: the largest free block in the upper half of the network, at most 65536 addresses, without `ipAddress`, the default gateway and the virtual IPs. Needs `rangeEnd`. */
  readonly rangeBegin?: Value<string>;
  /** Last address to hand out. Needs `rangeBegin`. */
  readonly rangeEnd?: Value<string>;
  /** Default gateway announced to hosts, inside `networkCIDR`. IPv4 only: in IPv6 routers advertise themselves. Default: none, and hosts get no default gateway. Upstream: `GATEWAY_IP`. */
  readonly gatewayAddress?: Value<string>;
  /** DNS server announced to hosts, of the address family of the ranges. Cannot be combined with `serveDNS`. Default: none. Upstream: `DNS_IP`. */
  readonly dnsAddress?: Value<string>;
  /** Makes dnsmasq answer DNS on port 53 of the address it listens on, by forwarding to the cluster's DNS, and announces it to hosts. Cannot be combined with `dnsAddress`. Default: false. Upstream: `DNS_IP` and `DNS_PORT`. */
  readonly serveDNS?: boolean;
  /** Reservations, in the syntax of dnsmasq's `dhcp-host`, for example `52:54:00:12:34:56,192.0.2.20`. Upstream: `DHCP_HOSTS`. */
  readonly hosts?: Value<readonly Value<string>[]>;
  /** Tags of clients that get no answer, in the syntax of dnsmasq's `dhcp-ignore`, for example `tag:!known` for all without a reservation. A client must match all of them. Upstream: `DHCP_IGNORE`. */
  readonly ignore?: Value<readonly Value<string>[]>;
  /** Additional subnets behind DHCP relays. Needs `version` 37.0 or newer. Ranges must not overlap. */
  readonly extraRanges?: readonly DhcpRange[];
  /** How long a host may keep its address: seconds, a number with `m`, `h`, `d` or `w`, such as `12h`, or `infinite`. At least 2 minutes. Default: that of dnsmasq, an hour in IPv4 and a day in IPv6. */
  readonly leaseTime?: Value<string>;
  /** Options announced to the hosts of all ranges, for example NTP servers. Needs `version` 37.0 or newer, and an Ironic whose own address is IPv4. Default: none. Upstream: `DHCP_OPTIONS`. */
  readonly options?: DhcpAnnouncement;
  /** Keeps the leases on a PersistentVolumeClaim, so that they survive the pod. Default: they survive a restart of the container, but not of the pod. */
  readonly leases?: DhcpLeases;
}

/** An additional virtual IP. */
export interface VirtualIp {
  /** The address, of the address family of `networking.ipAddress`. */
  readonly ipAddress: Value<string>;
  /** Network interface of the node that gets the address. */
  readonly interface: Value<string>;
  /** Prefix length of its network: up to 32 for IPv4, up to 128 for IPv6. Default: the full length, 32 or 128. */
  readonly prefix?: Value<number>;
}

/** Virtual IPs with VRRP. */
export interface Keepalived {
  /** Whether the keepalived container runs. */
  readonly enabled: boolean;
  /** Virtual IPs in addition to `networking.ipAddress`, of the same address family. Each must be unique and outside the ranges of `networking.dhcp`. */
  readonly additionalVIPs?: readonly VirtualIp[];
  /** Virtual router ID, from 1 to 255, unique among the VRRP groups on the network. Default: 1. Upstream: `KEEPALIVED_VRID` of metal3-io/utility-images. */
  readonly vrid?: Value<number>;
  /** Name of a Secret in the namespace with a key `password`: the VRRP password, of letters, digits and `._+=:/@%,-`. Only its first 8 characters count. Default: a generated password, so that advertisements of unrelated VRRP routers with the same `vrid` are ignored. IPv6 addresses are advertised without a password: VRRP 3 has none. */
  readonly passwordSecretName?: Value<string>;
}

/** Where Ironic listens, and how hosts and clients reach it. */
export interface Networking {
  /** TCP port of the API. Default: 6385. From 1 to 65535; no two ports may be equal. Upstream: `IRONIC_LISTEN_PORT` and `IRONIC_ACCESS_PORT` of metal3-io/ironic-image. */
  readonly apiPort?: Value<number>;
  /** TCP port of the plain HTTP server with ramdisks and boot files. Default: 6180. From 1 to 65535; no two ports may be equal. Upstream: `HTTP_PORT`. */
  readonly imageServerPort?: Value<number>;
  /** TCP port of the HTTPS server for virtual media. Default: 6183. From 1 to 65535; no two ports may be equal. Not used with `tls.mode: off`. Upstream: `VMEDIA_TLS_PORT`. */
  readonly imageServerTLSPort?: Value<number>;
  /** TCP port of the sensor metrics. Default: 9608. From 1 to 65535; no two ports may be equal. Only with `prometheusExporter`. */
  readonly prometheusExporterPort?: Value<number>;
  /** TCP port of JSON-RPC between the Ironics of `highAvailability`. Default: 6189. From 1 to 65535; no two ports may be equal. Only with `highAvailability`. Upstream: `IRONIC_JSON_RPC_PORT`. */
  readonly rpcPort?: Value<number>;
  /** IPv4 or IPv6 address that Ironic announces to hosts, without prefix length and zone. The pod waits until its node has it. Default: the first address of `interface`, otherwise the address of the node that the pod runs on. Needs the host network. Upstream: `PROVISIONING_IP`. */
  readonly ipAddress?: Value<string>;
  /** IPv4 or IPv6 address under which hosts and BMCs reach Ironic, if it differs from the address that Ironic listens on, for example that of a load balancer. The ports are Ironic's own (`apiPort` and the others, or `exposure.nodePorts`). Cannot be combined with `ingress`, `gateway`, `externalCallbackURL` and `imageServerExternalURL`. */
  readonly externalIP?: Value<string>;
  /** Runs the pod in the pod network: it uses no port of the node, and Pod Security `restricted` can be enforced. Hosts then need `exposure`, `ingress`, `gateway`, `externalIP` or the external URLs. Cannot be combined with `ipAddress`, `interface`, `macAddresses`, `bindInterface`, `dhcp`, `keepalived` and `ipAddressManager`. Default: true when `exposure` is given and none of those is, otherwise false. */
  readonly disableHostNetwork?: boolean;
  /** Network interface of the node that Ironic listens on and serves DHCP on, for example `eno2`. Ironic announces `ipAddress` if that is given, otherwise the first global address of the interface. Needs the host network. Upstream: `PROVISIONING_INTERFACE`. */
  readonly interface?: Value<string>;
  /** MAC addresses that identify the network interface to listen on, such as `52:54:00:12:34:56`; one of them must match. Use them if the pod can run on nodes whose interfaces have different names. Cannot be combined with `interface`. Needs the host network. Upstream: `PROVISIONING_MACS`. */
  readonly macAddresses?: Value<readonly Value<string>[]>;
  /** Makes the servers listen only on the address that Ironic announces, instead of on all addresses of the node. Needs the host network. Default: false. Upstream: `LISTEN_ALL_INTERFACES`. */
  readonly bindInterface?: boolean;
  /** URL of the API for hosts, for example `https://ironic.example.com`, if your own proxy is in front of Ironic. Needs `imageServerExternalURL` as well, unless `ingress` or `gateway` is given. Cannot be combined with `externalIP`. Upstream: `IRONIC_EXTERNAL_CALLBACK_URL`. */
  readonly externalCallbackURL?: Value<string>;
  /** URL of the virtual media server for BMCs, if your own proxy is in front of Ironic. Needs `externalCallbackURL` as well, unless `ingress` or `gateway` is given. Cannot be combined with `externalIP`. Upstream: `IRONIC_EXTERNAL_HTTP_URL`. */
  readonly imageServerExternalURL?: Value<string>;
  /** Creates an Ingress, and tells hosts to call it. Cannot be combined with `gateway` and `externalIP`. Default: none. */
  readonly ingress?: Ingress;
  /** Creates routes of the Gateway API, and tells hosts to call the Gateway. Cannot be combined with `ingress` and `externalIP`. Default: none. */
  readonly gateway?: Gateway;
  /** Creates a second Service for hosts outside the cluster. The ClusterIP Service for the cluster itself always exists. Default: none. */
  readonly exposure?: Exposure;
  /** Creates a NetworkPolicy that admits only the clients listed here. Only in the pod network: policies do not apply to pods in the host network. Default: none, everyone may connect. */
  readonly networkPolicy?: NetworkPolicy;
  /** The proxy for Ironic's own calls to image servers and registries, and for the download of the ramdisk unless `deployRamdisk` has one of its own. Default: none. */
  readonly proxy?: Proxy;
  /** Network boot (PXE): a dnsmasq container serves DHCP and TFTP, or only TFTP if you have your own DHCP server. Needs one of `ipAddress`, `interface` and `macAddresses`, and the host network. Default: none, hosts boot from virtual media only. */
  readonly dhcp?: Dhcp;
  /** Virtual IPs: a keepalived container assigns `ipAddress`, and additional addresses, to the node that the pod runs on. Needs `ipAddress`, `interface` and the host network. Default: none. */
  readonly keepalived?: Keepalived;
  /** Deprecated: use `keepalived`, which can hold further virtual IPs besides `ipAddress`. Cannot be combined with an enabled `keepalived` block. Default: none. */
  readonly ipAddressManager?: IpAddressManager;
}

/** The deployment ramdisk (ironic-python-agent) that hosts boot. */
export interface DeployRamdisk {
  /** Omits the init container that downloads the ramdisk each time the pod starts. Give the location of your own ramdisk in `overrides.agentImages`, or put it into `/shared/html/images`. Default: false. */
  readonly disableDownloader?: boolean;
  /** Kernel parameters added to the ramdisk's command line, separated by blanks. Upstream: `IRONIC_KERNEL_PARAMS` of metal3-io/ironic-image. */
  readonly extraKernelParams?: Value<string>;
  /** One public SSH key that may log in to the ramdisk, for example `ssh-ed25519 AAAA… me@example`. Upstream: `IRONIC_RAMDISK_SSH_KEY` of metal3-io/ironic-image. */
  readonly sshKey?: Value<string>;
  /** Whether the ramdisk verifies Ironic's certificate when it calls back. Default: true if the certificate is generated and the address that hosts call is known at planning (`networking.ipAddress`, `externalIP` or `exposure.ipAddress`), otherwise false. With `tls.mode: secret`, set it to true if your certificate covers that address. Upstream: `IRONIC_IPA_INSECURE` of metal3-io/ironic-image. */
  readonly verifyTLS?: boolean;
  /** Runs the downloader image's own program instead of the component's script, for an image that contains the ramdisk. The component's script (needs `sh`, `curl`, `tar` and `sha256sum`) retries, stops at HTTP errors, verifies `checksum` and reuses an existing ramdisk. Default: false. Cannot be combined with `checksum`, `retries` and `mirrorCA`. */
  readonly customDownloader?: boolean;
  /** URL of the folder with the ramdisk's archive, for example on a mirror. Default: the public archives, `https://tarballs.opendev.org/openstack/ironic-python-agent/dib`. The archive is `ipa-<flavor>-<branch>.tar.gz`, with a kernel and an initramfs of that name. Upstream: `IPA_BASEURI` of metal3-io/ironic-ipa-downloader. */
  readonly baseURL?: Value<string>;
  /** Flavour of the ramdisk, part of the archive's name. Default: that of the public archives, `centos9`. Upstream: `IPA_FLAVOR` of metal3-io/ironic-ipa-downloader. */
  readonly flavor?: Value<string>;
  /** Architecture of the hosts that boot the downloaded ramdisk. Default: it is used for every architecture. The public archives exist only for x86_64, so `aarch64` requires `baseURL` or `flavor`. Upstream: `IPA_ARCH` of metal3-io/ironic-ipa-downloader. */
  readonly architecture?: Architecture;
  /** SHA-256 of the archive, 64 hexadecimal digits, with or without the prefix `sha256:`. The pod does not start if the archive differs. Default: not verified. Use it with your own mirror: the public archives are rebuilt with each commit. */
  readonly checksum?: Value<string>;
  /** How often a failed download is retried, with increasing delays. Default: 5. From 0 to 20. */
  readonly retries?: number;
  /** CA certificates used to verify `baseURL`, instead of others. Default: the system's CAs, and those of `tls.trustedCA`. */
  readonly mirrorCA?: CertificateAuthority;
  /** URL of the proxy for `http` downloads, without a password. Cannot be combined with `proxySecretName`. */
  readonly httpProxy?: Value<string>;
  /** URL of the proxy for `https` downloads, without a password. Cannot be combined with `proxySecretName`. */
  readonly httpsProxy?: Value<string>;
  /** Hosts and domains that are reached without the proxy, separated by commas. Cannot be combined with `proxySecretName`. */
  readonly noProxy?: Value<string>;
  /** Name of a Secret in the namespace with any of the keys `httpProxy`, `httpsProxy` and `noProxy`, for a proxy that requires a password. */
  readonly proxySecretName?: Value<string>;
}

/** One option of ironic.conf that no dedicated input covers. Exactly one of `value`, `secretValue` and `valueFrom` is required. */
export interface ExtraConfig {
  /** Group of the option, for example `conductor`. Default: `DEFAULT`. */
  readonly group?: string;
  /** Name of the option, for example `automated_clean`. */
  readonly name: string;
  /** Value of the option, as in ironic.conf. It is passed in the environment (`OS_<GROUP>__<NAME>`), which Ironic logs when it starts: a secret is refused here. */
  readonly value?: Value<string>;
  /** Secret value of the option, as in ironic.conf. An init container writes it to a configuration file in memory; it is never logged, and Ironic stops logging its options (`log_options`). Not in the group `database`: `ironic-dbsync` reads that group in Jobs that do not have this file. */
  readonly secretValue?: Value<string>;
  /** Key of your own Secret that holds the value; handled like `secretValue`. Line breaks are removed. After changing the Secret, restart the pod. */
  readonly valueFrom?: SecretKey;
}

/** Resource requests and limits of a container. */
export interface ResourceRequirements {
  /** Reserved amounts by resource, for example `cpu: 100m`, `memory: 512Mi`. */
  readonly requests?: Value<Readonly<Record<string, Value<string>>>>;
  /** Maximum amounts by resource, for example `memory: 1Gi`. */
  readonly limits?: Value<Readonly<Record<string, Value<string>>>>;
}

/** Lets the pod run on nodes with a matching taint (core/v1 Toleration). */
export interface Toleration {
  /** Key of the taint. Default: every key; `operator` must then be `Exists`. */
  readonly key?: Value<string>;
  /** `Equal` (the default) or `Exists`. */
  readonly operator?: Value<string>;
  /** Value of the taint; only with `Equal`. */
  readonly value?: Value<string>;
  /** `NoSchedule`, `PreferNoSchedule` or `NoExecute`. Default: every effect. */
  readonly effect?: Value<string>;
  /** How long the pod stays on a node with a `NoExecute` taint, in seconds. Default: forever. */
  readonly tolerationSeconds?: Value<number>;
}

/** The container images that run. */
export interface ImageReferences {
  /** Image of `ironic`, `httpd`, `ramdisk-logs` and `dnsmasq`. */
  readonly ironic: Value<string>;
  /** Image of the init container `ramdisk-downloader`; missing when that is disabled. */
  readonly deployRamdiskDownloader?: Value<string>;
  /** Image of the managed database; missing without one. */
  readonly database?: Value<string>;
  /** Image that copies backups to object storage; missing without object storage. */
  readonly backupUploader?: Value<string>;
  /** Image of `keepalived`; missing without it. */
  readonly keepalived?: Value<string>;
}

/** A port that a firewall in front of Ironic must open. */
export interface Port {
  /** Name of the port: as in the pod (`ironic-api`, `image-svc`, `image-svc-tls`, `metrics`), or the protocol (`dhcp`, `dhcpv6`, `tftp`, `dns`). */
  readonly name: string;
  /** Port number, as seen from outside. */
  readonly port: Value<number>;
  /** `TCP` or `UDP`. */
  readonly protocol: string;
  /** Who connects to it, and what for. */
  readonly purpose: string;
}

/** An option that your own DHCP server must send to hosts that boot from Ironic. */
export interface DhcpOption {
  /** Which hosts get the option. */
  readonly client: string;
  /** How the DHCP server recognises them. */
  readonly match: string;
  /** Number of the option. */
  readonly code: number;
  /** Name of the option: `tftp-server-name`, `bootfile-name`, or in DHCPv6 `bootfile-url`. */
  readonly name: string;
  /** Value of the option. */
  readonly value: Value<string>;
}

/** A level of the Kubernetes Pod Security standards. */
export type PodSecurityLevel = "privileged" | "baseline" | "restricted";

/** Where Ironic keeps its state. */
export type DatabaseKind = "sqlite" | "managed" | "external";

/** The volume of a managed database, or of its backups. */
export interface DatabaseStorage {
  /** Size of the volume, a Kubernetes quantity such as `10Gi`. Default: `10Gi` in `database.storage`, `20Gi` in `database.backup.storage`. It can grow if the storage class allows it; a smaller size is refused at preview. Cannot be combined with `claimName`. */
  readonly size?: Value<string>;
  /** Name of the StorageClass. Default: the cluster's default class. It cannot be changed later. Cannot be combined with `claimName`. */
  readonly storageClassName?: Value<string>;
  /** Name of an existing PersistentVolumeClaim in the namespace, used instead of a new one: for example one that an earlier `pulumi destroy` left behind. Cannot be combined with `size`, `storageClassName` and `retain`. */
  readonly claimName?: string;
  /** Whether the volume claim survives `pulumi destroy`. Default: true. To use a retained claim again, set `claimName`. */
  readonly retain?: boolean;
}

/** Object storage that each backup is copied to, with rclone. */
export interface ObjectStorage {
  /** Name of your own Secret in the namespace with the key `rclone.conf`: the rclone configuration with the storage's location and credentials. Copies are encrypted if the remote is of type `crypt`. */
  readonly configSecretName: Value<string>;
  /** Destination in rclone's syntax, `<remote>:<path>`, with a remote of `rclone.conf`, for example `s3:my-bucket/ironic`. Nothing is ever deleted there: give the bucket a lifecycle rule. */
  readonly remote: Value<string>;
}

/** Backups of a managed database: compressed, consistent dumps on a separate volume. A backup is also made before each upgrade of the schema. */
export interface DatabaseBackup {
  /** Schedule, as a cron expression with five fields in UTC, for example `17 2 * * *`. Default: `17 2 * * *` (daily). */
  readonly schedule?: Value<string>;
  /** How many scheduled backups are kept on the volume; the same number of pre-upgrade backups is kept as well. From 1 to 1000. Default: 14. */
  readonly keep?: Value<number>;
  /** The volume of the backups. Default: a new claim of the default storage class, which survives `pulumi destroy`. */
  readonly storage?: DatabaseStorage;
  /** Also copies each backup to object storage. Default: none. */
  readonly objectStorage?: ObjectStorage;
  /** Creates a PrometheusRule `<name>-database` with alerts for failed and missing backups; the cluster must have the Prometheus operator and kube-state-metrics. Default: false. */
  readonly alertRule?: boolean;
  /** Labels added to the PrometheusRule, so that a Prometheus selects it, for example `release: kube-prometheus-stack`. Default: none. Only with `alertRule: true`. */
  readonly alertRuleLabels?: Readonly<Record<string, Value<string>>>;
}

/** Loads a backup into a managed database, exactly once: the database records completed restores. Ironic is disconnected while the tables are swapped, and restarts; the previous content is kept in another database until the next restore. */
export interface DatabaseRestore {
  /** Name of the backup file, for example `ironic-20260102T021700Z-scheduled.sql.gz`, or `latest` for the newest. */
  readonly file: Value<string>;
  /** Name of the PersistentVolumeClaim in the namespace that holds the file. Default: that of `backup`. Cannot be combined with `fromObjectStorage`. */
  readonly claimName?: string;
  /** Fetches the file from `backup.objectStorage`. Default: false. */
  readonly fromObjectStorage?: boolean;
  /** Any word, for example a date: letters, digits and `-._:`, at most 64. To restore the same file again, change it. */
  readonly request?: Value<string>;
}

/** Where Ironic keeps its state. */
export interface Database {
  /** Kind of database. Default: `external` when `host` is given, otherwise `sqlite`. Changing it discards Ironic's state, so it is refused for an installed Ironic unless `safety.allowDatabaseChange` is true. */
  readonly kind?: DatabaseKind;
  /** Host name or IP address of the server, with an optional port, for example `db.example.com:3306`. Required with `kind: external`, and only allowed there. Upstream: `MARIADB_HOST` of metal3-io/ironic-image. */
  readonly host?: Value<string>;
  /** Name of the database on the server. Letters, digits, `_` and `-`, at most 64, or 48 with `kind: managed`. Default: `ironic` (required with `kind: external`). Upstream: `MARIADB_DATABASE` of metal3-io/ironic-image. */
  readonly name?: Value<string>;
  /** Name of your own Secret in the namespace with `username` and `password` of the database user: letters, digits and `-._~` only. Only with `kind: external`; cannot be combined with `username` and `password`. The component cannot see its content: after changing it, restart the Deployment or rename the Secret. */
  readonly credentialsName?: Value<string>;
  /** Name of the database user: letters, digits and `-._~`, because metal3-io/ironic-image puts it into a URL without escaping. Only with `kind: external`. */
  readonly username?: Value<string>;
  /** Password of the database user: letters, digits and `-._~`, because metal3-io/ironic-image puts it into a URL without escaping. Only with `kind: external`. Changing it restarts Ironic. */
  readonly password?: Value<string>;
  /** Name of your own Secret in the namespace whose key `tls.crt` holds the CA certificates, in PEM, used to verify the server. Only with `kind: external`; cannot be combined with `caCertificate`. The component cannot see its content: after changing it, restart the Deployment or rename the Secret. */
  readonly tlsCertificateName?: Value<string>;
  /** CA certificates, in PEM, used to verify the server. Only with `kind: external`; cannot be combined with `tlsCertificateName`. Changing it restarts Ironic. */
  readonly caCertificate?: Value<string>;
  /** Connects to the external server without TLS: the password and the credentials of all BMCs cross the network unencrypted. Default: false, and then `tlsCertificateName` or `caCertificate` is required. */
  readonly disableTLS?: boolean;
  /** The volume of the database. Only with `kind: managed`. Default: a new claim of the default storage class, which survives `pulumi destroy`. */
  readonly storage?: DatabaseStorage;
  /** Any text, for example a date. Changing it creates a new database user with a new password, moves Ironic to it without a database outage, and then removes the old user. Only with `kind: managed`. */
  readonly rotation?: Value<string>;
  /** Makes Pulumi refuse to delete the database and its volume claims until this is false again. Only with `kind: managed`. Default: false. */
  readonly protect?: boolean;
  /** Backups of the managed database. Only with `kind: managed`. Default: none; an empty block makes daily ones. */
  readonly backup?: DatabaseBackup;
  /** Loads a backup, at the first start or later. Only with `kind: managed`. Removing the block later leaves the data unchanged, and restarts Ironic. */
  readonly restoreFrom?: DatabaseRestore;
}

/** Allows changes that are refused by default because they can lose data. Set a switch for the update that needs it, and remove it again. */
export interface Safety {
  /** Allows a release of Ironic that is older than the installed database schema. Ironic cannot downgrade a schema: restore a backup of the older release in the same update. Default: false. */
  readonly allowDowngrade?: boolean;
  /** Allows an installed Ironic to switch to another database, to gain one, or to lose it. Nodes are not migrated: the baremetal-operator registers them again. Default: false. */
  readonly allowDatabaseChange?: boolean;
  /** Allows an upgrade path that upstream does not support. Default: false. */
  readonly allowDisruption?: boolean;
  /** Refuses entries of `extraConfig` that are only warned of by default. These are options that the release of Ironic does not have, values that it does not accept, options of drivers that are not enabled, and options that an input sets. Default: false. */
  readonly strictConfig?: boolean;
}

/** What is recorded about the database of an installed Ironic. */
export interface ReleaseDatabase {
  /** Kind of database. */
  readonly kind?: Value<DatabaseKind>;
  /** Host name and name of the database. */
  readonly location?: Value<string>;
  /** Size of the volume of a managed database. */
  readonly storageSize?: Value<string>;
  /** Whether a backup is made before an upgrade of the schema. */
  readonly backedUp?: Value<boolean>;
}

/** What an update does to an installed Ironic. */
export interface ReleaseChange {
  /** Previous release and image. */
  readonly from: Value<string>;
  /** New release and image. */
  readonly to: Value<string>;
  /** Steps of the update, in order. */
  readonly steps: Value<readonly Value<string>[]>;
  /** What the new release does differently with these inputs; missing if it is nothing. */
  readonly differences?: Value<readonly Value<string>[]>;
}

/** Kind of a Kubernetes object that holds text. */
export type ObjectKind = "ConfigMap" | "Secret";

/** CA certificates: either in your own object (`kind` and `name`), or as text (`pem`), for which the component creates an object. */
export interface CertificateAuthority {
  /** Kind of the object. Required with `name`. */
  readonly kind?: ObjectKind;
  /** Name of the object, in the namespace. Cannot be combined with `pem`. */
  readonly name?: Value<string>;
  /** Key in the object. Default: all keys for `bmcCA`, otherwise `ca.crt`. Cannot be combined with `pem`. */
  readonly key?: Value<string>;
  /** CA certificates in PEM, concatenated. Cannot be combined with `kind`, `name` and `key`. */
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

/** CPU architecture of hosts. */
export type Architecture = "x86_64" | "aarch64";

/** What the ramdisk collects about a host during inspection. */
export interface Inspection {
  /** Inspection collectors that the ramdisk runs. Default: those of the image, `default` and `logs`. Upstream: `IRONIC_IPA_COLLECTORS` of metal3-io/ironic-image. */
  readonly collectors?: Value<readonly Value<string>[]>;
  /** Network interfaces whose VLANs are inspected: `all`, an interface (`eth0`), or a VLAN of it (`eth0.100`). Default: `all`. Upstream: `IRONIC_ENABLE_VLAN_INTERFACES` of metal3-io/ironic-image. */
  readonly vlanInterfaces?: Value<readonly Value<string>[]>;
}

/** One key of a Secret in the namespace. */
export interface SecretKey {
  /** Name of the Secret. */
  readonly name: Value<string>;
  /** Key in the Secret. */
  readonly key: Value<string>;
}

/** State of a host to which a network applies. */
export type ProviderNetworkType = "idle" | "inspection" | "cleaning" | "rescuing" | "servicing" | "provisioning";

/** How a port of a switch carries VLANs. */
export type SwitchPortMode = "access" | "trunk" | "hybrid";

/** The network that a host's switch port is assigned to in one of its states. */
export interface ProviderNetwork {
  /** State of the host. Each may be given once. */
  readonly type: ProviderNetworkType;
  /** Mode of the switch port. Default: `access`. */
  readonly mode?: SwitchPortMode;
  /** VLAN of untagged traffic. From 1 to 4094. */
  readonly nativeVLAN: Value<number>;
  /** VLANs that may pass tagged: numbers (`100`) and ranges (`200-299`), from 1 to 4094. Required with mode `trunk` and `hybrid`, refused with `access`. */
  readonly allowedVLANs?: Value<readonly Value<string>[]>;
  /** MTU of the port, in bytes. From 1280 to 9216. Default: that of the switch. */
  readonly mtu?: Value<number>;
}

/** The networking service (ironic-networking), which configures ports of network switches: a separate pod `<name>-networking`, and a Service `<name>-networking-service`. */
export interface NetworkingService {
  /** Whether the networking service runs. Default: false. */
  readonly enabled?: boolean;
  /** Networks by state of the host. Default: ports are not changed. */
  readonly providerNetworks?: readonly ProviderNetwork[];
  /** Name of an existing Secret with the key `switch-configs.conf`. Default: the component creates `<name>-switch-config` with a placeholder for the baremetal-operator to fill, and never overwrites its content. */
  readonly switchConfigSecretName?: Value<string>;
  /** Name of an existing Secret with the credentials of switches. Default: the component creates an empty `<name>-switch-credentials` for the baremetal-operator to fill, and never overwrites its content. */
  readonly switchCredentialsSecretName?: Value<string>;
}

/** Sensor data of hosts (temperatures, fans, power supplies, drives) as metrics for Prometheus. */
export interface PrometheusExporter {
  /** Whether sensor data are collected and exported. */
  readonly enabled: boolean;
  /** IP address that the exporter listens on. Default: `0.0.0.0`. A loopback address needs `disableServiceMonitor`, because nothing outside the pod could read it. */
  readonly bindAddress?: Value<string>;
  /** Interval between collections, in seconds. Default: 160. At least 120: Ironic polls a BMC at most once a minute, and ironic.conf warns against less. */
  readonly sensorCollectionInterval?: Value<number>;
  /** Omits the ServiceMonitor `<name>-metrics` (monitoring.coreos.com/v1). Set it to true if the cluster has no Prometheus operator: the update fails otherwise. Default: false. */
  readonly disableServiceMonitor?: boolean;
  /** Creates a PrometheusRule `<name>-alerts` (monitoring.coreos.com/v1): Ironic down, missing sensor data, failed power supplies, fans and drives, and a server certificate about to expire. Needs the Prometheus operator, and for the first alert kube-state-metrics. Default: false. See docs/alerts.md. */
  readonly alerts?: boolean;
  /** Creates a ConfigMap `<name>-dashboard` with a Grafana dashboard, labelled `grafana_dashboard: "1"` for Grafana's sidecar. Default: false. */
  readonly dashboard?: boolean;
  /** Labels added to the ServiceMonitor and the PrometheusRule, so that a Prometheus selects them, for example `release: kube-prometheus-stack`. Default: none. */
  readonly labels?: Readonly<Record<string, Value<string>>>;
}

/** Your own deployment ramdisk. */
export interface AgentImage {
  /** URL of the kernel: `http`, `https`, `oci` with a digest (`oci://registry.example.com/ipa@sha256:…`), or a `file:///` path below `/shared/html/images` or `/templates`. With `networking.dhcp` only what iPXE loads: `http`, `https`, or a file below `/shared/html/images`. */
  readonly kernel: Value<string>;
  /** URL of the initramfs, like `kernel`. */
  readonly initramfs: Value<string>;
  /** Architecture of the hosts that boot it. Default: every architecture without its own entry; only one entry may omit it. */
  readonly architecture?: Architecture;
}

/** Registries with disk images and ramdisks (`oci://`). Their certificates are verified by the system's CAs and `tls.trustedCA`. */
export interface Registries {
  /** Name of a Secret in the namespace with the tokens for registries, as JSON: `{"auths": {"auth.example.com": {"auth": "token"}}}`. The host is that of the registry's token service, and the token is what that accepts as a password. Ironic reads changes without a restart. Upstream: `[oci]authentication_config`. */
  readonly authSecretName?: Value<string>;
  /** Key in the Secret. Default: `oci.json`. */
  readonly authKey?: Value<string>;
  /** Whether Ironic calls a registry over plain HTTP that does not speak TLS. Default: false. Upstream: `[oci]permit_fallback_to_http_transport`. */
  readonly allowPlainHTTP?: boolean;
}

/** Changes to the pod that no dedicated input covers. They apply only to the pod with Ironic, not to Jobs and not to the networking service. */
export interface Overrides {
  /** Labels added to the pod. Those that the component sets take precedence. */
  readonly labels?: Readonly<Record<string, Value<string>>>;
  /** Annotations added to the pod. Those that the component sets take precedence. */
  readonly annotations?: Readonly<Record<string, Value<string>>>;
  /** Containers, as core/v1 Container. An entry with the name of one of the component's containers is merged into it: `env` and `ports` by name, `volumeMounts` by path, `securityContext` and probes field by field (a probe's handler as a whole), other fields replaced. Other entries are added. */
  readonly containers?: readonly unknown[];
  /** Init containers, like `containers`. Additional ones run after those of the component. */
  readonly initContainers?: readonly unknown[];
  /** Volumes, as core/v1 Volume. An entry with the name of one of the component's volumes replaces it; others are added. */
  readonly volumes?: readonly unknown[];
  /** Your own deployment ramdisks, one for each architecture. Upstream: `DEPLOY_KERNEL_URL`, `DEPLOY_KERNEL_BY_ARCH` and the same for the ramdisk, of metal3-io/ironic-image. */
  readonly agentImages?: readonly AgentImage[];
  /** Liveness probe of `httpd`, as core/v1 Probe. A handler (`exec`, `httpGet`, `tcpSocket`, `grpc`) replaces the component's; omitted timings keep its values. */
  readonly httpdLivenessProbe?: unknown;
  /** Readiness probe of `httpd`, like `httpdLivenessProbe`. */
  readonly httpdReadinessProbe?: unknown;
}

/** How a volume may be used. */
export type AccessMode = "ReadWriteOnce" | "ReadWriteOncePod" | "ReadWriteMany";

/** The directory `/shared`: ramdisk, boot files, and images that are being written to hosts. On a volume, the ramdisk is not downloaded again each time the pod starts. */
export interface SharedStorage {
  /** Size of a volume claim `<name>-shared-<digest>` that the component creates, for example `20Gi`. It can grow later if the storage class allows it. Default: no claim, but an emptyDir volume that is deleted with the pod. Cannot be combined with `claimName` and `sizeLimit`. */
  readonly size?: Value<string>;
  /** Storage class of the claim. Default: the cluster's default class. Only with `size`. Changing it creates another claim; the ramdisk is downloaded again. */
  readonly storageClassName?: Value<string>;
  /** Access mode of the claim. Default: `ReadWriteOnce`. Only with `size`. */
  readonly accessMode?: AccessMode;
  /** Name of your own PersistentVolumeClaim in the namespace. Cannot be combined with `size` and `sizeLimit`. */
  readonly claimName?: Value<string>;
  /** Maximum size of the directory without a claim, for example `20Gi`; the kubelet evicts a pod that exceeds it. Default: none. */
  readonly sizeLimit?: Value<string>;
}

/** Objects that connect the baremetal-operator to Ironic. It reads them when it starts: name its Deployment in `restart`, or restart it when the output `checksum` changes. */
export interface BareMetalOperator {
  /** Namespace of the baremetal-operator. Default: that of Ironic. */
  readonly namespace?: Value<string>;
  /** Name of the ConfigMap that the baremetal-operator gets its environment from. Default: `ironic`. */
  readonly configMapName?: Value<string>;
  /** Name of the Secret with `username` and `password`. Default: `ironic-credentials`. With `credentials.apiCredentialsName`, that Secret is used if the namespace is the same. */
  readonly credentialsSecretName?: Value<string>;
  /** Name of the Secret whose `tls.crt` holds the CA certificates that the baremetal-operator uses to verify Ironic. Default: `ironic-cacert`. */
  readonly caSecretName?: Value<string>;
  /** CA certificates, in PEM, for `caSecretName`. Default: those of the generated certificate. Required with `tls.mode` `secret` and `certManager` unless the issuer is publicly trusted, because the component cannot see them. */
  readonly caCertificate?: Value<string>;
  /** Additional variables for the ConfigMap, for example `PROVISIONING_LIMIT`. Not `IRONIC_ENDPOINT`, which the component sets. */
  readonly configuration?: Readonly<Record<string, Value<string>>>;
  /** Deployments that read these objects when they start, such as the baremetal-operator's. When `checksum` changes, the component restarts them, after Ironic accepts the new credentials and the objects are updated. They must exist. Default: none; restart them yourself. */
  readonly restart?: readonly RestartedDeployment[];
}

/** A Deployment that the component restarts, by an annotation of its pod template. */
export interface RestartedDeployment {
  /** Name of the Deployment, for example `baremetal-operator-controller-manager`. */
  readonly name: string;
  /** Namespace of the Deployment. Default: that of the objects, `bareMetalOperator.namespace`. */
  readonly namespace?: string;
}

/** A login that was valid before a rotation. */
export interface PreviousLogin {
  /** User name. */
  readonly username: Value<string>;
  /** Password. */
  readonly password: Value<string>;
}

/** What the baremetal-operator needs to connect to this Ironic. */
export interface BareMetalOperatorHandover {
  /** Name of the ConfigMap with `IRONIC_ENDPOINT`, for `envFrom`. */
  readonly configMapName: Value<string>;
  /** Name of the Secret with `username` and `password`, to mount at `/opt/metal3/auth/ironic`. */
  readonly credentialsSecretName: Value<string>;
  /** Name of the Secret with `tls.crt`, to mount at `/opt/metal3/certs/ca`. Missing without TLS, and if the CA certificates are not known. */
  readonly caSecretName?: Value<string>;
  /** Changes with the endpoint, the credentials and the CA certificates. Use it as an annotation of the baremetal-operator's pod, so that it restarts when needed. */
  readonly checksum: Value<string>;
}

/** Inputs of metal3:index:Ironic, settled: see wire/settle.ts. */
export interface IronicArgs {
  /** Name of the deployment; the names of all Kubernetes objects derive from it. A lower-case DNS label that starts with a letter, at most 40 characters. Default: the name of the Pulumi resource. Changing it replaces every object. */
  readonly name?: string;
  /** Namespace of all objects. Default: `baremetal-operator-system`. Changing it replaces every object. */
  readonly namespace?: Value<string>;
  /** Creates the namespace, labelled with the Pod Security level that the pods need, and deletes it with the component. Default: false. */
  readonly createNamespace?: boolean;
  /** Release of the Ironic image. Default: `38.0`. An installed Ironic stays on its release if none is given. A release that is not listed can be given together with `images.ironic`, and is treated as the nearest one before it. */
  readonly version?: Version;
  /** Which container images run, and how they are pulled. Default: those of `version` from quay.io. */
  readonly images?: Images;
  /** How the API and the virtual media server are protected. Default: a generated certificate. */
  readonly tls?: Tls;
  /** User name and password of the API. Default: generated. */
  readonly credentials?: Credentials;
  /** Where Ironic keeps its state. Default: SQLite inside the pod, which is emptied by every restart. */
  readonly database?: Database;
  /** How hosts and clients reach Ironic. Default: the host network of one node. */
  readonly networking?: Networking;
  /** The deployment ramdisk (ironic-python-agent) that hosts boot. Default: downloaded each time the pod starts. */
  readonly deployRamdisk?: DeployRamdisk;
  /** What the ramdisk collects about a host during inspection. */
  readonly inspection?: Inspection;
  /** Access to OCI registries with disk images and ramdisks. Default: registries are called without a login, over HTTPS. */
  readonly registries?: Registries;
  /** Options of ironic.conf that no dedicated input covers. They override everything else; each option may be given once. */
  readonly extraConfig?: readonly ExtraConfig[];
  /** Runs one Ironic on every eligible node, as a DaemonSet instead of a Deployment. The Ironics share the hosts, and take over those of one that fails. Default: false. Needs `database.kind` external or managed; set `nodeSelector`, or Ironic runs on all nodes. Cannot be combined with `networking.ipAddress`, `keepalived`, `dhcp`, `externalIP` or `exposure`. Changing it replaces the workload. See docs/high-availability.md. */
  readonly highAvailability?: boolean;
  /** The networking service (ironic-networking), which configures ports of network switches. Default: it does not run. */
  readonly networkingService?: NetworkingService;
  /** Sensor data of hosts as Prometheus metrics. Default: not collected. */
  readonly prometheusExporter?: PrometheusExporter;
  /** Where `/shared` is stored. Default: an emptyDir volume, deleted with the pod. */
  readonly storage?: SharedStorage;
  /** Objects that connect the baremetal-operator to Ironic. Default: none are created. */
  readonly bareMetalOperator?: BareMetalOperator;
  /** Changes to the pod that no dedicated input covers. */
  readonly overrides?: Overrides;
  /** Labels that a node must have to run the pod. Default: any node. */
  readonly nodeSelector?: Value<Readonly<Record<string, Value<string>>>>;
  /** Taints of nodes that the pod tolerates. Default: none. */
  readonly tolerations?: Value<readonly Value<Toleration>[]>;
  /** Affinity of the pod, as core/v1 Affinity. Default: none. */
  readonly affinity?: Value<unknown>;
  /** How pods spread over the cluster, as core/v1 TopologySpreadConstraint. Default: none. */
  readonly topologySpreadConstraints?: Value<readonly Value<unknown>[]>;
  /** Name of the PriorityClass of the pod. Default: the cluster's default class. */
  readonly priorityClassName?: Value<string>;
  /** Name of an existing ServiceAccount for the pod. It needs no permissions; its token is never mounted. Default: that of the namespace, `default`. */
  readonly serviceAccountName?: Value<string>;
  /** Requests and limits by container; an entry replaces the default. Default requests of cpu and memory: 50m and 500Mi for `ironic`; 20m and 100Mi for `httpd`; 10m and 100Mi for `ironic-prometheus-exporter`, `ironic-networking`; 50m and 50Mi for `ramdisk-downloader`; 100m and 512Mi for `database`; 50m and 256Mi for `database-jobs`; 5m and 20Mi for `ramdisk-logs`, `dnsmasq`, `keepalived`, `api-credentials`, `config-options`; no limits. */
  readonly resources?: Readonly<Record<string, ResourceRequirements>>;
  /** Prints every command of the Ironic image's start scripts (`set -x`) to the container logs, for debugging a container that does not start. The logs then contain the database password and the hashes of the API and JSON-RPC passwords; the preview warns about it. Changing it restarts the pod. Default: false. */
  readonly traceStartup?: boolean;
  /** Allows changes that are refused by default because they can lose data. Default: nothing. */
  readonly safety?: Safety;
}

/** Outputs of metal3:index:Ironic. */
export interface IronicOutputs {
  /** URL of the API inside the cluster, by Service name, without a path: `https://<name>.<namespace>.svc`. The baremetal-operator needs `/v1/` appended. */
  readonly endpoint: Value<string>;
  /** URL of the API for hosts, without a path. Missing when the address is not known at planning, that is without `networking.ipAddress`, `externalIP`, `externalCallbackURL`, `ingress`, `gateway` and a fixed address in `exposure`. */
  readonly externalEndpoint?: Value<string>;
  /** URL of the plain HTTP server. It is the address for hosts if that is known at planning, otherwise the Service name. */
  readonly imageServerUrl: Value<string>;
  /** URL of the HTTPS server for virtual media. It is the address for BMCs if that is known at planning, otherwise the Service name. Missing with `tls.mode: off` and with `tls.disableVirtualMediaTLS`. */
  readonly imageServerTlsUrl?: Value<string>;
  /** User name of the API. Missing with `credentials.apiCredentialsName`. */
  readonly username?: Value<string>;
  /** Password of the API. Missing with `credentials.apiCredentialsName`. */
  readonly password?: Value<string>;
  /** Name of the Secret with `username` and `password` of the API: `<name>-credentials`, or `credentials.apiCredentialsName`. */
  readonly credentialsSecretName: Value<string>;
  /** CA certificates, in PEM, that clients use to verify Ironic: that of `tls.caGeneration` first, then those of `tls.trustedCAGenerations`. Missing unless `tls.mode` is `generated`. */
  readonly caCertificate?: Value<string>;
  /** Expiry of the server certificate, in RFC 3339. Missing unless `tls.mode` is `generated`. */
  readonly certificateNotAfter?: Value<string>;
  /** A clouds.yaml for the `openstack baremetal` client, with a cloud `metal3`. With generated TLS, save the output `caCertificate` as `ironic-ca.crt` in the same folder. Missing with `credentials.apiCredentialsName`. */
  readonly cloudsYaml?: Value<string>;
  /** Host name of the database server, with its port if one was given. Missing with SQLite. */
  readonly databaseHost?: Value<string>;
  /** Release of the Ironic image. */
  readonly version: Value<string>;
  /** The images that run, for mirroring or scanning. */
  readonly images: Value<ImageReferences>;
  /** Ports that a firewall in front of Ironic must open: for hosts and, with `prometheusExporter`, for Prometheus. */
  readonly ports: Value<readonly Value<Port>[]>;
  /** Pod Security level that the namespace must allow: `privileged` in the host network, otherwise `restricted`, unless `overrides` need more. */
  readonly podSecurityLevel: Value<PodSecurityLevel>;
  /** What the baremetal-operator needs to connect to this Ironic. Missing without the input `bareMetalOperator`. */
  readonly bareMetalOperator?: Value<BareMetalOperatorHandover>;
  /** Options to set in your own DHCP server. Empty without `networking.dhcp.external`, and without `networking.ipAddress`, because the values contain it. */
  readonly dhcpOptions: Value<readonly Value<DhcpOption>[]>;
}

/** Inputs of metal3:index:IronicLogin, settled: see wire/settle.ts. */
export interface IronicLoginArgs {
  /** User name without the suffix of every other rotation. */
  readonly name?: Value<string>;
  /** Password. */
  readonly password?: Value<string>;
  /** Whether the previous login is refused. */
  readonly revokePrevious?: Value<boolean>;
  /** Whether the component restarts the readers of the login. */
  readonly restartsOperator?: Value<boolean>;
}

/** Outputs of metal3:index:IronicLogin. */
export interface IronicLoginOutputs {
  /** User name. */
  readonly username: Value<string>;
  /** Password. */
  readonly password: Value<string>;
  /** The login from before the last rotation, if there is one that is still valid. */
  readonly previous: Value<readonly Value<PreviousLogin>[]>;
}

/** Inputs of metal3:index:IronicRelease, settled: see wire/settle.ts. */
export interface IronicReleaseArgs {
  /** Release of the Ironic image. */
  readonly version?: Value<string>;
  /** Reference of the Ironic image. */
  readonly image?: Value<string>;
  /** Where Ironic keeps its state. */
  readonly database?: Value<ReleaseDatabase>;
  /** The requested restore. */
  readonly restore?: Value<string>;
  /** Whether one Ironic runs on every eligible node. */
  readonly highAvailability?: Value<boolean>;
  /** Changes that are allowed although they can lose data. */
  readonly safety?: Value<Safety>;
  /** Digest, by restart cause, of what that cause depends on. */
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
  /** The requested restore. */
  readonly restore?: Value<string>;
  /** Whether one Ironic runs on every eligible node. */
  readonly highAvailability?: Value<boolean>;
  /** Changes that are allowed although they can lose data. */
  readonly safety?: Value<Safety>;
  /** Digest, by restart cause, of what that cause depends on. */
  readonly restartCauses?: Value<Readonly<Record<string, Value<string>>>>;
  /** What the last change of the release did, or will do. */
  readonly lastChange?: Value<ReleaseChange>;
  /** Causes of the last restart. */
  readonly lastRestart?: Value<readonly Value<string>[]>;
  /** Release of the installed database schema; `none` until the first schema upgrade is done. */
  readonly schemaVersion?: Value<string>;
  /** Why the last update was refused; missing if it was not. */
  readonly refused?: Value<readonly Value<string>[]>;
}

/** Every component of the schema, so that a map over its keys is total: a forgotten one does not compile. */
export interface Components {
  readonly "metal3:index:Ironic": { args: IronicArgs; outputs: IronicOutputs };
}

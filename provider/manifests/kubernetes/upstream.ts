// The contract of the Ironic image (metal3-io/ironic-image): the paths and users that its scripts know.

/** User and group that the image is built for (Dockerfile: IRONIC_UID, IRONIC_GID). */
export const imageUser = { uid: 997, gid: 994 } as const;

/** User and group that the keepalived image is built for (metal3-io/utility-images, keepalived/Dockerfile). */
export const keepalivedUser = { uid: 65532, gid: 65532 } as const;

export const commands = {
  ironic: "/bin/runironic",
  httpd: "/bin/runhttpd",
  ramdiskLogs: "/bin/runlogwatch.sh",
  databaseUpgrade: "/bin/rundatabase-upgrade",
  onlineDataMigrations: "/bin/runonline-data-migrations",
  exporter: "/bin/runironic-exporter",
  networking: "/bin/runironic-networking",
  dnsmasq: "/bin/rundnsmasq",
} as const;

/** Directories that the scripts write to, when the root file system is read-only (ironic-common.sh). */
export const writableDirs = { conf: "/conf", data: "/data", tmp: "/tmp" } as const;

export const paths = {
  /** Images, boot files, sockets and logs, shared by all containers. */
  shared: "/shared",
  /** tls.crt and tls.key of the API (tls-common.sh: IRONIC_CERT_FILE). */
  apiCertificate: "/certs/ironic",
  /** tls.crt and tls.key of virtual media (tls-common.sh: IRONIC_VMEDIA_CERT_FILE). */
  virtualMediaCertificate: "/certs/vmedia",
  /** tls.crt holds the issuers with which the ramdisk and the services verify Ironic (tls-common.sh: IRONIC_CACERT_FILE). */
  ironicCa: "/certs/ca/ironic",
  /** htpasswd of the API (auth-common.sh), read by ironic and by httpd. */
  apiCredentials: "/auth/ironic",
  /** username and password of the database (configure-ironic.sh via auth-common.sh). */
  databaseCredentials: "/auth/mariadb",
  /** tls.crt holds the issuers with which the database is verified (tls-common.sh: MARIADB_CACERT_FILE). */
  databaseCa: "/certs/ca/mariadb",
  /** username, password and htpasswd of JSON-RPC (auth-common.sh). */
  rpcCredentials: "/auth/ironic-rpc",
  /** Every file in it is trusted for BMCs (tls-common.sh: BMC_CACERTS_PATH). */
  bmcCa: "/certs/ca/bmc",
  trustedCa: "/certs/ca/trusted",
  /** What "ironic --config-dir" reads, in the order of the file names, after which nothing but the environment wins (runironic). */
  ironicConfig: "/conf/ironic",
  /** switch-configs.conf of the networking service. */
  switchConfig: "/etc/ironic/networking/configs",
  switchCredentials: "/etc/ironic/networking/credentials",
  /** dnsmasq.leases, below /data, and nothing else (ironic-common.sh: DNSMASQ_DATA_DIR). */
  leases: "/data/dnsmasq",
} as const;

/** Name of the ramdisk's files without their ending: what configure-ironic.sh looks for, by architecture or for all. */
export function ramdiskName(architecture: string | undefined): string {
  return architecture === undefined ? "ironic-python-agent" : `ironic-python-agent_${architecture}`;
}

/** Where the ramdisk's kernel lies, below the image server's root. */
export function ramdiskKernelPath(architecture: string | undefined): string {
  return `/images/${ramdiskName(architecture)}.kernel`;
}

/** Answered without a password, in every mode. */
export const apiRootPath = "/v1";

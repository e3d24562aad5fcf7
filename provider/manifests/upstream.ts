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
  /** tls.crt holds the issuers by which the ramdisk and the services verify Ironic (tls-common.sh: IRONIC_CACERT_FILE). */
  ironicCa: "/certs/ca/ironic",
  /** htpasswd of the API (auth-common.sh), read by ironic and by httpd. */
  apiCredentials: "/auth/ironic",
  /** username and password of the database (configure-ironic.sh via auth-common.sh). */
  databaseCredentials: "/auth/mariadb",
  /** tls.crt holds the issuers by which the database is verified (tls-common.sh: MARIADB_CACERT_FILE). */
  databaseCa: "/certs/ca/mariadb",
  /** dnsmasq.leases, below /data, and nothing else (ironic-common.sh: DNSMASQ_DATA_DIR). */
  leases: "/data/dnsmasq",
} as const;

/** Where the downloader puts the ramdisk's kernel, below the image server's root. */
export const ramdiskKernelPath = "/images/ironic-python-agent.kernel";

/** Answered without a password, in every mode. */
export const apiRootPath = "/v1";

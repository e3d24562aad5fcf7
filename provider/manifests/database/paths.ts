// Where the programs of the database find and put things in their containers, as the *.sh here expect it.

export const databasePort = 3306;

export const serverPaths = {
  volume: "/var/lib/mysql",
  /** Sockets and process id. */
  run: "/run/mysqld",
  tmp: "/tmp",
  /** init.sql, tls.crt and tls.key. */
  secrets: "/etc/metal3/server",
} as const;

export const clientPaths = {
  /** client.cnf and what else its holder may do. */
  secrets: "/etc/metal3/client",
  backups: "/backup",
} as const;

/** rclone.conf of the user's own. */
export const uploaderSecrets = "/etc/metal3/uploader";

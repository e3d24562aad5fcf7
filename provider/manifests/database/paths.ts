// Where the scripts of the database find and put things: fixed in the containers, elsewhere in a test.

export interface ServerPlaces {
  /** The volume; the data lies in a directory of it, because a file system may keep files of its own at its root. */
  readonly volume: string;
  /** Socket and process id. */
  readonly run: string;
  readonly tmp: string;
  /** init.sql, tls.crt and tls.key. */
  readonly secrets: string;
  readonly bindAddress: string;
  readonly port: number;
}

export interface ClientPlaces {
  /** client.cnf and what else its holder may do. */
  readonly secrets: string;
  readonly backups: string;
}

export const databasePort = 3306;

export const serverPlaces: ServerPlaces = {
  volume: "/var/lib/mysql",
  run: "/run/mysqld",
  tmp: "/tmp",
  secrets: "/etc/metal3/server",
  bindAddress: "*",
  port: databasePort,
};

export const clientPlaces: ClientPlaces = { secrets: "/etc/metal3/client", backups: "/backup" };

/** rclone.conf of the user's own. */
export const uploaderSecrets = "/etc/metal3/uploader";

export const socketOf = ({ run }: ServerPlaces): string => `${run}/mysqld.sock`;

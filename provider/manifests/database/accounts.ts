// Who may do what on the managed server, as SQL, and how its clients introduce themselves.

import { mapValue, text, type Value } from "../../schema/value";

/** Of everything on the server; used by the component's own Jobs alone. */
export const adminAccount = "metal3-admin";

/** Reads the database, and nothing else. */
export const backupAccount = "metal3-backup";

/** Ironic's accounts: one for each password, so that an old one goes on working until Ironic has the new one. */
export const ironicAccountPrefix = "ironic-";

/** Where the server remembers which restores it has had. */
const bookkeepingDatabase = "metal3";

/** The databases beside Ironic's that a restore uses. */
const restoreSuffix = "_restore";
const beforeRestoreSuffix = "_before_restore";

/** What `ironic-dbsync` and Ironic need in their own database: no rights on others, none to hand on. */
const ironicRights = "SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, ALTER, INDEX, REFERENCES";

/** mysqldump's needs for a dump in one transaction. */
const backupRights = "SELECT, LOCK TABLES, SHOW VIEW, TRIGGER";

/** In GRANT an underscore stands for any character, unless it is escaped. */
const grantable = (database: Value<string>): Value<string> => mapValue(database, (name) => name.replaceAll("_", "\\_"));

/** Passwords are generated, of letters and digits: nothing in them needs to be quoted. */
interface ServerPasswords {
  readonly admin: Value<string>;
  readonly backup: Value<string>;
}

function lines(statements: readonly Value<string>[]): Value<string> {
  return statements.reduce<Value<string>>((all, statement) => text`${all}${statement};\n`, "");
}

/**
 * Runs at each start of the server, before it answers anyone, one statement a line: so a volume that outlived its
 * passwords gets the new ones, and nothing depends on a first start that was completed.
 */
export function initSql(database: Value<string>, passwords: ServerPasswords): Value<string> {
  const admin = `\`${adminAccount}\`@\`%\``;
  const backup = `\`${backupAccount}\`@\`%\``;
  const own = grantable(database);
  return lines([
    text`CREATE DATABASE IF NOT EXISTS \`${database}\` CHARACTER SET utf8mb3 COLLATE utf8mb3_general_ci`,
    `CREATE DATABASE IF NOT EXISTS \`${bookkeepingDatabase}\``,
    `CREATE TABLE IF NOT EXISTS \`${bookkeepingDatabase}\`.\`restores\` (\`token\` VARCHAR(255) PRIMARY KEY, \`file\` VARCHAR(255) NOT NULL, \`state\` VARCHAR(16) NOT NULL, \`at\` TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP)`,
    `CREATE USER IF NOT EXISTS ${admin}`,
    text`ALTER USER ${admin} IDENTIFIED BY '${passwords.admin}' REQUIRE SSL`,
    `GRANT CREATE USER, PROCESS, CONNECTION ADMIN ON *.* TO ${admin}`,
    `GRANT SELECT ON \`mysql\`.\`user\` TO ${admin}`,
    `GRANT ALL PRIVILEGES ON \`${bookkeepingDatabase}\`.* TO ${admin}`,
    text`GRANT ALL PRIVILEGES ON \`${own}\`.* TO ${admin} WITH GRANT OPTION`,
    ...[restoreSuffix, beforeRestoreSuffix].map(
      (suffix) => text`GRANT ALL PRIVILEGES ON \`${own}${grantable(suffix)}\`.* TO ${admin}`,
    ),
    `CREATE USER IF NOT EXISTS ${backup}`,
    text`ALTER USER ${backup} IDENTIFIED BY '${passwords.backup}' REQUIRE SSL`,
    text`GRANT ${backupRights} ON \`${own}\`.* TO ${backup}`,
  ]);
}

/**
 * Makes one account of Ironic's, or sets it right again; others are not touched. It unlocks, because a restore that was
 * given up may have left it locked.
 */
export function accountSql(database: Value<string>, account: Value<string>, password: Value<string>): Value<string> {
  const user = text`\`${account}\`@\`%\``;
  return lines([
    text`CREATE USER IF NOT EXISTS ${user}`,
    text`ALTER USER ${user} IDENTIFIED BY '${password}' REQUIRE SSL ACCOUNT UNLOCK`,
    text`GRANT ${ironicRights} ON \`${grantable(database)}\`.* TO ${user}`,
  ]);
}

/** The options file of a client: neither an argument nor a variable ever holds the password. */
export function clientOptions(
  server: { readonly host: Value<string>; readonly port: number; readonly ca: string },
  user: string,
  password: Value<string>,
): Value<string> {
  return text`[client]
host=${server.host}
port=${server.port}
protocol=TCP
user=${user}
password=${password}
ssl-ca=${server.ca}
ssl-verify-server-cert
[mysql]
connect-timeout=10
`;
}

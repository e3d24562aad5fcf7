// The canonical form of database.

import type { Database, DatabaseBackup, DatabaseRestore, DatabaseStorage, ObjectStorage } from "../../schema/types";
import { defaults } from "../../schema/defaults";
import { after, asGiven, block, group, quantityForm, spelled, unless, unlessEmpty, without } from "../base/form";
import { peek } from "../checks/check";
import { canonicalPem } from "../checks/certificates";
import { canonicalCronSchedule } from "../checks/cronSchedule";
import type { Names } from "../base/names";
import { databaseKind } from "./database";
import { canonicalDatabaseHost } from "./externalDatabase";

const usual = defaults.database;

const storageForm = ({ size, retain }: { readonly size: string; readonly retain: boolean }) =>
  group<DatabaseStorage>({
    size: unless(size, quantityForm),
    storageClassName: asGiven,
    claimName: asGiven,
    retain: unless(retain),
  });

const backupForm = block<DatabaseBackup>({
  schedule: unless(canonicalCronSchedule(usual.backup.schedule), spelled(canonicalCronSchedule)),
  keep: unless(usual.backup.keep),
  storage: storageForm(usual.backup.storage),
  objectStorage: block<ObjectStorage>({ configSecretName: asGiven, remote: asGiven }),
  alertRule: unless(usual.backup.alertRule),
  alertRuleLabels: unlessEmpty(asGiven),
});

const restoreForm = block<DatabaseRestore>({
  file: asGiven,
  claimName: asGiven,
  fromObjectStorage: unless(usual.restoreFrom.fromObjectStorage),
  request: asGiven,
});

const fieldsForm = block<Database>({
  kind: asGiven,
  host: spelled(canonicalDatabaseHost),
  name: asGiven,
  credentialsName: asGiven,
  username: asGiven,
  password: asGiven,
  tlsCertificateName: asGiven,
  caCertificate: spelled(canonicalPem),
  disableTLS: unless(usual.disableTLS),
  storage: storageForm(usual.storage),
  rotation: asGiven,
  protect: unless(usual.protect),
  backup: backupForm,
  restoreFrom: restoreForm,
});

export const databaseForm = (names: Names) =>
  unlessEmpty(after(fieldsForm, (database) => withoutUsualClaim(withoutUsual(database), names)));

/** The name has a default only where the component makes the database. */
function withoutUsual(database: Database): Database {
  const { kind: _kind, ...implying } = database;
  const named = databaseKind(database) === "managed" && peek(database.name) === usual.name;
  const short = named ? without(database, "name") : database;
  return database.kind === databaseKind(implying) ? without(short, "kind") : short;
}

/** Backups are restored from where they are made. */
function withoutUsualClaim(database: Database, { databaseBackups }: Names): Database {
  const { backup, restoreFrom } = database;
  const usualClaim = backup === undefined ? undefined : (backup.storage?.claimName ?? databaseBackups);
  return restoreFrom?.claimName === undefined || restoreFrom.claimName !== usualClaim
    ? database
    : { ...database, restoreFrom: without(restoreFrom, "claimName") };
}

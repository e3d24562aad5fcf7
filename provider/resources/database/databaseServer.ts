// The managed server with its passwords, certificate, volume and Secrets.

import * as pulumi from "@pulumi/pulumi";
import { StatefulSet, type StatefulSetArgs } from "@pulumi/kubernetes/apps/v1/statefulSet";
import { PersistentVolumeClaim } from "@pulumi/kubernetes/core/v1/persistentVolumeClaim";
import { Service } from "@pulumi/kubernetes/core/v1/service";
import {
  accountSql,
  adminAccount,
  backupAccount,
  clientOptions,
  initSql,
  ironicAccountPrefix,
} from "../../manifests/database/accounts";
import { clientPaths, databasePort } from "../../manifests/database/paths";
import { databaseService, databaseClaim, databaseStatefulSet } from "../../manifests/database/server";
import { causeAnnotation } from "../../manifests/pod/restartCauses";
import type { ManagedDatabase } from "../../plan/database/database";
import type { IronicPlan } from "../../plan/plan";
import type { VolumePlan } from "../../plan/database/volume";
import type { Names } from "../../plan/base/names";
import type { Value } from "../../schema/value";
import { later, toInput } from "../../wire/later";
import { createPassword } from "../children/password";
import { createDatabaseCertificate } from "./databaseCertificate";
import type { PlanScope } from "../children/planScope";
import { createPodSecret } from "../children/podSecret";

/** The names of the Secrets with which each client comes. */
export interface DatabaseClients {
  readonly admin: Value<string>;
  readonly backup: Value<string>;
  readonly ironic: Value<string>;
  /** Ironic's account: another one for each password. */
  readonly account: Value<string>;
}

interface CreatedServer {
  readonly clients: DatabaseClients;
  readonly server: pulumi.Resource;
  /** The size that the volume has; undefined when it is the user's own. */
  readonly storageSize: pulumi.Output<string> | undefined;
}

/** A recovery, or a newer series, may take half an hour: see the startup probe. */
const awaitTimeout = "35m";

/** Undefined when the user has made it. */
export function createClaim(scope: PlanScope, volume: VolumePlan, part: string): PersistentVolumeClaim | undefined {
  const { plan } = scope;
  if (volume.kind === "existing") {
    return undefined;
  }
  return new PersistentVolumeClaim(
    scope.child(part),
    toInput(databaseClaim(plan, volume, part)),
    scope.options({ retainOnDelete: volume.retain, ...protection(plan) }),
  );
}

function protection({ database }: IronicPlan): { protect?: true } {
  return database.kind === "managed" && database.protect ? { protect: true } : {};
}

export function createServer(scope: PlanScope, database: ManagedDatabase): CreatedServer {
  const { plan } = scope;
  const { serverSecret, clients } = createSecrets(scope, database);
  new Service(scope.child("database"), toInput(databaseService(plan)), scope.options());
  const annotations = {
    [causeAnnotation("image")]: later(scope.digest(toInput(plan.images.database))),
    [causeAnnotation("database")]: later(scope.digest(toInput(serverSecret))),
  };
  const claim = createClaim(scope, database.storage, "database-data");
  const server = new StatefulSet(
    scope.child("database"),
    // The cast is for affinity alone, which other pods pass through untyped.
    toInput(databaseStatefulSet(plan, database, serverSecret, annotations)) as StatefulSetArgs,
    (claim === undefined ? scope : scope.after(claim)).options({
      customTimeouts: { create: awaitTimeout, update: awaitTimeout },
      ...protection(plan),
    }),
  );
  return {
    clients,
    server,
    storageSize: claim?.spec.apply(({ resources }) => resources?.requests?.["storage"] ?? ""),
  };
}

function createSecrets(
  scope: PlanScope,
  database: ManagedDatabase,
): { serverSecret: Value<string>; clients: DatabaseClients } {
  const { plan } = scope;
  const password = (suffix: string, rotation?: Value<string>): Value<string> =>
    later(createPassword(scope, suffix, { rotation }).result);
  const passwords = {
    admin: password("database-admin-password"),
    backup: password("database-backup-password"),
    ironic: password("database-password", database.rotation),
  };
  const account = later(pulumi.interpolate`${ironicAccountPrefix}${scope.digest(toInput(passwords.ironic))}`);
  const tls = createDatabaseCertificate(scope, database);
  const at = { host: database.host, port: databasePort, ca: `${clientPaths.secrets}/ca.crt` };
  const secret = (
    reader: keyof Names["databaseSecrets"],
    data: Readonly<Record<string, pulumi.Input<string>>>,
  ): Value<string> =>
    createPodSecret(scope, {
      suffix: `database-${reader}`,
      name: plan.names.databaseSecrets[reader],
      type: "Opaque",
      data,
    });
  return {
    serverSecret: secret("server", {
      "init.sql": toInput(initSql(database.name, passwords)),
      "tls.crt": tls.certificate,
      "tls.key": tls.key,
    }),
    clients: {
      admin: secret("admin", {
        "client.cnf": toInput(clientOptions(at, adminAccount, passwords.admin)),
        "account.sql": toInput(accountSql(database.name, account, passwords.ironic)),
        "ca.crt": tls.ca,
      }),
      backup: secret("backup", {
        "client.cnf": toInput(clientOptions(at, backupAccount, passwords.backup)),
        "ca.crt": tls.ca,
      }),
      ironic: secret("client", {
        username: toInput(account),
        password: toInput(passwords.ironic),
        "ca.crt": tls.ca,
      }),
      account,
    },
  };
}

// The managed server with its passwords, certificate, volume and Secrets.

import * as pulumi from "@pulumi/pulumi";
import { StatefulSet, type StatefulSetArgs } from "@pulumi/kubernetes/apps/v1/statefulSet";
import { PersistentVolumeClaim } from "@pulumi/kubernetes/core/v1/persistentVolumeClaim";
import { Service } from "@pulumi/kubernetes/core/v1/service";
import { RandomPassword } from "@pulumi/random/randomPassword";
import {
  accountSql,
  adminAccount,
  backupAccount,
  clientOptions,
  initSql,
  ironicAccountPrefix,
} from "../../manifests/database/accounts";
import { clientPlaces, databasePort } from "../../manifests/database/paths";
import { databaseService, databaseStatefulSet, volumeClaim } from "../../manifests/database/server";
import { causeAnnotation } from "../../manifests/pod/restartCauses";
import type { ManagedDatabase } from "../../plan/database/database";
import type { IronicPlan } from "../../plan/plan";
import type { StoragePlan } from "../../plan/database/volume";
import type { Value } from "../../schema/value";
import { later, toInput } from "../../wire/later";
import { passwordLength } from "../credentials/credentials";
import { createDatabaseCertificate } from "./databaseCertificate";
import { publicDigest } from "../children/digest";
import type { Family } from "../children/childScope";
import { createPodSecret } from "../children/podSecret";

/** The names of the Secrets with which each client comes. */
export interface DatabaseClients {
  readonly admin: Value<string>;
  readonly backup: Value<string>;
  readonly ironic: Value<string>;
  /** Ironic's account: another one for each password. */
  readonly account: Value<string>;
}

export interface CreatedServer {
  readonly clients: DatabaseClients;
  readonly server: pulumi.Resource;
}

/** A recovery, or a newer series, may take half an hour: see the startup probe. */
const awaitTimeout = "35m";

function password(family: Family, suffix: string, rotation?: Value<string>): Value<string> {
  const { result } = new RandomPassword(
    family.child(suffix),
    {
      length: passwordLength,
      special: false,
      ...(rotation === undefined ? {} : { keepers: { rotation: toInput(rotation) } }),
    },
    family.options(),
  );
  return later(result);
}

export function createClaim(family: Family, plan: IronicPlan, storage: StoragePlan, part: string): Family {
  if (storage.source === "existing") {
    return family;
  }
  const claim = new PersistentVolumeClaim(
    family.child(part),
    toInput(volumeClaim(plan, storage, part)),
    family.options({ retainOnDelete: storage.retain, ...protection(plan) }),
  );
  return family.after(claim);
}

function protection({ database }: IronicPlan): { protect?: true } {
  return database.kind === "managed" && database.protect ? { protect: true } : {};
}

export function createServer(
  family: Family,
  plan: IronicPlan,
  database: ManagedDatabase,
  digestKey: pulumi.Output<string>,
): CreatedServer {
  const { serverSecret, clients } = createSecrets(family, plan, database, digestKey);
  new Service(family.child("database"), toInput(databaseService(plan)), family.options());
  const annotations = {
    [causeAnnotation("image")]: later(publicDigest(digestKey, toInput(plan.images.database))),
    [causeAnnotation("database")]: later(publicDigest(digestKey, toInput(serverSecret))),
  };
  const server = new StatefulSet(
    family.child("database"),
    // The cast is for affinity alone, which other pods pass through untyped.
    toInput(databaseStatefulSet(plan, database, serverSecret, annotations)) as StatefulSetArgs,
    createClaim(family, plan, database.storage, "database-data").options({
      customTimeouts: { create: awaitTimeout, update: awaitTimeout },
      ...protection(plan),
    }),
  );
  return { clients, server };
}

function createSecrets(
  family: Family,
  plan: IronicPlan,
  database: ManagedDatabase,
  digestKey: pulumi.Output<string>,
): { serverSecret: Value<string>; clients: DatabaseClients } {
  const passwords = {
    admin: password(family, "database-admin-password"),
    backup: password(family, "database-backup-password"),
    ironic: password(family, "database-password", database.rotation),
  };
  const account = later(
    pulumi.interpolate`${ironicAccountPrefix}${publicDigest(digestKey, toInput(passwords.ironic))}`,
  );
  const tls = createDatabaseCertificate(family, plan.names.base, database);
  const at = { host: database.host, port: databasePort, ca: `${clientPlaces.secrets}/ca.crt` };
  const secret = (suffix: string, data: Readonly<Record<string, pulumi.Input<string>>>): Value<string> =>
    createPodSecret(family, plan, digestKey, {
      suffix: `database-${suffix}`,
      name: `${plan.names.database}-${suffix}`,
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

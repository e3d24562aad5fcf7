// The Jobs that run Ironic's own image on the database: the schema before the new Ironic, the data after it.

import { configText } from "../kit/env";
import { isDatabaseOption } from "../../plan/extraConfig/extraConfig";
import type { IronicPlan } from "../../plan/plan";
import { containerLike } from "../kit/container";
import { commands, imageUser, writableDirs } from "../kubernetes/upstream";
import { sharedMount } from "../kit/directories";
import { imageProgram } from "../kit/imageProgram";
import { databaseEnv } from "./clientEnv";
import { databaseMounts, databaseVolumes, type DatabaseSecrets } from "./clientVolumes";
import { jobSpec } from "./jobs";
import type { JobSpec } from "./objects";
import { databasePod } from "./pod";

type Step = "databaseUpgrade" | "onlineDataMigrations";

const containerNames: Readonly<Record<Step, string>> = {
  databaseUpgrade: "database-upgrade",
  onlineDataMigrations: "online-data-migrations",
};

/** Long enough for a large database; the scripts of the image try once. */
const limits = { backoffLimit: 4, activeDeadlineSeconds: 2 * 60 * 60 };

function schemaJob(plan: IronicPlan, secrets: DatabaseSecrets, step: Step): JobSpec {
  const scratch = Object.entries(writableDirs).map(([name, mountPath]) => ({ name, mountPath }));
  const container = containerLike(plan, "database-jobs", containerNames[step], {
    image: plan.images.ironic,
    command: imageProgram(plan, [commands[step]]),
    env: [
      ...databaseEnv(plan.database),
      // With the same configuration of the database as Ironic itself; other options would only run the Jobs again.
      ...plan.extraConfig.open.filter(isDatabaseOption).map(({ variable, value }) => ({
        name: variable,
        value: configText(value),
      })),
      // The scripts wait until an interface has it, before they do anything (ironic-common.sh).
      { name: "PROVISIONING_IP", valueFrom: { fieldRef: { fieldPath: "status.podIP" } } },
    ],
    volumeMounts: [sharedMount, ...databaseMounts(plan.database), ...scratch],
  });
  const pod = databasePod(plan, {
    user: imageUser,
    containers: [container],
    volumes: [
      { name: sharedMount.name, emptyDir: {} },
      ...databaseVolumes(secrets),
      ...scratch.map(({ name }) => ({ name, emptyDir: {} })),
    ],
  });
  return jobSpec(plan, "database-upgrade", limits, pod);
}

export function databaseUpgradeJob(plan: IronicPlan, secrets: DatabaseSecrets): JobSpec {
  return schemaJob(plan, secrets, "databaseUpgrade");
}

export function onlineDataMigrationsJob(plan: IronicPlan, secrets: DatabaseSecrets): JobSpec {
  return schemaJob(plan, secrets, "onlineDataMigrations");
}

// The managed server: a StatefulSet, the Service by whose name its certificate is made out, and its volume claim.

import type { ManagedDatabase } from "../../plan/database/database";
import type { IronicPlan } from "../../plan/plan";
import type { NewVolume } from "../../plan/database/volume";
import type { Value } from "../../schema/value";
import { containerLike } from "../kit/container";
import { volumeClaim } from "../kit/volumeClaim";
import type { Container, Labels, PersistentVolumeClaim, Probe } from "../kubernetes/objects";
import type { DatabaseService, StatefulSet } from "./objects";
import { databaseLabels, databasePod } from "./pod";
import { databasePort, serverPaths } from "./paths";
import { pingProgram, serverProgram } from "./programs";

/** Time to write out what is in memory. */
const gracePeriodSeconds = 120;

const secretsVolume = "server-secrets";

function selector(plan: IronicPlan): Labels {
  return { "ironic.metal3.io/app": plan.names.database };
}

function probe(timing: { readonly periodSeconds: number; readonly failureThreshold: number }): Probe {
  return { exec: { command: ["/bin/bash", "-c", pingProgram] }, timeoutSeconds: 5, ...timing };
}

function serverContainer(plan: IronicPlan): Container {
  return containerLike(plan, "database", "mariadb", {
    image: plan.images.database,
    command: ["/bin/bash", "-c", serverProgram],
    ports: [{ name: "mariadb", containerPort: databasePort, protocol: "TCP" }],
    volumeMounts: [
      { name: "data", mountPath: serverPaths.volume },
      { name: secretsVolume, mountPath: serverPaths.secrets, readOnly: true },
      { name: "run", mountPath: serverPaths.run },
      { name: "tmp", mountPath: serverPaths.tmp },
    ],
    // A recovery after a crash, or a newer series, may take its time: half an hour.
    startupProbe: probe({ periodSeconds: 5, failureThreshold: 360 }),
    livenessProbe: probe({ periodSeconds: 10, failureThreshold: 6 }),
    readinessProbe: probe({ periodSeconds: 5, failureThreshold: 3 }),
  });
}

/**
 * Nothing in it that can only change by replacement depends on an input but the name, and the volume is no template of
 * it: so a replacement never touches the data.
 */
export function databaseStatefulSet(
  plan: IronicPlan,
  database: ManagedDatabase,
  secretName: Value<string>,
  annotations: Labels,
): StatefulSet {
  return {
    metadata: { name: plan.names.database, namespace: plan.namespace.name, labels: databaseLabels(plan, "database") },
    spec: {
      serviceName: plan.names.database,
      replicas: 1,
      selector: { matchLabels: selector(plan) },
      template: {
        metadata: { labels: { ...databaseLabels(plan, "database"), ...selector(plan) }, annotations },
        spec: {
          ...databasePod(plan, {
            containers: [serverContainer(plan)],
            volumes: [
              { name: "data", persistentVolumeClaim: { claimName: database.storage.claimName } },
              { name: secretsVolume, secret: { secretName } },
              { name: "run", emptyDir: {} },
              { name: "tmp", emptyDir: {} },
            ],
          }),
          terminationGracePeriodSeconds: gracePeriodSeconds,
        },
      },
    },
  };
}

export function databaseService(plan: IronicPlan): DatabaseService {
  return {
    metadata: {
      name: plan.names.database,
      namespace: plan.namespace.name,
      labels: databaseLabels(plan, "database"),
      // Pulumi would wait for endpoints here as well as for the StatefulSet.
      annotations: { "pulumi.com/skipAwait": "true" },
    },
    spec: {
      type: "ClusterIP",
      selector: selector(plan),
      ports: [{ name: "mariadb", port: databasePort, targetPort: "mariadb", protocol: "TCP" }],
    },
  };
}

export function databaseClaim(plan: IronicPlan, volume: NewVolume, part: string): PersistentVolumeClaim {
  return volumeClaim(plan, volume, { name: volume.claimName, labels: databaseLabels(plan, part) });
}

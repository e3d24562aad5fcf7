// The objects of a plan that other people's objects could be mistaken for: those of the kinds that inputs refer to by name.

import type { CaBundlePlan } from "./tls/caBundles";
import type { IronicPlan } from "./plan";

export type Kind = "Secret" | "ConfigMap" | "PersistentVolumeClaim" | "Deployment";

export interface MadeObject {
  readonly kind: Kind;
  readonly name: string;
  /** Whether a digest of the content follows the name. */
  readonly hashed: boolean;
}

/** All of them are in the namespace of the deployment. The hand-over's are named by the user. */
export function madeObjects(plan: IronicPlan): MadeObject[] {
  return [...secrets(plan), ...configMaps(plan), ...claims(plan), ...deployments(plan)];
}

const made = (kind: Kind, hashed: boolean, names: Readonly<Record<string, boolean>>): MadeObject[] =>
  Object.entries(names).flatMap(([name, isMade]) => (isMade ? [{ kind, name, hashed }] : []));

function secrets({
  names,
  credentials,
  tls,
  database,
  rpc,
  extraConfig,
  networking,
  networkingService,
}: IronicPlan): MadeObject[] {
  const { databaseSecrets } = names;
  const { keepalived } = networking;
  const managed = database.kind === "managed";
  const givenToClient =
    database.kind === "external" && (database.credentials.kind === "given" || database.ca?.kind === "given");
  return [
    ...made("Secret", false, {
      [names.credentials]: credentials.kind !== "secret",
      [names.tls]: tls.kind === "certManager",
      [names.switchConfig]: networkingService !== undefined && networkingService.switchConfig === undefined,
      [names.switchCredentials]: networkingService !== undefined && networkingService.switchCredentials === undefined,
    }),
    ...made("Secret", true, {
      [names.htpasswd]: credentials.kind !== "secret",
      [names.tls]: tls.kind === "generated",
      [databaseSecrets.server]: managed,
      [databaseSecrets.admin]: managed,
      [databaseSecrets.backup]: managed,
      [databaseSecrets.client]: managed || givenToClient,
      [names.rpc]: rpc !== undefined,
      [names.options]: extraConfig.secret.some(({ source }) => source.kind === "value"),
      [names.proxy]: networking.proxy?.source.kind === "given",
      [names.keepalivedPassword]: keepalived !== undefined && keepalived.passwordSecretName === undefined,
    }),
  ];
}

function configMaps({ names, caBundles, ramdisk, networking, exporter }: IronicPlan): MadeObject[] {
  const { frontDoor } = networking;
  const script = ramdisk.download?.script;
  const isText = (bundle: CaBundlePlan | undefined): boolean => bundle?.kind === "pem";
  return [
    ...made("ConfigMap", false, {
      [names.bmcCa]: isText(caBundles.bmc),
      [names.dashboard]: exporter?.dashboard === true,
    }),
    ...made("ConfigMap", true, {
      [names.trustedCa]: isText(caBundles.trusted),
      [names.mirrorCa]: script?.kind === "verified" && isText(script.mirrorCa),
      [names.gatewayCa]: frontDoor?.kind === "gateway" && frontDoor.backendCa?.kind === "generated",
    }),
  ];
}

function claims({ names, database, networking, storage }: IronicPlan): MadeObject[] {
  const { dhcp } = networking;
  return [
    ...made("PersistentVolumeClaim", false, {
      [names.databaseData]: database.kind === "managed" && database.storage.kind === "new",
      [names.databaseBackups]: database.kind === "managed" && database.backup?.storage.kind === "new",
      [names.leases]: dhcp?.kind === "served" && dhcp.leases?.kind === "new",
    }),
    ...made("PersistentVolumeClaim", true, { [names.shared]: storage.kind === "new" }),
  ];
}

function deployments({ names, highAvailability, networkingService }: IronicPlan): MadeObject[] {
  return made("Deployment", false, {
    [names.workload]: highAvailability === undefined,
    [names.networking]: networkingService !== undefined,
  });
}

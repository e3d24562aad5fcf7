// Names that users give, of their own objects or of those of the hand-over: none may be the name of another object that is made.

import type { IronicArgs } from "../schema/types";
import type { Value } from "../schema/value";
import { peek } from "./checks/check";
import { FirstUses } from "./checks/firstUses";
import type { Problems } from "./checks/problems";
import { madeObjects, type Kind, type MadeObject } from "./madeObjects";
import type { IronicPlan } from "./plan";

interface GivenName {
  readonly path: string;
  readonly kind: Kind;
  /** Undefined: it is not given, or nothing is called by it. */
  readonly name: Value<string> | undefined;
  /** Undefined: that of the deployment. */
  readonly namespace?: Value<string>;
  /** Whether it is only read, so that an object of the component will do as well. */
  readonly isRead?: true;
}

const digest = /^-[0-9a-f]{12}$/;

const isNamed = ({ name, hashed }: MadeObject, given: string): boolean =>
  hashed ? given.startsWith(name) && digest.test(given.slice(name.length)) : given === name;

/** Objects of the user's own: the component must not make them as well. */
function ownObjects(args: IronicArgs): GivenName[] {
  const { credentials, database, tls, networking, deployRamdisk, storage, networkingService, images } = args;
  const { dhcp, keepalived, ingress, gateway, proxy } = networking ?? {};
  const caBundle = (path: string, bundle: NonNullable<IronicArgs["tls"]>["bmcCA"]): GivenName[] =>
    bundle?.kind === undefined ? [] : [{ path: `${path}.name`, kind: bundle.kind, name: bundle.name }];
  const secret = (path: string, name: Value<string> | undefined): GivenName => ({ path, kind: "Secret", name });
  const claim = (path: string, name: Value<string> | undefined): GivenName => ({
    path,
    kind: "PersistentVolumeClaim",
    name,
  });
  return [
    secret("credentials.apiCredentialsName", credentials?.apiCredentialsName),
    secret("tls.certificateName", tls?.certificateName),
    secret("tls.virtualMedia.certificateName", tls?.virtualMedia?.certificateName),
    secret("tls.bmcCAName", tls?.bmcCAName),
    { path: "tls.trustedCAName", kind: "ConfigMap", name: tls?.trustedCAName },
    ...caBundle("tls.bmcCA", tls?.bmcCA),
    ...caBundle("tls.trustedCA", tls?.trustedCA),
    ...caBundle("deployRamdisk.mirrorCA", deployRamdisk?.mirrorCA),
    secret("deployRamdisk.proxySecretName", deployRamdisk?.proxySecretName),
    secret("registries.authSecretName", args.registries?.authSecretName),
    secret("database.credentialsName", database?.credentialsName),
    secret("database.tlsCertificateName", database?.tlsCertificateName),
    secret("database.backup.objectStorage.configSecretName", database?.backup?.objectStorage?.configSecretName),
    secret("networking.keepalived.passwordSecretName", keepalived?.passwordSecretName),
    secret("networking.proxy.secretName", proxy?.secretName),
    { ...secret("networking.ingress.tlsSecretName", ingress?.tlsSecretName), isRead: true },
    { path: "networking.gateway.caConfigMapName", kind: "ConfigMap", name: gateway?.caConfigMapName },
    secret("networkingService.switchConfigSecretName", networkingService?.switchConfigSecretName),
    secret("networkingService.switchCredentialsSecretName", networkingService?.switchCredentialsSecretName),
    ...(peek(images?.pullSecrets) ?? []).map((name, i) => secret(`images.pullSecrets[${i}]`, name)),
    ...(args.extraConfig ?? []).map(
      ({ valueFrom }, i): GivenName => ({
        ...secret(`extraConfig[${i}].valueFrom.name`, valueFrom?.name),
        isRead: true,
      }),
    ),
    claim("storage.claimName", storage?.claimName),
    claim("networking.dhcp.leases.claimName", dhcp?.leases?.claimName),
    claim("database.storage.claimName", database?.storage?.claimName),
    claim("database.backup.storage.claimName", database?.backup?.storage?.claimName),
    claim("database.restoreFrom.claimName", database?.restoreFrom?.claimName),
    ...(args.bareMetalOperator?.restart ?? []).map(
      ({ name, namespace = args.bareMetalOperator?.namespace }, i): GivenName => ({
        path: `bareMetalOperator.restart[${i}].name`,
        kind: "Deployment",
        name,
        ...(namespace === undefined ? {} : { namespace }),
      }),
    ),
  ];
}

/** What is made under names of the user's choice. */
function handedOver({ handover }: IronicPlan): GivenName[] {
  if (handover === undefined) {
    return [];
  }
  const { namespace, configMapName, credentials, ca } = handover;
  const path = "bareMetalOperator";
  return [
    { path: `${path}.configMapName`, kind: "ConfigMap", name: configMapName, namespace },
    {
      path: `${path}.credentialsSecretName`,
      kind: "Secret",
      name: credentials.kind === "made" ? credentials.name : undefined,
      namespace,
    },
    { path: `${path}.caSecretName`, kind: "Secret", name: ca?.name, namespace },
  ];
}

/** Volumes that hold one thing each; a restore reads where backups are written. */
const exclusive = [
  "storage.claimName",
  "networking.dhcp.leases.claimName",
  "database.storage.claimName",
  "database.backup.storage.claimName",
];

export function validateCollisions(problems: Problems, args: IronicArgs, plan: IronicPlan): void {
  const deployment = plan.namespace.name;
  /** Undefined while it is not known. */
  const identity = ({ kind, name, namespace = deployment }: GivenName): string | undefined => {
    const [known, place] = [peek(name), peek(namespace)];
    return known === undefined || place === undefined ? undefined : `${kind} ${place}/${known}`;
  };
  const own = ownObjects(args);
  const ofHandover = handedOver(plan);
  const made = madeObjects(plan);
  for (const given of [...ofHandover, ...own.filter(({ isRead }) => isRead !== true)]) {
    const { path, kind, name, namespace = deployment } = given;
    const known = peek(name);
    const isHere = peek(namespace) !== undefined && peek(namespace) === peek(deployment);
    if (known !== undefined && isHere && made.some((object) => object.kind === kind && isNamed(object, known))) {
      problems.add(
        path,
        name,
        `must differ from the names of the component's own objects: it makes a ${kind} of this name`,
      );
    }
  }
  for (const given of ofHandover) {
    const other = own.find((one) => identity(one) !== undefined && identity(one) === identity(given));
    if (other !== undefined) {
      problems.add(given.path, given.name, `must differ from ${other.path}: the component would overwrite your object`);
    }
  }
  const firstUses = new FirstUses<string>();
  for (const { path, name } of own.filter(({ path: at }) => exclusive.includes(at))) {
    const claim = peek(name);
    const first = claim === undefined ? undefined : firstUses.add(claim, path);
    if (first !== undefined) {
      problems.add(path, name, `must differ from ${first}: both would write to one volume`);
    }
  }
}

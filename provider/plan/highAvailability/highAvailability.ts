// Several Ironics that share their work: what they need, what they cannot be combined with, and how they call each other.

import type { IronicArgs, Networking, SharedStorage, Tls } from "../../schema/types";
import type { Value } from "../../schema/value";
import { isLoopback, parseAddress } from "../checks/addresses";
import type { DatabasePlan } from "../database/database";
import type { PlanContext } from "../base/context";
import { defaults } from "../../schema/defaults";
import { effectiveNetworking, type NetworkingPlan } from "../access/networking";
import { refuseFields, type EveryField } from "../checks/fields";
import type { Problems } from "../checks/problems";
import { check, peek } from "../checks/check";
import type { TlsChoice } from "../tls/tls";

export interface HighAvailabilityPlan {
  readonly rpcPort: Value<number>;
  /** Whether RPC calls verify certificates, which then cover the addresses that the Ironics announce. */
  readonly verifiesRpc: boolean;
}

/** What is decided already. */
interface Settled {
  readonly networking: NetworkingPlan;
  readonly database: DatabasePlan;
  readonly tls: TlsChoice;
}

export function planHighAvailability(
  { problems, warnings }: PlanContext,
  args: IronicArgs,
  { networking, database, tls }: Settled,
): HighAvailabilityPlan | undefined {
  if (!(args.highAvailability ?? defaults.highAvailability)) {
    return undefined;
  }
  validateState(problems, args, database);
  validateAddresses(problems, args);
  if (networking.announced.kind === "urls") {
    warnings.push(`${imagesLieApart} ${nextAsked[networking.frontDoor?.kind ?? "proxy"]}`);
  }
  return {
    rpcPort: args.networking?.rpcPort ?? defaults.networking.rpcPort,
    verifiesRpc: planVerification({ problems, warnings }, tls, args.tls, networking.hostNetwork),
  };
}

const sharedAddress =
  "the images for a host exist only on the Ironic that manages it, and a shared address may lead to another one; use networking.ingress, or the external URLs with a proxy that tries the next Ironic after a 404";

/** The reason against each field of networking; undefined for those that suit several Ironics. */
const againstNetworking: EveryField<Networking, string | undefined> = {
  apiPort: undefined,
  imageServerPort: undefined,
  imageServerTLSPort: undefined,
  prometheusExporterPort: undefined,
  rpcPort: undefined,
  ipAddress: "each Ironic announces the address of its own node",
  externalIP: sharedAddress,
  disableHostNetwork: undefined,
  interface: undefined,
  macAddresses: undefined,
  bindInterface: undefined,
  externalCallbackURL: undefined,
  imageServerExternalURL: undefined,
  ingress: undefined,
  gateway: undefined,
  exposure: sharedAddress,
  networkPolicy: undefined,
  proxy: undefined,
  dhcp: "several DHCP servers would answer the same host",
  keepalived: "each Ironic has its own address",
  ipAddressManager: "each Ironic has its own address",
};

/** Whether each field of storage puts /shared into a claim. */
const asksForClaim: EveryField<SharedStorage, boolean> = {
  size: true,
  claimName: true,
  storageClassName: false,
  accessMode: false,
  sizeLimit: false,
};

function validateState(problems: Problems, { database, storage = {} }: IronicArgs, plan: DatabasePlan): void {
  if (plan.kind === "sqlite") {
    problems.add(
      "database.kind",
      database?.kind,
      "must be external or managed with highAvailability: SQLite is a file inside one pod, which several Ironics cannot share",
    );
  }
  refuseFields(problems, "storage", storage, asksForClaim, (isAsked) =>
    isAsked
      ? "cannot be combined with highAvailability: /shared holds each Ironic's own socket and images, which must not be shared"
      : undefined,
  );
}

/** Each Ironic has its own address, so inputs about a single address are refused. */
function validateAddresses(problems: Problems, { networking = {}, prometheusExporter }: IronicArgs): void {
  refuseFields(problems, "networking", effectiveNetworking(networking), againstNetworking, (reason) =>
    reason === undefined ? undefined : `cannot be combined with highAvailability: ${reason}`,
  );
  if (prometheusExporter?.enabled === true) {
    check(problems, "prometheusExporter.bindAddress", prometheusExporter.bindAddress, (address) =>
      onEveryNode(address)
        ? undefined
        : "cannot be combined with highAvailability: only 0.0.0.0, :: and loopback addresses exist on every node",
    );
  }
}

/** An invalid address is reported by another rule. */
function onEveryNode(address: string): boolean {
  const { canonical } = parseAddress(address) ?? {};
  return canonical === undefined || ["0.0.0.0", "::"].includes(canonical) || isLoopback(canonical);
}

const imagesLieApart =
  "The images for a host exist only on the Ironic that manages it: a proxy in front of several Ironics must try the next one after a 404.";

const nextAsked = {
  proxy: "Configure your proxy accordingly.",
  ingress: "The component's Ingress configures this for ingress-nginx only.",
  gateway:
    "The Gateway API has no field for this: attach a policy of your Gateway's implementation to the HTTPRoute that retries another pod after a 404.",
} as const;

/** The Ironics call each other at the addresses of their nodes, which only the user can add to a certificate. */
function planVerification(
  { problems, warnings }: Pick<PlanContext, "problems" | "warnings">,
  { kind: mode }: TlsChoice,
  tls: Tls = {},
  hostNetwork: boolean,
): boolean {
  const { insecureRPC } = tls;
  if (mode === "off") {
    return false;
  }
  const ours = mode !== "secret";
  if (insecureRPC === undefined) {
    warnings.push(unsaidVerification(ours, hostNetwork));
    return !ours && hostNetwork;
  }
  if (!insecureRPC && ours && !hostNetwork) {
    problems.add(
      "tls.insecureRPC",
      insecureRPC,
      "must be true with highAvailability in the pod network: pod addresses change, so a certificate cannot cover them",
    );
  } else if (!insecureRPC && ours && !mayListAddress(tls)) {
    problems.add(
      "tls.extraSANs",
      tls.extraSANs,
      "must list the addresses of all nodes that run Ironic when tls.insecureRPC is false with highAvailability: the Ironics call each other at these addresses",
    );
  }
  return !insecureRPC;
}

function unsaidVerification(ours: boolean, hostNetwork: boolean): string {
  if (!hostNetwork) {
    return "JSON-RPC between the Ironics is encrypted and needs a password, but certificates are not verified, because no certificate covers pod addresses. If this is intended, set tls.insecureRPC to true; otherwise keep the host network.";
  }
  return ours
    ? "JSON-RPC between the Ironics is encrypted and needs a password, but certificates are not verified, because the addresses of the nodes are not known at planning. To have them verified, list all node addresses in tls.extraSANs and set tls.insecureRPC to false. If this is intended, set it to true."
    : "JSON-RPC between the Ironics verifies your certificate, which must therefore cover the addresses of all nodes that run Ironic. If it does, set tls.insecureRPC to false; if it does not, set it to true.";
}

/** False only when it is known that none is listed. */
function mayListAddress({ extraSANs }: Tls): boolean {
  if (extraSANs === undefined) {
    return false;
  }
  const known = peek(extraSANs);
  return (
    known === undefined ||
    known.some((san) => {
      const name = peek(san);
      return name === undefined || parseAddress(name) !== undefined;
    })
  );
}

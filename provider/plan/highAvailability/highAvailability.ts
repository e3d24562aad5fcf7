// Several Ironics that share their work: what they need, what they exclude, and how they call each other.

import type { IronicArgs, Tls } from "../../schema/types";
import type { Value } from "../../schema/value";
import { parseAddress } from "../checks/addresses";
import type { DatabasePlan } from "../database/database";
import type { PlanContext } from "../base/context";
import { defaults } from "../base/defaults";
import { isLoopback } from "../monitoring/exporter";
import type { NetworkingPlan } from "../access/networking";
import type { Problems } from "../checks/problems";
import { check, peek } from "../checks/check";
import type { TlsChoice } from "../tls/tls";

export interface HighAvailabilityPlan {
  readonly rpcPort: Value<number>;
  /** Whether an Ironic is sure of whom it calls: then its certificate covers the address that it announces, too. */
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

function validateState(problems: Problems, { database, storage }: IronicArgs, plan: DatabasePlan): void {
  if (plan.kind === "sqlite") {
    problems.add(
      "database.kind",
      database?.kind,
      "is needed with highAvailability, and must be external or managed: SQLite lies inside of one pod, and several Ironics cannot share it",
    );
  }
  for (const field of ["size", "claimName"] as const) {
    if (storage?.[field] !== undefined) {
      problems.add(
        `storage.${field}`,
        storage[field],
        "excludes highAvailability: in /shared each Ironic has its own socket and images, which it must not share with the others",
      );
    }
  }
}

/** Each Ironic has an address of its own, so nothing may be said that is about one address. */
function validateAddresses(problems: Problems, { networking = {}, prometheusExporter }: IronicArgs): void {
  const { ipAddress, dhcp, keepalived, ipAddressManager, externalIP, exposure } = networking;
  const excluded: [field: string, given: boolean, value: Value<unknown>, reason: string][] = [
    ["ipAddress", ipAddress !== undefined, ipAddress, "each Ironic announces the address of its own node"],
    ["dhcp", dhcp !== undefined, undefined, "several DHCP servers would answer the same machine"],
    ["keepalived", keepalived?.enabled === true, undefined, "each Ironic has an address of its own"],
    ["ipAddressManager", ipAddressManager === "keepalived", ipAddressManager, "each Ironic has an address of its own"],
    ["externalIP", externalIP !== undefined, externalIP, sharedAddress],
    ["exposure", exposure !== undefined, undefined, sharedAddress],
  ];
  for (const [field, given, value, reason] of excluded) {
    if (given) {
      problems.add(`networking.${field}`, value, `excludes highAvailability: ${reason}`);
    }
  }
  if (prometheusExporter?.enabled === true) {
    check(problems, "prometheusExporter.bindAddress", prometheusExporter.bindAddress, (address) =>
      onEveryNode(address)
        ? undefined
        : "excludes highAvailability: but for 0.0.0.0, :: and loopback addresses, none is there on every node",
    );
  }
}

/** What is no address is another rule's to report. */
function onEveryNode(address: string): boolean {
  const { canonical } = parseAddress(address) ?? {};
  return canonical === undefined || ["0.0.0.0", "::"].includes(canonical) || isLoopback(canonical);
}

const imagesLieApart =
  "The images that an Ironic makes for a machine lie with that Ironic alone: a proxy in front of several must ask the next one when one answers 404.";

const nextAsked = {
  proxy: "Yours must do so.",
  ingress: "The component's Ingress tells ingress-nginx so, and no other controller.",
  gateway:
    "The Gateway API has no field for that: attach a policy of your Gateway's own to the HTTPRoute, which tries another pod after a 404.",
} as const;

const sharedAddress =
  "what an Ironic makes for a machine lies with it alone, and behind a shared address the machine may meet another one; use networking.ingress or the external URLs with a proxy that asks the next one after a 404";

/** The Ironics call each other by the addresses of their nodes, which only the user can have a certificate cover. */
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
      "excludes highAvailability in the pod network, where it must be true: a certificate cannot cover the addresses of pods, which change",
    );
  } else if (!insecureRPC && ours && !mayListAddress(tls)) {
    problems.add(
      "tls.extraSANs",
      tls.extraSANs,
      "is needed with highAvailability when tls.insecureRPC is false: the addresses of all nodes that run Ironic, by which they call each other",
    );
  }
  return !insecureRPC;
}

function unsaidVerification(ours: boolean, hostNetwork: boolean): string {
  if (!hostNetwork) {
    return "JSON-RPC among the Ironics is encrypted and needs a password, but does not verify certificates, because no certificate covers the addresses of pods. Set tls.insecureRPC to true if that is meant, or leave the host network on.";
  }
  return ours
    ? "JSON-RPC among the Ironics is encrypted and needs a password, but does not verify certificates, because the addresses of the nodes are not known now. List all of them in tls.extraSANs and set tls.insecureRPC to false, and it will; true says that it is meant."
    : "JSON-RPC among the Ironics verifies your certificate, which must therefore cover the addresses of all nodes that run Ironic. Set tls.insecureRPC to false if it does, and to true if it does not.";
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

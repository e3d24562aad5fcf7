// planIronic: from settled inputs to a plan, or to the list of everything that is wrong with them.

import type { IronicArgs } from "../schema/types";
import { planCredentials } from "./credentials";
import { planDatabase } from "./database";
import { defaults } from "./defaults";
import { planEndpoints } from "./endpoints";
import { planExtraConfig } from "./extraConfig";
import { planImages } from "./images";
import { namesOf, validateName, validateNamespace } from "./names";
import { planNetworking } from "./networking";
import { planPlacement } from "./placement";
import type { IronicPlan } from "./plan";
import { Problems, type Problem } from "./problems";
import { planRamdisk } from "./ramdisk";
import { planTls, servesVirtualMediaTls, tlsMode, validateTls } from "./tls";

export type PlanResult =
  | { readonly plan: IronicPlan; readonly problems?: undefined }
  | { readonly problems: readonly Problem[] };

/** `problems` may already hold what was found on the way here: planning goes on, so that all of it is reported at once. */
export function planIronic(resourceName: string, args: IronicArgs, problems = new Problems()): PlanResult {
  const warnings: string[] = [];
  validateName(problems, args.name, resourceName);
  validateNamespace(problems, args.namespace);
  validateTls(problems, args.tls);

  const names = namesOf(args.name ?? resourceName);
  const namespace = args.namespace ?? defaults.namespace;
  const networking = planNetworking(problems, warnings, args.networking, {
    names,
    version: args.version ?? defaults.version,
    servesTls: tlsMode(args.tls) !== "off",
    protectsMedia: servesVirtualMediaTls(args.tls),
  });
  const tls = planTls(args.tls, names.base, namespace, networking);
  if (tls.mode === "off") {
    warnings.push("TLS is off: the API password, disk images and what machines report cross the network unprotected.");
  }
  const database = planDatabase(problems, names, namespace, args.database);
  if (database.kind === "external" && database.authority.source === "none") {
    warnings.push(
      "The connection to the database is not encrypted: its password and the credentials of all BMCs cross the network unprotected.",
    );
  }
  const plan: IronicPlan = {
    names,
    namespace: { name: namespace, create: args.createNamespace ?? defaults.createNamespace },
    images: planImages(problems, args.version, args.images),
    tls,
    credentials: planCredentials(problems, names.base, args.credentials),
    database,
    networking,
    ramdisk: planRamdisk(problems, warnings, args.deployRamdisk, args.images?.deployRamdiskBranch, tls, networking),
    extraConfig: planExtraConfig(problems, args.extraConfig),
    placement: planPlacement(problems, args),
    endpoints: planEndpoints(names.base, namespace, networking, tls),
    safety: { ...defaults.safety, ...args.safety },
    podSecurityLevel: networking.hostNetwork ? "privileged" : "restricted",
    warnings,
  };
  return problems.list.length === 0 ? { plan } : { problems: problems.list };
}

// planIronic: from settled inputs to a plan, or to the list of everything that is wrong with them.

import type { IronicArgs } from "../schema/types";
import { text, type Value } from "../schema/value";
import { planHandover } from "./handover/bareMetalOperator";
import { planAuthorities } from "./tls/caBundles";
import { planCredentials } from "./credentials/credentials";
import { planDatabase } from "./database/database";
import { defaults } from "./base/defaults";
import { planEndpoints } from "./endpoints";
import { planExporter, type ExporterPlan } from "./monitoring/exporter";
import { planExtraConfig } from "./extraConfig/extraConfig";
import { planHighAvailability, type HighAvailabilityPlan } from "./highAvailability/highAvailability";
import { planImages } from "./pod/images";
import { planInspection } from "./ramdisk/inspection";
import { namesOf, validateName, validateNamespace, type Names } from "./base/names";
import { planNetworking } from "./access/networking";
import { planNetworkingService } from "./switches/networkingService";
import { planOverrides } from "./pod/overrides";
import { presentContainers } from "./pod/presentContainers";
import { planPlacement } from "./pod/placement";
import type { IronicPlan } from "./plan";
import { levelOfOverrides, strictest } from "./pod/podSecurity";
import { Problems, type Problem } from "./checks/problems";
import { planRamdisk } from "./ramdisk/ramdisk";
import { planRpc, type RpcPlan } from "./highAvailability/rpc";
import { planSharedStorage } from "./storage/sharedStorage";
import { planTls, servesVirtualMediaTls, tlsMode, validateTls } from "./tls/tls";

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
  const { networking, networkingService, tls } = planReach(problems, warnings, args, names, namespace);
  if (tls.mode === "off") {
    warnings.push("TLS is off: the API password, disk images and what machines report cross the network unprotected.");
  }
  const database = planDatabase(problems, warnings, names, namespace, args.database);
  const credentials = planCredentials(problems, names.base, args.credentials);
  const highAvailability = planHighAvailability(problems, warnings, args, networking);
  const ramdisk = planRamdisk(
    problems,
    warnings,
    args.deployRamdisk,
    args.images?.deployRamdiskBranch,
    args.overrides?.agentImages,
    tls,
    networking,
    highAvailability,
  );
  const rpc = planRpc(problems, args.tls, (highAvailability ?? networkingService) !== undefined);
  const exporter = planExporter(problems, args.prometheusExporter, args.networking);
  const extraConfig = planExtraConfig(problems, args.extraConfig, optionsSetByInputs(exporter, rpc, highAvailability));
  const present = presentContainers({ ramdisk, credentials, extraConfig, exporter, networking });
  const overrides = planOverrides(problems, args.overrides, present);
  const plan: IronicPlan = {
    names,
    namespace: { name: namespace, create: args.createNamespace ?? defaults.createNamespace },
    images: planImages(problems, args.version, args.images),
    tls,
    credentials,
    database,
    networking,
    ramdisk,
    inspection: planInspection(problems, args.inspection),
    extraConfig,
    authorities: planAuthorities(problems, args.tls),
    highAvailability,
    networkingService,
    rpc,
    exporter,
    storage: planSharedStorage(problems, args.storage),
    overrides,
    handover: planHandover(problems, warnings, args.bareMetalOperator, names, namespace, credentials, tls),
    placement: planPlacement(problems, args),
    endpoints: planEndpoints(names.base, namespace, networking, tls, exporter, highAvailability),
    podSecurityLevel: strictest([
      networking.hostNetwork ? "privileged" : "restricted",
      levelOfOverrides(overrides, present),
    ]),
    safety: { ...defaults.safety, ...args.safety },
    warnings,
  };
  return problems.list.length === 0 ? { plan } : { problems: problems.list };
}

/** How Ironic is reached, and how that is protected: each must know of the other. */
function planReach(
  problems: Problems,
  warnings: string[],
  args: IronicArgs,
  names: Names,
  namespace: Value<string>,
): Pick<IronicPlan, "networking" | "networkingService" | "tls"> {
  const networking = planNetworking(problems, warnings, args.networking, {
    names,
    version: args.version ?? defaults.version,
    tlsMode: tlsMode(args.tls),
    protectsMedia: servesVirtualMediaTls(args.tls),
    exportsMetrics: args.prometheusExporter?.enabled ?? false,
    highlyAvailable: args.highAvailability ?? defaults.highAvailability,
  });
  const networkingService = planNetworkingService(problems, args.networkingService);
  const tls = planTls(
    args.tls,
    names.base,
    namespace,
    networking,
    networkingService === undefined ? [] : networkingServiceHosts(names, namespace),
  );
  return { networking, networkingService, tls };
}

/** Names by which Ironic calls the networking service. */
function networkingServiceHosts({ networkingService }: Names, namespace: Value<string>): Value<string>[] {
  return [text`${networkingService}.${namespace}.svc`, text`${networkingService}.${namespace}.svc.cluster.local`];
}

/** Configuration that inputs of their own set: the same in extraConfig would be set twice. */
function optionsSetByInputs(
  exporter: ExporterPlan | undefined,
  rpc: RpcPlan,
  highAvailability: HighAvailabilityPlan | undefined,
): Record<string, string> {
  return {
    ...(highAvailability === undefined ? {} : { OS_JSON_RPC__INSECURE: "tls.insecureRPC" }),
    ...(exporter === undefined ? {} : { OS_SENSOR_DATA__INTERVAL: "prometheusExporter.sensorCollectionInterval" }),
    ...(rpc.insecure ? { OS_IRONIC_NETWORKING_JSON_RPC__INSECURE: "tls.insecureRPC" } : {}),
  };
}

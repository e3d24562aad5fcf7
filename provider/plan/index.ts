// planIronic: from settled inputs to a plan, or to the list of everything that is wrong with them.

import type { IronicArgs, Version } from "../schema/types";
import { without } from "./base/form";
import { sameData } from "./base/sameData";
import { validateCollisions } from "./collisions";
import { canonicalArgs } from "./canonicalArgs";
import { validateCharacters } from "./checks/everyText";
import { text, type Value } from "../schema/value";
import { planHandover } from "./handover/bareMetalOperator";
import { planCaBundles } from "./tls/caBundles";
import { planCredentials } from "./credentials/credentials";
import { planDatabase } from "./database/database";
import { defaults } from "../schema/defaults";
import { planEndpoints } from "./endpoints";
import { planExporter, type ExporterPlan } from "./monitoring/exporter";
import { planExtraConfig } from "./extraConfig/extraConfig";
import { planHighAvailability, type HighAvailabilityPlan } from "./highAvailability/highAvailability";
import { planImages } from "./pod/images";
import { planInspection } from "./ramdisk/inspection";
import type { PlanContext } from "./base/context";
import { optionVariable, type InputOption } from "./base/inputOption";
import { namesOf, validateName } from "./base/names";
import { warnOfNode } from "./address/nodeOfAddress";
import { validateNamespace } from "./checks/objectNames";
import { validateGatewayTrust } from "./access/gateway";
import { planNetworking } from "./access/networking";
import { planNetworkingService } from "./switches/networkingService";
import { planOverrides } from "./pod/overrides";
import { presentContainers } from "./pod/presentContainers";
import { planPlacement } from "./pod/placement";
import type { IronicPlan } from "./plan";
import { planRelease } from "./pod/versions";
import { levelOfOverrides, strictest } from "./pod/podSecurity";
import { Problems, type Problem } from "./checks/problems";
import { planRegistries } from "./ramdisk/registries";
import { planRamdisk } from "./ramdisk/ramdisk";
import { planRpc, type RpcPlan } from "./highAvailability/rpc";
import { planSharedStorage } from "./storage/sharedStorage";
import { planTlsClients } from "./tls/tlsClients";
import { planTlsServers } from "./tls/tlsServers";
import { chooseTls, planTls, validateTls, type TlsChoice, type TlsPlan } from "./tls/tls";
import { upgradeNotices } from "./upgrade/notices";

type PlanResult =
  | {
      readonly plan: IronicPlan;
      /** In their canonical form: the same for every program that means the same. */
      readonly inputs: IronicArgs;
      readonly problems?: undefined;
    }
  | { readonly problems: readonly Problem[] };

/** `problems` may already hold problems found while settling: planning continues, so that all are reported at once. */
export function planIronic(resourceName: string, args: IronicArgs, problems = new Problems()): PlanResult {
  // Problems and warnings name the user's own spelling and indices; only what is right is respelled, and planned as that.
  const asking = canonicalArgs(resourceName, args, "drop");
  const draft = planArgs(resourceName, asking, problems);
  validateCharacters(problems, args);
  if (problems.list.length > 0) {
    return { problems: problems.list };
  }
  const inputs = canonicalArgs(resourceName, asking, "spell");
  const plan = inputs === asking ? draft : planArgs(resourceName, inputs, problems);
  return problems.list.length > 0
    ? { problems: problems.list }
    : { plan: { ...plan, warnings: draft.warnings }, inputs: withoutDecided(resourceName, inputs, plan) };
}

function planArgs(resourceName: string, args: IronicArgs, problems: Problems): IronicPlan {
  const context: PlanContext = {
    problems,
    warnings: [],
    names: namesOf(args.name ?? resourceName),
    namespace: args.namespace ?? defaults.namespace,
  };
  validateName(problems, args.name, resourceName);
  validateNamespace(problems, args.namespace);
  const plan = planParts(context, args);
  validateCollisions(problems, args, plan);
  return plan;
}

/** Without the switches that say what the plan decides without them; said, they save a warning. */
function withoutDecided(resourceName: string, inputs: IronicArgs, plan: IronicPlan): IronicArgs {
  const { tls, deployRamdisk } = inputs;
  const shorter: IronicArgs[] = [
    ...(deployRamdisk?.verifyTLS === undefined
      ? []
      : [{ ...inputs, deployRamdisk: without(deployRamdisk, "verifyTLS") }]),
    ...(tls?.insecureRPC === undefined ? [] : [{ ...inputs, tls: without(tls, "insecureRPC") }]),
  ];
  const same = shorter.find((one) => sameData(decided(planArgs(resourceName, one, new Problems())), decided(plan)));
  return same === undefined ? inputs : withoutDecided(resourceName, canonicalArgs(resourceName, same, "spell"), plan);
}

function decided({ ramdisk, rpc, highAvailability }: IronicPlan): unknown {
  return [ramdisk.verifyTls, rpc ?? null, highAvailability?.verifiesRpc ?? null];
}

function planParts(context: PlanContext, given: IronicArgs): IronicPlan {
  const { problems, warnings, names, namespace } = context;
  const release = planRelease(context, given.version, given.images);
  const args: IronicArgs = { ...given, version: release.behaves };
  const choice = chooseTls(args.tls);
  validateTls(problems, choice, args.tls);
  const { networking, networkingService, tls, tlsServers } = planReach(context, args, choice);
  warnOfNode(warnings, args);
  warnOfExposure(warnings, args, tls);
  const database = planDatabase(context, args.database);
  const credentials = planCredentials(problems, names.base, args.credentials);
  const highAvailability = planHighAvailability(context, args, { networking, database, tls: choice });
  const ramdisk = planRamdisk(context, args, { tls, networking, highAvailability });
  const rpc = planRpc(problems, args.tls, {
    ironics: highAvailability !== undefined,
    networkingService: networkingService !== undefined,
  });
  const exporter = planExporter(problems, args.prometheusExporter, args.networking);
  const { registries, inputOptions } = planCalls(problems, args, release.behaves);
  const extraConfig = planExtraConfig(context, args.extraConfig, {
    version: release.behaves,
    strict: args.safety?.strictConfig ?? defaults.safety.strictConfig,
    taken: { ...optionsSetByInputs(exporter, rpc, highAvailability), ...inputsByVariable(inputOptions) },
  });
  const present = presentContainers({ ramdisk, credentials, extraConfig, exporter, networking });
  const overrides = planOverrides(problems, args.overrides, present);
  return {
    names,
    namespace: { name: namespace, create: args.createNamespace ?? defaults.createNamespace },
    images: planImages(problems, release, args.images),
    tls,
    tlsServers,
    inputOptions,
    credentials,
    database,
    networking,
    ramdisk,
    registries,
    inspection: planInspection(problems, args.inspection),
    extraConfig,
    caBundles: planCaBundles(problems, args.tls),
    highAvailability,
    networkingService,
    rpc,
    exporter,
    storage: planSharedStorage(context, args.storage),
    overrides,
    handover: planHandover(context, args.bareMetalOperator, { credentials, tls }),
    placement: planPlacement(problems, args),
    traceStartup: args.traceStartup ?? defaults.traceStartup,
    endpoints: planEndpoints(context, { networking, tls, exporter, highAvailability }),
    podSecurityLevel: strictest([
      networking.hostNetwork ? "privileged" : "restricted",
      levelOfOverrides(overrides, present),
    ]),
    safety: { ...defaults.safety, ...args.safety },
    upgradeNotices: upgradeNotices(args),
    warnings,
  };
}

/** Servers that Ironic calls, and the options of ironic.conf that inputs about them set. */
function planCalls(
  problems: Problems,
  { tls, registries: given }: IronicArgs,
  version: Version,
): Pick<IronicPlan, "registries" | "inputOptions"> {
  const registries = planRegistries(problems, given);
  return { registries, inputOptions: [...planTlsClients(problems, tls, version), ...registries.options] };
}

/** What others can read that should be secret. */
function warnOfExposure(warnings: string[], args: IronicArgs, tls: TlsPlan): void {
  if (args.traceStartup === true) {
    warnings.push(
      "traceStartup is on: the container logs show the password of the database and the hashes of the API's passwords. Set it to false as soon as you have what you need.",
    );
  }
  if (tls.kind === "off") {
    warnings.push(
      "TLS is off: the API password, disk images and the data that hosts report cross the network unencrypted.",
    );
  }
}

/** How Ironic is reached, and how that is protected: each depends on the other. */
function planReach(
  context: PlanContext,
  args: IronicArgs,
  choice: TlsChoice,
): Pick<IronicPlan, "networking" | "networkingService" | "tls" | "tlsServers"> {
  const networking = planNetworking(context, args.networking, {
    version: args.version ?? defaults.version,
    tls: choice,
    exportsMetrics: args.prometheusExporter?.enabled ?? false,
    highlyAvailable: args.highAvailability ?? defaults.highAvailability,
  });
  const networkingService = planNetworkingService(context.problems, args.networkingService);
  const tls = planTls(context, choice, args.tls, [
    ...networking.certificateNames,
    ...(networkingService === undefined ? [] : networkingServiceHosts(context)),
  ]);
  const tlsServers = planTlsServers(context.problems, choice, args.tls);
  validateGatewayTrust(context.problems, networking.frontDoor, tlsServers.virtualMedia.certificateName);
  return { networking, networkingService, tls, tlsServers };
}

/** Names that Ironic uses to call the networking service. */
function networkingServiceHosts({ names: { networkingService }, namespace }: PlanContext): Value<string>[] {
  return [text`${networkingService}.${namespace}.svc`, text`${networkingService}.${namespace}.svc.cluster.local`];
}

function inputsByVariable(options: readonly InputOption[]): Record<string, string> {
  return Object.fromEntries(options.map(({ group, name, input }) => [optionVariable(group, name), input]));
}

/** Configuration that dedicated inputs set: the same option in extraConfig would be set twice. */
function optionsSetByInputs(
  exporter: ExporterPlan | undefined,
  rpc: RpcPlan | undefined,
  highAvailability: HighAvailabilityPlan | undefined,
): Record<string, string> {
  return {
    ...(highAvailability === undefined ? {} : { OS_JSON_RPC__INSECURE: "tls.insecureRPC" }),
    ...(exporter === undefined ? {} : { OS_SENSOR_DATA__INTERVAL: "prometheusExporter.sensorCollectionInterval" }),
    ...(rpc?.verifiesNetworkingService === false ? { OS_IRONIC_NETWORKING_JSON_RPC__INSECURE: "tls.insecureRPC" } : {}),
  };
}

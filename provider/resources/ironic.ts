// The component: which children there are, and in which order they depend on each other.

import * as pulumi from "@pulumi/pulumi";
import { Namespace } from "@pulumi/kubernetes/core/v1/namespace";
import { RandomPassword } from "@pulumi/random/randomPassword";
import { explainWaiting } from "../diagnosis/watch";
import { componentSelector } from "../manifests/kubernetes/labels";
import { ironicNamespace } from "../manifests/pod/namespace";
import type { PodSecrets } from "../manifests/pod/volumes";
import type { IronicPlan } from "../plan/plan";
import type { IronicArgs, IronicOutputs } from "../schema/types";
import { refusedError } from "../wire/failure";
import { toInput } from "../wire/later";
import { createAuthorities } from "./tls/caBundles";
import { createCertificates } from "./tls/certificates";
import { createCredentials } from "./credentials/credentials";
import { createDatabase } from "./database/database";
import { Family } from "./children/childScope";
import { createHandover } from "./handover/handover";
import { createMonitoring } from "./monitoring/monitoring";
import { createNetworkingService } from "./switches/networkingService";
import { outputsOf } from "./outputs";
import { createExposure, createNetworkPolicy } from "./access/exposure";
import { createFrontDoor } from "./access/frontDoor";
import { createKeepalivedPassword } from "./address/keepalived";
import { createLeasesClaim } from "./dhcp/leases";
import { createRelease, createRestarts, type IronicRelease } from "./release";
import { createRpcCredential } from "./highAvailability/rpc";
import { createSecretOptions } from "./extraConfig/secretOptions";
import { createSharedClaim } from "./storage/sharedClaim";
import { createService, createWorkload, restartDigests } from "./pod/workload";

export const ironicType = "metal3:index:Ironic";

export class Ironic extends pulumi.ComponentResource {
  declare outputs: IronicOutputs;

  private constructor(name: string, args: IronicArgs, options: pulumi.ComponentResourceOptions) {
    super(ironicType, name, toInput(args), options);
  }

  /** When this ends, the SDK registers the end of the component without outputs; ours come when all children are there. */
  protected override initialize(): Promise<never> {
    return new Promise(() => undefined);
  }

  static async create(
    name: string,
    args: IronicArgs,
    plan: IronicPlan,
    options: pulumi.ComponentResourceOptions,
  ): Promise<Ironic> {
    const component = new Ironic(name, args, options);
    const root = new Family(component, name, options);
    plan.warnings.forEach((warning) => root.warn(warning));
    const release = createRelease(root, plan);
    const refusals = await release.refusals();
    if (refusals.length > 0) {
      throw refusedError(refusals);
    }
    const { outputs, awaited } = createChildren(root.after(release), plan, release);
    explainWaiting(component, {
      namespace: pulumi.output(toInput(plan.namespace.name)),
      labels: componentSelector(plan),
      awaited,
    });
    component.outputs = outputs;
    component.registerOutputs(toInput(component.outputs));
    return component;
  }
}

interface Children {
  readonly outputs: IronicOutputs;
  /** What ends when all pods have run or are ready. */
  readonly awaited: readonly pulumi.CustomResource[];
}

function createChildren(root: Family, plan: IronicPlan, release: IronicRelease): Children {
  const family = plan.namespace.create ? root.after(createNamespace(root, plan)) : root;
  const digestKey = createDigestKey(root);
  const credentials = createCredentials(family, plan, digestKey);
  const certificates = createCertificates(family, plan, digestKey);
  const database = createDatabase(family, plan, digestKey);
  if (database.schema !== undefined) {
    release.noteSchema(database.schema);
  }
  createNetworkPolicy(family, plan);
  createLeasesClaim(family, plan);
  const authorities = createAuthorities(family, plan, digestKey);
  const secrets: PodSecrets = {
    htpasswd: credentials.podSecretName,
    tls: certificates.podSecretName,
    keepalivedPassword: createKeepalivedPassword(family, plan, digestKey),
    rpc: createRpcCredential(family, plan, digestKey),
    options: createSecretOptions(family, plan, digestKey),
    sharedClaim: createSharedClaim(family, plan, digestKey),
    database: database.secrets,
    ...authorities.names,
  };
  const digests = restartDigests(plan, secrets, digestKey);
  const restarts = createRestarts(family, plan, digests);
  const afterSchema = family.after(
    ...authorities.first,
    restarts,
    ...(database.schema === undefined ? [] : [database.schema]),
  );
  const workload = createWorkload(afterSchema, plan, secrets, digests);
  createService(family, plan);
  createExposure(family, plan, workload);
  createFrontDoor(family, plan, certificates, digestKey);
  const networkingService = createNetworkingService(family, plan, secrets, digestKey);
  createMonitoring(family, plan, certificates);
  const handover = createHandover(family, plan, credentials, certificates, digestKey);
  const jobs = database.finish(family.after(workload));
  return {
    outputs: outputsOf(plan, credentials, certificates, handover),
    awaited: [workload, ...networkingService, ...jobs],
  };
}

function createNamespace(family: Family, plan: IronicPlan): pulumi.Resource {
  return new Namespace(family.child("namespace"), toInput(ironicNamespace(plan)), family.options());
}

/** The key of all digests that are shown; it protects nothing else. */
function createDigestKey(family: Family): pulumi.Output<string> {
  return new RandomPassword(family.child("digest-key"), { length: 32, special: false }, family.options()).result;
}

// The component: which children there are, and in which order they depend on each other.

import * as pulumi from "@pulumi/pulumi";
import { Namespace } from "@pulumi/kubernetes/core/v1/namespace";
import { RandomPassword } from "@pulumi/random/randomPassword";
import { componentReader } from "../diagnosis/componentReader";
import { ownCertificateNotices } from "../diagnosis/ownCertificates";
import { explainWaiting } from "../diagnosis/watch";
import { componentSelector } from "../manifests/kubernetes/labels";
import { ironicNamespace } from "../manifests/pod/namespace";
import { overrideWarnings } from "../manifests/pod/pod";
import { restartCauses } from "../manifests/pod/restartCauses";
import type { PodObjects } from "../manifests/pod/volumes";
import { planIronic } from "../plan";
import { ownCertificates } from "../plan/ownCertificates";
import type { IronicPlan } from "../plan/plan";
import { newerDefaultNotice } from "../plan/pod/versions";
import type { IronicArgs, IronicOutputs, Version } from "../schema/types";
import { inputError, refusedError } from "../wire/failure";
import { toInput } from "../wire/later";
import { promised } from "../wire/promised";
import { createCaBundles } from "./tls/caBundles";
import { createCertificates } from "./tls/certificates";
import { createCredentials, publishCredentials } from "./credentials/credentials";
import { createDatabase } from "./database/database";
import { ChildScope } from "./children/childScope";
import { deploymentRollout } from "./children/rollout";
import { keepFormerNames } from "./children/formerNames";
import { PlanScope } from "./children/planScope";
import { restartDigests } from "./children/restarts";
import { createHandover } from "./handover/handover";
import { createMonitoring } from "./monitoring/monitoring";
import { createNetworkingService } from "./switches/networkingService";
import { outputsOf } from "./outputs";
import { createExposure, createNetworkPolicy } from "./access/exposure";
import { createProxySecret } from "./access/proxy";
import { createFrontDoor } from "./access/frontDoor";
import { createKeepalivedPassword } from "./address/keepalived";
import { createLeasesClaim } from "./dhcp/leases";
import { createRelease, createRestarts, type IronicRelease } from "./release";
import { createRpcCredential } from "./highAvailability/rpc";
import { createSecretOptions } from "./extraConfig/secretOptions";
import { createSharedStorage } from "./storage/sharedClaim";
import { afterRollout, createService, createWorkload, workloadRollout } from "./pod/workload";

const ironicType = "metal3:index:Ironic";

export class Ironic extends pulumi.ComponentResource {
  declare outputs: IronicOutputs;

  private constructor(name: string, args: IronicArgs, options: pulumi.ComponentResourceOptions) {
    super(ironicType, name, toInput(args), {
      ...options,
      transformations: keepFormerNames(ironicType, name, options),
    });
  }

  /** When this ends, the SDK registers the end of the component without outputs; ours come when all children are there. */
  protected override initialize(): Promise<never> {
    return new Promise(() => undefined);
  }

  static async create(
    name: string,
    args: IronicArgs,
    newest: IronicPlan,
    options: pulumi.ComponentResourceOptions,
  ): Promise<Ironic> {
    const component = new Ironic(name, args, options);
    const root = new ChildScope(component, name, options);
    const release = createRelease(root, newest, args);
    const plan = planOfInstalled(name, args, newest, await release.settledVersion());
    [...plan.warnings, ...overrideWarnings(plan)].forEach((warning) => root.warn(warning));
    const { refusals, warning } = await release.judge(plan);
    if (refusals.length > 0) {
      throw refusedError(refusals);
    }
    if (warning !== undefined) {
      root.warn(warning);
    }
    const notices = ownCertificateNotices(() => componentReader(component), plan.namespace.name, ownCertificates(plan));
    const { outputs, awaited, rollout } = createChildren(root.after(release), plan, release);
    explainWaiting(component, {
      namespace: pulumi.output(toInput(plan.namespace.name)),
      labels: componentSelector(plan),
      awaited: [...awaited.map(({ id }) => promised(id)), rollout],
    });
    component.outputs = outputs;
    (await notices).forEach((notice) => root.warn(notice));
    component.registerOutputs(toInput(component.outputs));
    await rollout;
    return component;
  }
}

/** A program that names no version leaves an installed Ironic on its own, whatever the default is now. */
function planOfInstalled(
  name: string,
  args: IronicArgs,
  newest: IronicPlan,
  installed: string | undefined,
): IronicPlan {
  if (args.version !== undefined || installed === undefined || installed === newest.images.version) {
    return newest;
  }
  const result = planIronic(name, { ...args, version: installed as Version });
  if (result.problems !== undefined) {
    throw inputError(result.problems);
  }
  const { plan } = result;
  const notice = newerDefaultNotice(installed);
  return notice === undefined ? plan : { ...plan, warnings: [...plan.warnings, notice] };
}

interface Children {
  readonly outputs: IronicOutputs;
  /** What ends when all pods have run or are ready. */
  readonly awaited: readonly pulumi.CustomResource[];
  /** Ends when the pods of the workload are ready, and fails when they are not in time. */
  readonly rollout: Promise<void>;
}

function createChildren(root: ChildScope, plan: IronicPlan, release: IronicRelease): Children {
  const afterNamespace = plan.namespace.create ? root.after(createNamespace(root, plan)) : root;
  const scope = PlanScope.of(afterNamespace, plan, createDigestKey(root));
  const credentials = createCredentials(scope);
  const certificates = createCertificates(scope);
  const database = createDatabase(scope);
  release.noteInstalled(plan, database);
  createNetworkPolicy(scope);
  createLeasesClaim(scope);
  const { first, ...caBundles } = createCaBundles(scope);
  const objects: PodObjects = {
    htpasswd: credentials.podSecretName,
    tls: certificates.podSecretName,
    keepalivedPassword: createKeepalivedPassword(scope),
    rpc: createRpcCredential(scope),
    options: createSecretOptions(scope),
    proxy: createProxySecret(scope),
    shared: createSharedStorage(scope),
    database: database.secrets,
    ...caBundles,
  };
  const digests = restartDigests(scope, restartCauses(plan, objects));
  const restarts = createRestarts(scope, digests);
  const workload = createWorkload(
    scope.after(...first, restarts, ...(database.schema === undefined ? [] : [database.schema.job])),
    objects,
    digests,
  );
  const ironicRollout = workloadRollout(scope, workload);
  const whenReady = scope.after(afterRollout(ironicRollout, workload));
  createService(scope);
  createExposure(scope, workload);
  createFrontDoor(scope, certificates);
  const { tls, rpc } = objects;
  const networkingService = rpc === undefined ? [] : createNetworkingService(scope, { tls, rpc });
  createMonitoring(scope, certificates);
  const rollouts = [ironicRollout, ...networkingService.map((deployment) => deploymentRollout(scope, deployment))];
  const published = publishCredentials(whenReady, credentials);
  const handover = createHandover(whenReady.after(...published), credentials, certificates);
  const jobs = database.finish(whenReady);
  return {
    outputs: outputsOf(plan, credentials, certificates, handover),
    awaited: [workload, ...networkingService, ...jobs],
    rollout: Promise.all(rollouts).then(() => undefined),
  };
}

function createNamespace(scope: ChildScope, plan: IronicPlan): pulumi.Resource {
  return new Namespace(scope.child("namespace"), toInput(ironicNamespace(plan)), scope.options());
}

/** The key of all digests that are shown; it protects nothing else. */
function createDigestKey(scope: ChildScope): pulumi.Output<string> {
  return new RandomPassword(scope.child("digest-key"), { length: 32, special: false }, scope.options()).result;
}

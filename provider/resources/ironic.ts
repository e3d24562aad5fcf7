// The component: which children there are, and in which order they depend on each other.

import * as pulumi from "@pulumi/pulumi";
import { Namespace } from "@pulumi/kubernetes/core/v1/namespace";
import { RandomPassword } from "@pulumi/random/randomPassword";
import { ironicNamespace } from "../manifests/namespace";
import type { IronicPlan } from "../plan/plan";
import type { IronicArgs, IronicOutputs } from "../schema/types";
import { toInput } from "../wire/later";
import { createCertificates } from "./certificates";
import { createCredentials } from "./credentials";
import { Family } from "./family";
import { outputsOf } from "./outputs";
import { createExposure, createIngress, createNetworkPolicy } from "./exposure";
import { createKeepalivedPassword } from "./keepalived";
import { createLeasesClaim } from "./leases";
import { createService, createWorkload } from "./workload";

export const ironicType = "metal3:index:Ironic";

export class Ironic extends pulumi.ComponentResource {
  readonly outputs: IronicOutputs;

  constructor(name: string, args: IronicArgs, plan: IronicPlan, options: pulumi.ComponentResourceOptions) {
    super(ironicType, name, toInput(args), options);
    const root = new Family(this, name, options);
    plan.warnings.forEach((warning) => root.warn(warning));

    const family = plan.namespace.create ? root.after(createNamespace(root, plan)) : root;
    const digestKey = createDigestKey(root);
    const credentials = createCredentials(family, plan, digestKey);
    const certificates = createCertificates(family, plan, digestKey);
    createNetworkPolicy(family, plan);
    createLeasesClaim(family, plan);
    const workload = createWorkload(
      family,
      plan,
      {
        htpasswd: credentials.podSecretName,
        tls: certificates.podSecretName,
        keepalivedPassword: createKeepalivedPassword(family, plan, digestKey),
      },
      digestKey,
    );
    createService(family, plan);
    createExposure(family, plan, workload);
    createIngress(family, plan);

    this.outputs = outputsOf(plan, credentials, certificates);
    this.registerOutputs(toInput(this.outputs));
  }
}

function createNamespace(family: Family, plan: IronicPlan): pulumi.Resource {
  return new Namespace(family.child("namespace"), toInput(ironicNamespace(plan)), family.options());
}

/** The key of all digests that are shown; it protects nothing else. */
function createDigestKey(family: Family): pulumi.Output<string> {
  return new RandomPassword(family.child("digest-key"), { length: 32, special: false }, family.options()).result;
}

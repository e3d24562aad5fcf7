// What the children of a component are made from: the plan, and digests that may be shown.

import * as pulumi from "@pulumi/pulumi";
import type { IronicPlan } from "../../plan/plan";
import { ChildScope, type Inherited } from "./childScope";
import { publicDigest } from "./digest";

export class PlanScope extends ChildScope {
  private constructor(
    parent: pulumi.ComponentResource,
    name: string,
    inherited: Inherited,
    readonly plan: IronicPlan,
    private readonly digestKey: pulumi.Output<string>,
  ) {
    super(parent, name, inherited);
  }

  static of(scope: ChildScope, plan: IronicPlan, digestKey: pulumi.Output<string>): PlanScope {
    return new PlanScope(scope.parent, scope.name, scope.inherited, plan, digestKey);
  }

  override after(...resources: pulumi.Input<pulumi.Resource>[]): PlanScope {
    return new PlanScope(this.parent, this.name, this.inheritedAfter(resources), this.plan, this.digestKey);
  }

  /** A digest of what may be secret, which itself is not. */
  digest(content: pulumi.Input<unknown>): pulumi.Output<string> {
    return publicDigest(this.digestKey, content);
  }

  /** What a function makes of a content and the generated key. */
  keyed<T, R>(content: pulumi.Output<T>, make: (key: string, content: T) => R): pulumi.Output<R> {
    return pulumi.all([this.digestKey, content]).apply(([key, known]) => make(key, known as T));
  }
}

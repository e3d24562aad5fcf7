// What all children of a component have in common: parent, name, dependencies and time limits.

import * as pulumi from "@pulumi/pulumi";

export type Inherited = Pick<pulumi.ComponentResourceOptions, "dependsOn" | "customTimeouts">;

export class ChildScope {
  constructor(
    readonly parent: pulumi.ComponentResource,
    readonly name: string,
    readonly inherited: Inherited,
  ) {}

  /** The Pulumi name of a child. It is a contract: a change needs an alias and a line in the changelog. */
  child(suffix: string): string {
    return suffix === "" ? this.name : `${this.name}-${suffix}`;
  }

  /**
   * Options of a child. Provider, protection and the like come through the parent; dependencies and time limits of a
   * component do not reach its children by themselves.
   */
  options(own: pulumi.CustomResourceOptions = {}): pulumi.CustomResourceOptions {
    return {
      ...own,
      parent: this.parent,
      dependsOn: joined(this.inherited.dependsOn, own.dependsOn),
      customTimeouts: { ...own.customTimeouts, ...defined(this.inherited.customTimeouts) },
    };
  }

  /** The same scope, whose further children come after these. */
  after(...resources: pulumi.Input<pulumi.Resource>[]): ChildScope {
    return new ChildScope(this.parent, this.name, this.inheritedAfter(resources));
  }

  protected inheritedAfter(resources: pulumi.Input<pulumi.Resource>[]): Inherited {
    return { ...this.inherited, dependsOn: joined(this.inherited.dependsOn, resources) };
  }

  warn(message: string): void {
    void pulumi.log.warn(message, this.parent);
  }
}

type Dependencies = pulumi.ResourceOptions["dependsOn"];

function joined(first: Dependencies, second: Dependencies): Dependencies {
  if (first === undefined || second === undefined) {
    return first ?? second;
  }
  const list = (dependencies: NonNullable<Dependencies>): pulumi.Output<pulumi.Resource[]> =>
    pulumi.output(dependencies).apply((d) => (Array.isArray(d) ? d : [d])) as unknown as pulumi.Output<
      pulumi.Resource[]
    >;
  return pulumi.all([list(first), list(second)]).apply(([a, b]) => [...a, ...b]);
}

function defined(timeouts: pulumi.CustomTimeouts | undefined): pulumi.CustomTimeouts {
  return Object.fromEntries(Object.entries(timeouts ?? {}).filter(([, limit]) => limit !== undefined));
}

// The provider: from a request to construct a component, through settling and planning, to its resources.

import type * as pulumi from "@pulumi/pulumi";
import type { ConstructResult, Provider } from "@pulumi/pulumi/provider";
import { planIronic } from "./plan";
import { Problems } from "./plan/problems";
import { Ironic } from "./resources/ironic";
import { packageSchema } from "./schema/package";
import type { Components } from "./schema/types";
import { inputError } from "./wire/failure";
import { toInput } from "./wire/later";
import { repairOptions } from "./wire/options";
import { settle } from "./wire/settle";

interface Built<Outputs> {
  readonly resource: pulumi.ComponentResource;
  readonly outputs: Outputs;
}

/** Plans first, registers then: it throws before anything is registered, or not at all. */
type Build<Args, Outputs> = (
  name: string,
  args: Args,
  problems: Problems,
  options: pulumi.ComponentResourceOptions,
) => Built<Outputs>;

type Builders = { [Token in keyof Components]: Build<Components[Token]["args"], Components[Token]["outputs"]> };

const builders: Builders = {
  "metal3:index:Ironic": (name, args, problems, options) => {
    const result = planIronic(name, args, problems);
    if (result.problems !== undefined) {
      throw inputError(result.problems);
    }
    const resource = new Ironic(name, args, result.plan, options);
    return { resource, outputs: resource.outputs };
  },
};

export class Metal3Provider implements Provider {
  readonly version = packageSchema.version;

  async getSchema(): Promise<string> {
    return JSON.stringify(packageSchema);
  }

  async construct(
    name: string,
    type: string,
    inputs: pulumi.Inputs,
    options: pulumi.ComponentResourceOptions,
  ): Promise<ConstructResult> {
    const build = builders[type as keyof Builders];
    const resourceType = packageSchema.resources[type];
    if (build === undefined || resourceType === undefined) {
      throw new Error(`metal3 ${this.version} has no component ${type}; it has ${Object.keys(builders).join(", ")}`);
    }
    const problems = new Problems();
    const args = await settle<Parameters<typeof build>[1]>(resourceType, inputs, problems);
    const { resource, outputs } = build(name, args, problems, await repairOptions(options));
    return { urn: resource.urn, state: toInput(outputs) };
  }
}

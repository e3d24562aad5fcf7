// The provider: from a request to construct a component, through settling and planning, to its resources.

import type * as pulumi from "@pulumi/pulumi";
import type {
  CheckResult,
  ConstructResult,
  CreateResult,
  DiffResult,
  Provider,
  ReadResult,
  UpdateResult,
} from "@pulumi/pulumi/provider";
import { planIronic } from "./plan";
import { peek } from "./plan/checks/check";
import { Problems } from "./plan/checks/problems";
import * as loginResource from "./release/login";
import * as releaseResource from "./release/resource";
import { Ironic } from "./resources/ironic";
import { packageSchema } from "./schema/package";
import type { Components } from "./schema/types";
import { warn } from "./wire/engineLog";
import { inputError } from "./wire/failure";
import { toInput } from "./wire/later";
import { repairOptions } from "./wire/options";
import { settle } from "./wire/settle";
import { TakenPlaces } from "./wire/takenPlaces";

interface Built<Outputs> {
  readonly urn: pulumi.Output<string>;
  readonly outputs: Outputs;
}

/** Plans first, registers then: bad inputs are reported before anything is registered. */
type Build<Args, Outputs> = (
  name: string,
  args: Args,
  problems: Problems,
  options: pulumi.ComponentResourceOptions,
) => Promise<Built<Outputs>>;

type Builders = { [Token in keyof Components]: Build<Components[Token]["args"], Components[Token]["outputs"]> };

const places = new TakenPlaces();

const builders: Builders = {
  "metal3:index:Ironic": async (name, args, problems, options) => {
    const result = planIronic(name, args, problems);
    if (result.problems !== undefined) {
      throw inputError(result.problems);
    }
    const { names, namespace } = result.plan;
    const other = await places.take([peek(namespace.name), names.base], name, options);
    if (other !== undefined) {
      problems.add(
        "name",
        names.base,
        `is the name of the Ironic "${other}" in the same namespace, too: give one of them another name or namespace`,
      );
      throw inputError(problems.list);
    }
    return Ironic.create(name, result.inputs, result.plan, options);
  },
};

type Raw = Readonly<Record<string, unknown>>;

/** What each custom resource does when the engine asks. */
interface CustomResource {
  check(olds: Raw, news: Raw): CheckResult;
  diff(olds: Raw, news: Raw): DiffResult;
  create(inputs: Raw): CreateResult;
  update(olds: Raw, news: Raw): UpdateResult;
  read(id: string, props: Raw): ReadResult;
  /** What to tell of an update beforehand. */
  warnings(olds: Raw, news: Raw): readonly string[];
}

const customResources = new Map<string, CustomResource>([
  [releaseResource.releaseType, releaseResource],
  [loginResource.loginType, loginResource],
]);

function customResource(urn: string): CustomResource {
  const found = customResources.get(urn.split("::")[2]?.split("$").at(-1) ?? "");
  if (found === undefined) {
    throw new Error(`${urn} is no custom resource of metal3`);
  }
  return found;
}

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
    const { urn, outputs } = await build(name, args, problems, await repairOptions(options));
    return { urn, state: toInput(outputs) };
  }

  async check(urn: string, olds: Raw, news: Raw): Promise<CheckResult> {
    return customResource(urn).check(olds, news);
  }

  async diff(_id: string, urn: string, olds: Raw, news: Raw): Promise<DiffResult> {
    const resource = customResource(urn);
    for (const warning of resource.warnings(olds, news)) {
      await warn(urn, warning);
    }
    return resource.diff(olds, news);
  }

  async create(urn: string, inputs: Raw): Promise<CreateResult> {
    return customResource(urn).create(inputs);
  }

  async update(_id: string, urn: string, olds: Raw, news: Raw): Promise<UpdateResult> {
    return customResource(urn).update(olds, news);
  }

  async read(id: string, urn: string, props: Raw = {}): Promise<ReadResult> {
    return customResource(urn).read(id, props);
  }

  /** They only record. */
  async delete(): Promise<void> {}
}

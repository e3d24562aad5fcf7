// Names that children had before their component was renamed or moved, for each form in which an alias arrives.

import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { keepFormerNames } from "../../../provider/resources/children/formerNames";
import { promised } from "../../../provider/wire/promised";
import { inPreview } from "../../support/engine/outputs";

const component = "metal3:index:Ironic";
const parent = new pulumi.DependencyResource("urn:pulumi:stack::project::my:index:Site::here");

type Aliases = pulumi.ComponentResourceOptions["aliases"];

async function formerNames(
  aliases: Aliases,
  { name = "new-tls", type = "kubernetes:core/v1:Secret", own = [] as pulumi.Alias[], under = true } = {},
): Promise<string[]> {
  const [transform] = keepFormerNames(component, "new", { aliases, ...(under ? { parent } : {}) });
  const result = transform?.({
    type,
    name,
    props: {},
    opts: { aliases: own },
    resource: {} as pulumi.Resource,
  });
  const added = (result?.opts.aliases ?? []).slice(own.length) as pulumi.Alias[];
  return Promise.all(
    added.map((alias) => {
      const parts = pulumi.all([alias.name, alias.type, alias.parent as pulumi.Input<string>]);
      return promised(parts.apply(([n, t, p]) => pulumi.createUrn(n!, t!, p))) as unknown as Promise<string>;
    }),
  );
}

before(inPreview);

describe("the former names of children", () => {
  const scenarios: readonly { title: string; aliases: Aliases; former: string }[] = [
    {
      title: "a URN",
      aliases: ["urn:pulumi:stack::project::metal3:index:Ironic::old"],
      former: "urn:pulumi:stack::project::metal3:index:Ironic$kubernetes:core/v1:Secret::old-tls",
    },
    {
      title: "a name",
      aliases: [{ name: "old" }],
      former: "urn:pulumi:stack::project::my:index:Site$metal3:index:Ironic$kubernetes:core/v1:Secret::old-tls",
    },
    {
      title: "no parent",
      aliases: [{ parent: undefined }],
      former: "urn:pulumi:stack::project::metal3:index:Ironic$kubernetes:core/v1:Secret::new-tls",
    },
    {
      title: "another parent",
      aliases: [{ parent: "urn:pulumi:stack::project::my:index:Site::there", name: "old" }],
      former: "urn:pulumi:stack::project::my:index:Site$metal3:index:Ironic$kubernetes:core/v1:Secret::old-tls",
    },
  ];
  for (const { title, aliases, former } of scenarios) {
    it(`follow from the alias of the component: ${title}`, async () => {
      expect(await formerNames(aliases)).to.deep.equal([former]);
    });
  }

  it("follow from another project or stack", async () => {
    expect(await formerNames([{ project: "before" }, { stack: "first" }], { under: false })).to.deep.equal([
      "urn:pulumi:stack::before::metal3:index:Ironic$kubernetes:core/v1:Secret::new-tls",
      "urn:pulumi:first::project::metal3:index:Ironic$kubernetes:core/v1:Secret::new-tls",
    ]);
  });

  it("come in each type that the child may have had", async () => {
    const own = [{ type: "kubernetes:apps/v1:DaemonSet" }];
    const names = await formerNames([{ name: "old" }], { own, type: "kubernetes:apps/v1:Deployment", under: false });
    expect(names).to.deep.equal([
      "urn:pulumi:stack::project::metal3:index:Ironic$kubernetes:apps/v1:Deployment::old-tls",
      "urn:pulumi:stack::project::metal3:index:Ironic$kubernetes:apps/v1:DaemonSet::old-tls",
    ]);
  });

  it("include that of the child with the name of the component, and leave the component alone", async () => {
    expect((await formerNames([{ name: "old" }], { name: "new" }))[0]!).to.match(/::old$/);
    expect(await formerNames([{ name: "old" }], { name: "new", type: component })).to.deep.equal([]);
    expect(keepFormerNames(component, "new", {})).to.deep.equal([]);
  });
});

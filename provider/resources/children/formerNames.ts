// Aliases of children, after the component was renamed or moved under an alias. The engine hands an alias down to the
// children in the update that meets it first; if that one is refused or fails, the next would delete them all.

import * as pulumi from "@pulumi/pulumi";

type Former = string | pulumi.Alias;

/** The URN that the component had. */
function formerUrn(
  given: pulumi.Input<Former>,
  type: string,
  name: string,
  parent?: pulumi.Resource,
): pulumi.Output<string> {
  // Over the wire nothing in an alias is unknown or an Output.
  return pulumi.output(given as pulumi.Input<string | object>).apply((former): pulumi.Input<string> => {
    if (typeof former === "string") {
      return former;
    }
    const { project, stack, name: formerName = name, ...rest } = former as { [part in keyof pulumi.Alias]?: string };
    const under = "parent" in rest ? rest.parent : parent?.urn;
    return pulumi.createUrn(formerName, type, under, project, stack);
  }) as pulumi.Output<string>;
}

/** Gives each child the names that it had: the former name of the component, with the suffix that it has now. */
export function keepFormerNames(
  componentType: string,
  componentName: string,
  { aliases = [], parent }: pulumi.ComponentResourceOptions,
): pulumi.ResourceTransformation[] {
  if (aliases.length === 0) {
    return [];
  }
  const urns = aliases.map((former) => formerUrn(former, componentType, componentName, parent));
  return [
    ({ type, name, props, opts }) => {
      if (type === componentType) {
        return undefined;
      }
      const suffix = name.slice(componentName.length);
      const own = opts.aliases ?? [];
      const formerTypes = own.flatMap((alias) => (typeof alias === "object" && "type" in alias ? [alias.type] : []));
      const former = urns.flatMap((urn) =>
        [type, ...formerTypes].map((formerType) => ({
          type: formerType,
          name: urn.apply((text) => `${text.slice(text.lastIndexOf("::") + 2)}${suffix}`),
          parent: urn,
        })),
      );
      return { props, opts: { ...opts, aliases: [...own, ...former] } };
    },
  ];
}

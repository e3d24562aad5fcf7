// How the Kubernetes provider of a component reaches its cluster; a component gets only a reference to that provider.

import * as pulumi from "@pulumi/pulumi";
import { promised } from "../wire/promised";

/** Settings of the Kubernetes provider. Without any, it uses kubectl's defaults. */
export interface Access {
  /** A path, or the content. */
  readonly kubeconfig?: string;
  readonly context?: string;
  readonly cluster?: string;
}

interface Settings extends Access {
  readonly renderYamlToDirectory?: string;
}

const anyObject = "kubernetes:core/v1:Pod";

/** Undefined when nothing is deployed, only rendered. */
export async function clusterAccess(component: pulumi.ComponentResource): Promise<Access | undefined> {
  const provider = component.getProvider(anyObject);
  const { renderYamlToDirectory, kubeconfig, context, cluster } =
    provider === undefined ? configured() : await settingsOf(provider);
  if (isSet(renderYamlToDirectory)) {
    return undefined;
  }
  return Object.fromEntries(Object.entries({ kubeconfig, context, cluster }).filter(([, value]) => isSet(value)));
}

/** An empty string counts as unset, as it does for the Kubernetes provider. */
function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== "";
}

/** Of the default provider: the stack's configuration. */
function configured(): Settings {
  const config = new pulumi.Config("kubernetes");
  const names = ["renderYamlToDirectory", "kubeconfig", "context", "cluster"] as const;
  return Object.fromEntries(names.map((name) => [name, config.get(name)]));
}

/** Of an explicit provider: what the engine knows of it. */
async function settingsOf(provider: pulumi.ProviderResource): Promise<Settings> {
  const urn = await promised(provider.urn);
  const { state } = (await pulumi.runtime.invoke("pulumi:pulumi:getResource", { urn }, { async: true })) as {
    state: Settings;
  };
  return state;
}

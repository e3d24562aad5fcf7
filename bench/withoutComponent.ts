// The resources that a component made, declared one by one: the program that its users would write without it.

import type { Program, State, StateResource } from "../tests/support/engine/engine";

/** How a secret is written in a state and on the wire. */
const secretMark = "4dabf18193072939515e22adb298388d";

export interface Declared {
  readonly name: string;
  readonly type: string;
  readonly inputs: unknown;
  /** Names of the resources that it waits for, as below the component. */
  readonly dependsOn: readonly string[];
}

const isOurs = ({ type }: StateResource): boolean => !/^(pulumi:|metal3:)/.test(type);

const nameOf = (urn: string): string => urn.split("::").at(-1)!;

/** From a state with secrets in clear. */
export function declaredIn(state: State): Declared[] {
  const resources = state.deployment.resources.filter(isOurs);
  const urns = new Set(resources.map(({ urn }) => urn));
  return resources.map(({ urn, type, inputs, dependencies = [] }) => ({
    name: nameOf(urn),
    type,
    inputs,
    dependsOn: [...new Set(dependencies.filter((dependency) => urns.has(dependency)).map(nameOf))],
  }));
}

/** A value as a program writes it: `secret` makes a secret, and `text` is for what the language reads into a string. */
export function rewritten(
  value: unknown,
  secret: (plain: unknown) => unknown,
  text: (plain: string) => string,
): unknown {
  if (typeof value === "string") {
    return text(value);
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map((item) => rewritten(item, secret, text));
  }
  if (secretMark in value && "plaintext" in value) {
    return secret(rewritten(JSON.parse(value.plaintext as string), secret, text));
  }
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, rewritten(member, secret, text)]));
}

/** As a YAML program. */
export function yamlProgram(declared: readonly Declared[]): Program {
  const secret = (plain: unknown): unknown => ({ "fn::secret": plain });
  const text = (plain: string): string => plain.replaceAll("${", () => "$${");
  return {
    resources: Object.fromEntries(
      declared.map(({ name, type, inputs, dependsOn }) => [
        name,
        {
          type,
          properties: rewritten(withoutDefaults(inputs), secret, text),
          ...(dependsOn.length === 0 ? {} : { options: { dependsOn: dependsOn.map((other) => `\${${other}}`) } }),
        },
      ]),
    ),
  };
}

/** What the engine's bridge to a provider notes for itself is no input. */
function withoutDefaults(inputs: unknown): unknown {
  const { __defaults: _, ...given } = inputs as Record<string, unknown>;
  return given;
}

// The examples in YAML, and all of them as one program.

import * as fs from "node:fs";
import * as path from "node:path";
import { parse } from "yaml";
import type { Program } from "../engine/engine";

const folder = path.join(__dirname, "..", "..", "..", "examples");

export interface ConfigValue {
  readonly type: string;
  readonly default?: string;
  readonly secret?: boolean;
}

export interface ExampleResource {
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly options?: Readonly<Record<string, unknown>>;
}

export interface ExampleProgram {
  readonly name: string;
  readonly description: string;
  readonly runtime: string;
  readonly config?: Readonly<Record<string, ConfigValue>>;
  readonly resources: Readonly<Record<string, ExampleResource>>;
  readonly outputs: Readonly<Record<string, unknown>>;
}

export interface Example {
  readonly name: string;
  readonly text: string;
  readonly program: ExampleProgram;
}

export const examples: readonly Example[] = fs
  .readdirSync(folder)
  .filter((name) => fs.existsSync(path.join(folder, name, "Pulumi.yaml")))
  .map((name) => {
    const text = fs.readFileSync(path.join(folder, name, "Pulumi.yaml"), "utf8");
    return { name, text, program: parse(text) as ExampleProgram };
  })
  .filter(({ program }) => program.runtime === "yaml");

/** What every secret of the configuration is. */
export const configuredSecret = "hunter2hunter2";

const someCa = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";

const configured: Readonly<Record<string, string>> = {
  databaseHost: "db.example.com",
  databaseCA: someCa,
  registryCA: someCa,
  ramdiskChecksum: "0".repeat(64),
};

/** What a user would configure: the default, or what the comment before the program asks for. */
export function configuredValue(name: string, { default: given, secret }: ConfigValue): string {
  const value = given ?? (secret === true ? configuredSecret : configured[name]);
  if (value === undefined) {
    throw new Error(`nothing says what ${name} is in tests`);
  }
  return value;
}

/** What `${…}` in a text refers to first: a resource or a value of the configuration. */
export const reference = /\$\{([A-Za-z]\w*)/g;

/** The members with other names, and every reference to one of these names changed alike. */
function renamed<T>(members: Readonly<Record<string, T>>, rename: (name: string) => string): Record<string, T> {
  return Object.fromEntries(Object.entries(members).map(([key, value]) => [rename(key), value]));
}

function withReferences<T>(value: T, rename: (name: string) => string): T {
  const text = JSON.stringify(value).replace(reference, (_, name: string) => `\${${rename(name)}`);
  return JSON.parse(text) as T;
}

interface Composed {
  readonly program: Program;
  /** Names of the values of the configuration that are secret. */
  readonly secrets: readonly string[];
}

/** All examples side by side in one program, configured but for secrets: the names of each begin with that of the example. */
export function composed(chosen: readonly Example[]): Composed {
  const parts = chosen.map(({ name: example, program: { config = {}, resources, outputs } }) => {
    const rename = (name: string) => `${example}-${name}`;
    const declared = Object.entries(config).map(([name, { secret, ...value }]): [string, ConfigValue] => [
      name,
      secret === true ? { ...value, secret } : { ...value, default: configuredValue(name, value) },
    ]);
    return {
      config: renamed(Object.fromEntries(declared), rename),
      resources: renamed(withReferences(resources, rename), rename),
      outputs: renamed(withReferences(outputs, rename), rename),
    };
  });
  const merged = <T>(of: (part: (typeof parts)[number]) => Record<string, T>) =>
    Object.fromEntries(parts.flatMap((part) => Object.entries(of(part))));
  const config = merged((part) => part.config);
  return {
    program: { config, resources: merged((part) => part.resources), outputs: merged((part) => part.outputs) },
    secrets: Object.keys(config).filter((name) => config[name]?.secret === true),
  };
}

// The source of defaults.ts: the default of each input, where its description in schema.json states it.
//
// A description states a default in one of these forms, and the generator refuses any other that begins with a value:
//   Default: `64Mi`.   Default: 5.   Default: false, and …   Default: 720 (30 days), …   Default: `image` at the tag of …
//   Default: `true` when …, `false` if …                                   conditional: the plan decides
//   Default: `10Gi` in `database.storage`, `20Gi` in `database.backup.storage`.    for a type that several inputs share
//   Default requests of cpu and memory: 50m and 500Mi for `ironic`; 5m and 20Mi for `dnsmasq`, `keepalived`; no limits.
// What SDKs send (the field `default`) must be the same.

type Scalar = string | number | boolean;

/** What this file reads of a property. */
export interface DefaultedProperty {
  readonly type?: string;
  readonly $ref?: string;
  readonly items?: DefaultedProperty;
  readonly additionalProperties?: DefaultedProperty;
  readonly default?: unknown;
  readonly description?: string;
}

interface DefaultedSchema {
  readonly types: Readonly<
    Record<
      string,
      {
        readonly properties?: Readonly<Record<string, DefaultedProperty>>;
        readonly enum?: readonly { readonly value: string }[];
      }
    >
  >;
  readonly resources: Readonly<
    Record<string, { readonly inputProperties: Readonly<Record<string, DefaultedProperty>> }>
  >;
}

interface Defaults {
  [name: string]: Scalar | readonly Scalar[] | Defaults;
}

const typesPrefix = "#/types/";
const literal = "(?:`([^`]+)`|(\\d+|true|false))";
const unconditional = new RegExp(`Default: ${literal}(?=\\.|,| \\(| at the tag of )`);
const conditional = new RegExp(`Default: ${literal} (?:when|if) `);
const inSeveral = /Default: ((?:`[^`]+` in `[\w.]+`(?:, )?)+)\./;
const ofContainers = /Default requests of cpu and memory: ((?:\w+ and \w+ for `[\w-]+`(?:, `[\w-]+`)*; )+)no limits\./;
const anyLiteral = new RegExp(`Default: ${literal}`);

function innermost(property: DefaultedProperty): DefaultedProperty {
  const inner = property.items ?? property.additionalProperties;
  return inner === undefined ? property : innermost(inner);
}

/** The default as it is written down, and whether in backquotes. */
function statedDefault(path: string, description: string): { text: string; quoted: boolean } | undefined {
  const several = inSeveral.exec(description)?.[1];
  if (several !== undefined) {
    const own = several
      .split(", ")
      .map((part) => /^`([^`]+)` in `([\w.]+)`$/.exec(part))
      .find((part) => path.startsWith(`${part?.[2]}.`) && path.split(".").length === part![2]!.split(".").length + 1);
    return own?.[1] === undefined ? undefined : { text: own[1], quoted: true };
  }
  const [, quoted, bare] = unconditional.exec(description) ?? [];
  if (quoted === undefined && bare === undefined && anyLiteral.test(description) && !conditional.test(description)) {
    throw new Error(`schema.json: ${path}: the generator cannot read this default: ${description}`);
  }
  const text = quoted ?? bare;
  return text === undefined ? undefined : { text, quoted: quoted !== undefined };
}

function typed(
  schema: DefaultedSchema,
  path: string,
  property: DefaultedProperty,
  text: string,
  quoted: boolean,
): Scalar | readonly Scalar[] {
  const wrong = (expected: string): Error => new Error(`schema.json: ${path}: the default ${text} is not ${expected}`);
  switch (property.type) {
    case "boolean":
      if (quoted || !["true", "false"].includes(text)) throw wrong("true or false");
      return text === "true";
    case "integer":
    case "number":
      if (quoted) throw wrong("a number");
      return Number(text);
    case "string":
    case undefined: {
      const values = schema.types[property.$ref?.slice(typesPrefix.length) ?? ""]?.enum?.map(({ value }) => value);
      if (!quoted || values?.includes(text) === false) throw wrong("one of its values, in backquotes");
      return text;
    }
    // A list of one entry.
    case "array":
      return [typed(schema, path, property.items ?? {}, text, quoted) as Scalar];
    default:
      throw wrong("a value that the generator knows");
  }
}

/** The default of an input, when it has one that does not depend on others. */
function defaultOf(
  schema: DefaultedSchema,
  path: string,
  property: DefaultedProperty,
): Scalar | readonly Scalar[] | undefined {
  const stated = statedDefault(path, property.description ?? "");
  const value = stated === undefined ? undefined : typed(schema, path, property, stated.text, stated.quoted);
  if (property.default !== undefined && property.default !== value) {
    throw new Error(
      `schema.json: ${path}: SDKs send the default ${JSON.stringify(property.default)}, and the description states ${String(value)}`,
    );
  }
  return value;
}

/** Requests of cpu and memory by container. */
function containerDefaults(description: string): Defaults | undefined {
  const list = ofContainers.exec(description)?.[1];
  if (list === undefined) {
    return undefined;
  }
  const entries = [...list.matchAll(/(\w+) and (\w+) for ([^;]+);/g)].flatMap(([, cpu, memory, names]) =>
    [...names!.matchAll(/`([\w-]+)`/g)].map(
      ([, name]) => [name!, { requests: { cpu: cpu!, memory: memory! } }] as const,
    ),
  );
  return Object.fromEntries(entries);
}

function below(
  schema: DefaultedSchema,
  base: string,
  properties: Readonly<Record<string, DefaultedProperty>>,
): Defaults {
  const found: Defaults = {};
  for (const [name, property] of Object.entries(properties)) {
    const path = base === "" ? name : `${base}.${name}`;
    const token = innermost(property).$ref;
    const inner = token?.startsWith(typesPrefix) === true ? schema.types[token.slice(typesPrefix.length)] : undefined;
    const block = containerDefaults(property.description ?? "") ?? below(schema, path, inner?.properties ?? {});
    const value = defaultOf(schema, path, property) ?? (Object.keys(block).length === 0 ? undefined : block);
    if (value !== undefined) {
      found[name] = value;
    }
  }
  return found;
}

/** The defaults of a component's inputs, by their path: lists and maps add nothing to it, as in extraConfig.group. */
export function defaultsOf(schema: DefaultedSchema, token: string): Defaults {
  const component = schema.resources[token];
  if (component === undefined) {
    throw new Error(`schema.json has no ${token}`);
  }
  return below(schema, "", component.inputProperties);
}

export function defaultsSource(schema: DefaultedSchema, token: string): string {
  return [
    "// Generated from schema.json by `npm run generate`. Do not edit.",
    `/** The defaults of the inputs of ${token}. */\nexport const defaults = ${JSON.stringify(defaultsOf(schema, token))} as const;`,
  ].join("\n\n");
}

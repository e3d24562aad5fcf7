// Defaults out of descriptions: the forms that the generator reads, and those that it refuses instead of guessing.

import { expect } from "chai";
import { defaultsOf, defaultsSource, type DefaultedProperty } from "../../provider/schema/defaultsSource";

const token = "a:index:A";

const types = {
  "a:index:Mode": { enum: [{ value: "access" }, { value: "trunk" }] },
  "a:index:Storage": {
    properties: {
      size: { type: "string", description: "Size. Default: `10Gi` in `database.storage`, `20Gi` in `cache`." },
    },
  },
  "a:index:Database": { properties: { storage: { $ref: "#/types/a:index:Storage" } } },
  "a:index:Option": { properties: { group: { type: "string", description: "Group. Default: `DEFAULT`." } } },
  "a:index:Requests": { properties: {} },
};

const schemaOf = (inputProperties: Record<string, DefaultedProperty>) => ({
  types,
  resources: { [token]: { inputProperties } },
});
const of = (property: DefaultedProperty) => defaultsOf(schemaOf({ x: property }), token)["x"];

describe("the default of an input", () => {
  const read: { description: string; type?: string; $ref?: string; is: unknown }[] = [
    { description: "Size. Default: `64Mi`.", type: "string", is: "64Mi" },
    { description: "Size. Default: `64Mi`. Only with `mode`.", type: "string", is: "64Mi" },
    { description: "Hours. Default: 720 (30 days), or a third of `x` when that is shorter.", type: "integer", is: 720 },
    { description: "Switch. Default: false, and then `x` is required.", type: "boolean", is: false },
    { description: "Switch. Default: true.", type: "boolean", is: true },
    { description: "Image. Default: `quay.io/a/b` at the tag of `version`.", type: "string", is: "quay.io/a/b" },
    { description: "Mode. Default: `access`.", $ref: "#/types/a:index:Mode", is: "access" },
    { description: "No default.", type: "string", is: undefined },
    {
      description: "Kind. Default: `external` when `host` is given, otherwise `sqlite`.",
      type: "string",
      is: undefined,
    },
    { description: "Switch. Default: true if the address is known, otherwise false.", type: "boolean", is: undefined },
    { description: "Class. Default: that of the cluster, `standard`.", type: "string", is: undefined },
  ];
  for (const { is, ...property } of read) {
    it(`is ${String(is)} with the description ${JSON.stringify(property.description)}`, () => {
      expect(of(property)).to.equal(is);
    });
  }

  it("is a list of one entry where the input is a list", () => {
    const list = { type: "array", items: { type: "string" }, description: "Names. Default: `all`." };
    expect(of(list)).to.deep.equal(["all"]);
  });

  const refused: { property: DefaultedProperty; because: RegExp }[] = [
    { property: { type: "string", description: "Default: `a` or so." }, because: /x: the generator cannot read this/ },
    { property: { type: "string", description: "Default: 5." }, because: /x: the default 5 is not one of its values/ },
    {
      property: { type: "boolean", description: "Default: `true`." },
      because: /x: the default true is not true or false/,
    },
    { property: { type: "boolean", description: "Default: 1." }, because: /x: the default 1 is not true or false/ },
    { property: { type: "integer", description: "Default: `1`." }, because: /x: the default 1 is not a number/ },
    { property: { $ref: "#/types/a:index:Mode", description: "Default: `acces`." }, because: /not one of its values/ },
    { property: { type: "object", description: "Default: `a`." }, because: /not a value that the generator knows/ },
    {
      property: { type: "integer", default: 2, description: "Default: 1." },
      because: /SDKs send the default 2, .* states 1/,
    },
    { property: { type: "integer", default: 2, description: "A number." }, because: /SDKs send .* states undefined/ },
  ];
  for (const { property, because } of refused) {
    it(`is refused by the generator when it is stated as ${JSON.stringify(property)}`, () => {
      expect(() => of(property)).to.throw(because);
    });
  }

  it("is found at its path, through lists and blocks, also where several inputs share a type", () => {
    const inputs: Record<string, DefaultedProperty> = {
      database: { $ref: "#/types/a:index:Database" },
      cache: { $ref: "#/types/a:index:Storage" },
      options: { type: "array", items: { $ref: "#/types/a:index:Option" } },
      empty: { $ref: "#/types/a:index:Requests" },
    };
    expect(defaultsOf(schemaOf(inputs), token)).to.deep.equal({
      database: { storage: { size: "10Gi" } },
      cache: { size: "20Gi" },
      options: { group: "DEFAULT" },
    });
  });

  it("of the containers' requests is read from one sentence", () => {
    const description =
      "Default requests of cpu and memory: 50m and 500Mi for `ironic`; 5m and 20Mi for `ramdisk-logs`, `dnsmasq`; no limits.";
    expect(
      of({ type: "object", additionalProperties: { $ref: "#/types/a:index:Requests" }, description }),
    ).to.deep.equal({
      ironic: { requests: { cpu: "50m", memory: "500Mi" } },
      "ramdisk-logs": { requests: { cpu: "5m", memory: "20Mi" } },
      dnsmasq: { requests: { cpu: "5m", memory: "20Mi" } },
    });
  });

  it("is not looked for in a component that does not exist", () => {
    expect(() => defaultsOf(schemaOf({}), "a:index:B")).to.throw("schema.json has no a:index:B");
  });
});

describe("the generated defaults", () => {
  it("are a constant of literal types", () => {
    const source = defaultsSource(schemaOf({ x: { type: "integer", description: "X. Default: 1." } }), token);
    expect(source).to.include('export const defaults = {"x":1} as const;');
  });
});

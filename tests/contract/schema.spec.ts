// schema.json: whole, described, and careful with secrets.

import * as fs from "node:fs";
import * as path from "node:path";
import { expect } from "chai";
import packageJson from "../../package.json";
import schema from "../../schema.json";
import { isPodType, packageSchema, type Property } from "../../provider/schema/package";

interface Described {
  readonly place: string;
  readonly description: string | undefined;
}

interface Named extends Described {
  readonly name: string;
  readonly property: Property;
}

function propertiesIn(place: string, properties: Readonly<Record<string, Property>> = {}): Named[] {
  return Object.entries(properties).map(([name, property]) => ({
    place: `${place}.${name}`,
    name,
    property,
    description: property.description,
  }));
}

const types = Object.entries(packageSchema.types);
const resources = Object.entries(packageSchema.resources);
const properties: Named[] = [
  ...types.flatMap(([token, type]) => propertiesIn(token, type.properties)),
  ...resources.flatMap(([token, { inputProperties, properties: outputs }]) => [
    ...propertiesIn(`${token} input`, inputProperties),
    ...propertiesIn(`${token} output`, outputs),
  ]),
];

const described: Described[] = [
  ...properties,
  ...Object.entries({ ...schema.types, ...schema.resources }).map(([token, { description }]) => ({
    place: token,
    description,
  })),
  ...Object.entries(schema.types).flatMap(([token, type]) =>
    ("enum" in type ? type.enum : []).map(({ name, description }) => ({ place: `${token}.${name}`, description })),
  ),
];

/** The property and all that it is made of. */
function parts(property: Property): Property[] {
  const inner = [property.items, property.additionalProperties, ...(property.oneOf ?? [])].filter(
    (part) => part !== undefined,
  );
  return [property, ...inner.flatMap(parts)];
}

const names = (found: readonly Described[]): string[] => found.map(({ place }) => place);

describe("schema.json", () => {
  it("has the version of package.json", () => expect(schema.version).to.equal(packageJson.version));

  it("has the version that README.md tells users to install", () => {
    const readme = fs.readFileSync(path.join(__dirname, "..", "..", "README.md"), "utf8");
    const named = [...readme.matchAll(/(?:version: |resource metal3 |-metal3-v)(\d+\.\d+\.\d+)/g)].map(
      ([, version]) => version,
    );
    expect(named).to.have.lengthOf.above(2);
    expect([...new Set(named)]).to.deep.equal([packageJson.version]);
  });

  it("refers only to types that it has itself, or to anything", () => {
    const known = ["pulumi.json#/Any", ...types.map(([token]) => `#/types/${token}`)];
    const refs = properties.flatMap(({ place, property }) =>
      parts(property).flatMap(({ $ref }) => ($ref === undefined || known.includes($ref) ? [] : [`${place}: ${$ref}`])),
    );
    expect(refs).to.deep.equal([]);
  });

  it("has no type that nothing refers to", () => {
    const refs = new Set(properties.flatMap(({ property }) => parts(property).map(({ $ref }) => $ref)));
    const unused = types.map(([token]) => token).filter((token) => !refs.has(`#/types/${token}`));
    expect(unused).to.deep.equal([]);
  });

  it("says of each property what it is: of one type, lists with entries, maps with members", () => {
    const simple = ["string", "integer", "boolean", "number"];
    const unclear = properties.filter(({ property }) =>
      parts(property).some(({ type, $ref, items, additionalProperties, oneOf }) => {
        switch (type) {
          case undefined:
            return ($ref === undefined) === (oneOf === undefined);
          case "array":
            return items === undefined || $ref !== undefined;
          case "object":
            return additionalProperties === undefined || $ref !== undefined;
          default:
            return !simple.includes(type) || $ref !== undefined;
        }
      }),
    );
    expect(names(unclear)).to.deep.equal([]);
  });

  it("describes everything in whole sentences", () => {
    const undescribed = described.filter(({ description = "" }) => !/^[`A-Z][^]*[.)]\s*$/.test(description));
    expect(names(undescribed)).to.deep.equal([]);
  });

  it("describes everything in at most 60 words, the first sentence, which editors show, in at most 30", () => {
    const words = (text: string): number => text.split(/\s+/).length;
    const long = described.filter(({ description = "" }) => {
      const [first = ""] = description.split(/(?<=[.!?])\s/);
      return words(description) > 60 || words(first) > 30;
    });
    expect(names(long)).to.deep.equal([]);
  });

  it("tells SDKs what is deprecated, and what to use instead", () => {
    const deprecated = properties.filter(({ description = "" }) => /deprecated|older form/i.test(description));
    expect(deprecated).to.not.deep.equal([]);
    expect(
      names(deprecated.filter(({ property }) => !/^Use [^]+\.$/.test(property.deprecationMessage ?? ""))),
    ).to.deep.equal([]);
    const silent = properties.filter(({ property }) => property.deprecationMessage !== undefined);
    expect(names(silent)).to.deep.equal(names(deprecated));
  });

  it("requires only what there is", () => {
    const missing = [
      ...types.flatMap(([token, type]) =>
        (type.required ?? []).filter((name) => type.properties?.[name] === undefined).map((name) => `${token}.${name}`),
      ),
      ...resources.flatMap(([token, resource]) => [
        ...(resource.requiredInputs ?? []).filter((name) => resource.inputProperties[name] === undefined),
        ...((resource as unknown as { required?: string[] }).required ?? [])
          .filter((name) => resource.properties[name] === undefined)
          .map((name) => `${token} output ${name}`),
      ]),
    ];
    expect(missing).to.deep.equal([]);
  });

  it("offers each choice once, and under a name that every language can write", () => {
    for (const [token, type] of Object.entries(schema.types)) {
      const choices: { name: string; value: string }[] = "enum" in type ? type.enum : [];
      for (const key of ["name", "value"] as const) {
        const all = choices.map((choice) => choice[key]);
        expect(all, token).to.deep.equal([...new Set(all)]);
      }
      for (const { name } of choices) {
        expect(name, token).to.match(/^[A-Z][A-Za-z0-9_]*$/);
      }
    }
  });

  it("names properties in camelCase", () => {
    const odd = properties.filter(({ name }) => !/^[a-z][A-Za-z0-9]*$/.test(name));
    expect(names(odd)).to.deep.equal([]);
  });
});

describe("secrets of schema.json", () => {
  const secrets = properties.filter(({ property }) => property.secret === true);

  it("are these, and a change is one of the contract", () => {
    expect(names(secrets)).to.deep.equal([
      "metal3:index:Credentials.password",
      "metal3:index:ExtraConfig.secretValue",
      "metal3:index:Database.password",
      "metal3:index:PreviousLogin.password",
      "metal3:index:Ironic output.password",
      "metal3:index:Ironic output.cloudsYaml",
      "metal3:index:IronicLogin input.password",
      "metal3:index:IronicLogin output.password",
    ]);
  });

  it("are all inputs with such names", () => {
    const soundsSecret = /password|passphrase|token|privateKey|cloudsYaml|kubeconfig|htpasswd/i;
    // What Kubernetes defines holds names of Secrets.
    const open = properties.filter(
      ({ name, property, place }) =>
        soundsSecret.test(name) && !/(Name|Length)$/.test(name) && property.secret !== true && !isPodType(place),
    );
    expect(names(open)).to.deep.equal([]);
  });

  it("are texts, and never plain: a plain value cannot be kept secret", () => {
    const wrong = secrets.filter(({ property }) => property.type !== "string" || property.plain === true);
    expect(names(wrong)).to.deep.equal([]);
  });
});

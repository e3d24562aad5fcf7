// Settling: what comes over the wire is checked against schema.json, and every mistake is reported by its path.

import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { planIronic } from "../../provider/plan";
import { describe as line, Problems } from "../../provider/plan/checks/problems";
import { packageSchema, type ResourceType } from "../../provider/schema/package";
import type { IronicArgs } from "../../provider/schema/types";
import { settle } from "../../provider/wire/settle";
import { visible } from "../support/values/fakeLater";
import { inPreview, unknownOutput } from "../support/engine/outputs";
import { resourceName, scenarios } from "../support/scenarios/scenarios";

const ironic = packageSchema.resources["metal3:index:Ironic"] as ResourceType;

/** The fields of a block as messages tell them. */
function fieldsOf(type: string): string {
  return Object.keys(packageSchema.types[`metal3:index:${type}`]?.properties ?? {}).join(", ");
}

async function settling(inputs: unknown): Promise<{ args: IronicArgs; lines: string[]; problems: Problems }> {
  const problems = new Problems();
  const args = await settle<IronicArgs>(ironic, inputs as Record<string, unknown>, problems);
  return { args, lines: problems.list.map(line), problems };
}

before(inPreview);

describe("inputs over the wire", () => {
  for (const { name, args } of scenarios) {
    it(`of ${name} arrive whole, with the password secret`, async () => {
      const settled = await settling(args);
      const hide = (key: string, value: unknown): unknown => (key === "password" ? "[secret]" : value);
      const expected = JSON.parse(JSON.stringify(args, hide)) as unknown;
      expect(settled.lines).to.deep.equal([]);
      expect(visible(settled.args)).to.deep.equal(expected);
    });
  }

  it("count as absent when they are null, at any depth", async () => {
    const { args, lines } = await settling({
      name: null,
      tls: null,
      networking: { apiPort: null, imageServerPort: 7002 },
      nodeSelector: { rack: null },
      resources: { ironic: { limits: null } },
    });
    expect(lines).to.deep.equal([]);
    expect(args).to.deep.equal({ networking: { imageServerPort: 7002 }, nodeSelector: {}, resources: { ironic: {} } });
  });

  const wholes: { title: string; args: IronicArgs }[] = [
    { title: "a block", args: { networking: { apiPort: 7001 } } },
    { title: "a list of blocks", args: { extraConfig: [{ name: "debug", value: "true" }] } },
    { title: "a map of blocks", args: { resources: { ironic: { limits: { cpu: "1" } } } } },
  ];
  for (const { title, args: whole } of wholes) {
    it(`lose the wrapping of ${title} that is known as a whole`, async () => {
      const [[name, value] = []] = Object.entries(whole);
      const { args, lines } = await settling({ [String(name)]: pulumi.output(value) });
      expect([args, lines]).to.deep.equal([whole, []]);
    });
  }

  it("are unwrapped when they are known", async () => {
    const { args, lines } = await settling({ namespace: pulumi.output("metal3") });
    expect([args, lines]).to.deep.equal([{ namespace: "metal3" }, []]);
  });

  it("pass through as they are where the schema takes anything", async () => {
    const affinity = { nodeAffinity: { list: [1, { a: null }], flag: true } };
    const { args, lines } = await settling({ affinity });
    expect([args, lines]).to.deep.equal([{ affinity }, []]);
  });
});

describe("mistakes over the wire", () => {
  const mistakes: { title: string; inputs: unknown; expected: string[] }[] = [
    {
      title: "a name that is nearly right",
      inputs: { netwroking: {} },
      expected: ["netwroking: unknown input; did you mean networking?"],
    },
    {
      title: "a nested name that is nearly right",
      inputs: { networking: { apiport: 1 } },
      expected: ["networking.apiport: unknown input; did you mean apiPort?"],
    },
    {
      title: "a name in the spelling of Python",
      inputs: { create_namespace: true },
      expected: ["create_namespace: unknown input; did you mean createNamespace?"],
    },
    {
      title: "an input in the wrong block",
      inputs: { apiCredentialsName: "a", overrides: { tolerations: [] }, networking: { rangeBegin: "192.0.2.1" } },
      expected: [
        "apiCredentialsName: unknown input; did you mean credentials.apiCredentialsName?",
        "overrides.tolerations: unknown input; did you mean tolerations?",
        "networking.rangeBegin: unknown input; did you mean networking.dhcp.rangeBegin?",
      ],
    },
    {
      title: "a name of the operator's older API",
      inputs: { credentialsRef: { name: "a" }, tlsRef: { name: "b" }, databaseRef: { name: "c" } },
      expected: [
        "credentialsRef: unknown input; did you mean credentials.apiCredentialsName?",
        "tlsRef: unknown input; did you mean tls.certificateName?",
        "databaseRef: unknown input; did you mean database?",
      ],
    },
    {
      title: "a name like nothing there is",
      inputs: { credentials: { zzzzzzzz: 1 } },
      expected: [
        "credentials.zzzzzzzz: unknown input; valid inputs are apiCredentialsName, username, password, rotation, revokePrevious",
      ],
    },
    {
      title: "a name that every JavaScript object has",
      inputs: { constructor: "x" },
      expected: [`constructor: unknown input; valid inputs are ${Object.keys(ironic.inputProperties).join(", ")}`],
    },
    { title: "a number for text", inputs: { namespace: 5 }, expected: ["namespace (5): must be a string"] },
    {
      title: "text for a number",
      inputs: { networking: { apiPort: "6385" } },
      expected: ['networking.apiPort ("6385"): must be a whole number'],
    },
    {
      title: "half a number",
      inputs: { networking: { apiPort: 1.5 } },
      expected: ["networking.apiPort (1.5): must be a whole number"],
    },
    {
      title: "text for a flag",
      inputs: { createNamespace: "yes" },
      expected: ['createNamespace ("yes"): must be true or false'],
    },
    {
      title: "text for a list",
      inputs: { images: { pullSecrets: "a" } },
      expected: ['images.pullSecrets ("a"): must be a list'],
    },
    { title: "a list for a map", inputs: { nodeSelector: ["a"] }, expected: ['nodeSelector (["a"]): must be a map'] },
    {
      title: "a number in a map",
      inputs: { nodeSelector: { rack: 5 } },
      expected: ["nodeSelector.rack (5): must be a string"],
    },
    {
      title: "text for a block",
      inputs: { tls: "off" },
      expected: [`tls ("off"): must be an object with the fields ${fieldsOf("Tls")}`],
    },
    {
      title: "a list for a block",
      inputs: { deployRamdisk: [] },
      expected: [`deployRamdisk ([]): must be an object with the fields ${fieldsOf("DeployRamdisk")}`],
    },
    {
      title: "a value that is not among the choices",
      inputs: { version: "newest", images: { pullPolicy: "always" } },
      expected: [
        'version ("newest"): must be one of 39.0, 38.0, 37.0, 35.0, latest',
        'images.pullPolicy ("always"): must be one of Always, IfNotPresent, Never',
      ],
    },
    {
      title: "a required field that is missing",
      inputs: { extraConfig: [{ name: "debug", value: "true" }, { name: "debug" }, { value: null }] },
      expected: ["extraConfig[2].name: is required"],
    },
    {
      title: "an entry of a list that is nothing",
      inputs: { images: { pullSecrets: ["a", null] } },
      expected: ["images.pullSecrets[1]: is empty"],
    },
    {
      title: "a wrong entry of a list",
      inputs: { tolerations: [{ key: "a" }, { keys: "b" }] },
      expected: ["tolerations[1].keys: unknown input; did you mean key?"],
    },
    {
      title: "several at once",
      inputs: { namspace: "a", tls: { mode: "on" }, networking: { apiPort: "x" } },
      expected: [
        "namspace: unknown input; did you mean namespace?",
        'tls.mode ("on"): must be one of generated, secret, certManager, off',
        'networking.apiPort ("x"): must be a whole number',
      ],
    },
  ];
  for (const { title, inputs, expected } of mistakes) {
    it(`are reported: ${title}`, async () => expect((await settling(inputs)).lines).to.deep.equal(expected));
  }

  const plain: { title: string; inputs: () => unknown; path: string; what: RegExp }[] = [
    {
      title: "an unknown flag",
      inputs: () => ({ createNamespace: unknownOutput() }),
      path: "createNamespace",
      what: /^must be a plain value, .* it is an output of another resource/,
    },
    {
      title: "a known output for a flag",
      inputs: () => ({ networking: { disableHostNetwork: pulumi.output(true) } }),
      path: "networking.disableHostNetwork",
      what: /it is an output of another resource/,
    },
    {
      title: "a secret mode",
      inputs: () => ({ tls: { mode: pulumi.secret("off") } }),
      path: "tls.mode",
      what: /it is a secret/,
    },
    { title: "an unknown block", inputs: () => ({ tls: unknownOutput() }), path: "tls", what: /it is an output/ },
    {
      title: "a secret block",
      inputs: () => ({ credentials: pulumi.secret({ username: "a" }) }),
      path: "credentials",
      what: /it is a secret/,
    },
    {
      title: "an unknown list of blocks",
      inputs: () => ({ extraConfig: unknownOutput() }),
      path: "extraConfig",
      what: /it is an output/,
    },
  ];
  for (const { title, inputs, path, what } of plain) {
    it(`are reported where a plain value must decide: ${title}`, async () => {
      const { problems } = await settling(inputs());
      expect(problems.list.map((problem) => [problem.path, problem.shown])).to.deep.equal([[path, undefined]]);
      expect(problems.list[0]?.reason ?? "").to.match(what);
    });
  }
});

describe("after mistakes over the wire planning continues, and adds its own problems", () => {
  const mistakes: { title: string; inputs: () => unknown; expected: string[] }[] = [
    { title: "text for an option", inputs: () => ({ extraConfig: ["debug"] }), expected: ["extraConfig[0]"] },
    {
      title: "a secret option",
      inputs: () => ({ extraConfig: [pulumi.secret({ name: "debug", value: "true" })] }),
      expected: ["extraConfig[0]"],
    },
    {
      title: "two options without names",
      inputs: () => ({ extraConfig: [{ value: "a" }, { value: "b" }] }),
      expected: ["extraConfig[0].name", "extraConfig[1].name"],
    },
    { title: "text for resources", inputs: () => ({ resources: { ironic: "1Gi" } }), expected: ["resources.ironic"] },
    { title: "a number for a name", inputs: () => ({ tls: { extraSANs: [5] } }), expected: ["tls.extraSANs[0]"] },
    {
      title: "a number for an address, in secret",
      inputs: () => ({ networking: { ipAddress: pulumi.secret(5) } }),
      expected: ["networking.ipAddress"],
    },
    {
      title: "a number for a key, in secret",
      inputs: () => ({ deployRamdisk: { sshKey: pulumi.secret(5) } }),
      expected: ["deployRamdisk.sshKey"],
    },
    {
      title: "text for a list, in secret",
      inputs: () => ({ images: { pullSecrets: pulumi.secret("a") }, tls: { extraSANs: pulumi.secret("b") } }),
      expected: ["images.pullSecrets", "tls.extraSANs"],
    },
    {
      title: "a number in a list, in secret",
      inputs: () => ({ tls: { extraSANs: pulumi.secret(["a.example", 5]) } }),
      expected: ["tls.extraSANs[1]"],
    },
    {
      title: "a release that is not listed, without an image",
      inputs: () => ({ version: "99.0" }),
      expected: ["version"],
    },
    {
      title: "and something that only planning sees",
      inputs: () => ({ namspace: "a", name: "Ironic" }),
      expected: ["namspace", "name"],
    },
  ];
  for (const { title, inputs, expected } of mistakes) {
    it(title, async () => {
      const { args, problems } = await settling(inputs());
      const found = planIronic(resourceName, args, problems).problems ?? [];
      expect(found.map(({ path }) => path)).to.deep.equal(expected);
    });
  }
});

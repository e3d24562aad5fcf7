// The npm package: what is in it, what its types accept and refuse, and what reaches the provider.

import * as fs from "node:fs/promises";
import * as path from "node:path";
import { expect } from "chai";
import { documentedExamples } from "./documentedExamples";
import { inFolder, root, run } from "./kept";
import { installNodePackage, nodePackage } from "./nodePackage";
import { expectedInputs } from "./programs/expectedInputs";

const consumer = `
import * as pulumi from "@pulumi/pulumi";
import * as metal3 from "pulumi-metal3";

const received: Record<string, unknown> = {};
pulumi.runtime.setMocks({
  newResource: ({ inputs, name }) => { received[name] = inputs; return { id: name, state: { ...inputs, ports: [{ port: 6385 }] } }; },
  call: ({ inputs }) => inputs,
});

const later = pulumi.output("later");
const networking: metal3.types.input.NetworkingArgs = { externalIP: later, imageServerTLSPort: pulumi.output(6184) };

const ironic = new metal3.Ironic("ironic", {
  affinity: {
    podAntiAffinity: {
      preferredDuringSchedulingIgnoredDuringExecution: [
        { weight: 100, podAffinityTerm: { topologyKey: later, labelSelector: { matchLabels: { under_score: "x" } } } },
      ],
    },
  },
  overrides: {
    containers: [{ name: "httpd", env: [{ name: "LEVEL", value: later }] }],
    httpdReadinessProbe: { failureThreshold: 3, httpGet: { port: "api", path: later } },
  },
  namespace: later,
  version: metal3.Version.Release37,
  images: { pullPolicy: "IfNotPresent", registry: later },
  tls: { mode: metal3.TlsMode.Generated, extraSANs: ["ironic.example.com", later] },
  networking,
  deployRamdisk: { verifyTLS: true, sshKey: later },
  extraConfig: [{ group: "conductor", name: "automated_clean", value: later }],
  tolerations: [{ operator: "Exists" }],
  resources: { ironic: { requests: { memory: later } } },
});

const endpoint: pulumi.Output<string> = ironic.endpoint;
const password: pulumi.Output<string | undefined> = ironic.password;
const level: pulumi.Output<metal3.PodSecurityLevel> = ironic.podSecurityLevel;
const ports: pulumi.Output<number[]> = ironic.ports.apply((all) => all.map(({ port }) => port));
new metal3.Ironic("nothing", {});
new metal3.Ironic("nothing-at-all");

function refused() {
  // @ts-expect-error no such value
  new metal3.Ironic("a", { version: "1.0" });
  // @ts-expect-error no such field
  new metal3.Ironic("b", { netwroking: {} });
  // @ts-expect-error no such nested field
  new metal3.Ironic("c", { networking: { ipAdress: "192.0.2.1" } });
  // @ts-expect-error decides which objects there are: an output comes too late
  new metal3.Ironic("d", { createNamespace: pulumi.output(true) });
  // @ts-expect-error not a number
  new metal3.Ironic("e", { networking: { apiPort: "6385" } });
  // @ts-expect-error no field of a Kubernetes affinity
  new metal3.Ironic("f", { affinity: { nodeAfinity: {} } });
  // @ts-expect-error a container has a name
  new metal3.Ironic("g", { overrides: { containers: [{ image: "busybox" }] } });
  // @ts-expect-error an output cannot be set
  ironic.endpoint = later;
}

pulumi.all([endpoint, password, level, ports]).apply(() => console.log(JSON.stringify(received["ironic"])));
`;

const compilerOptions = {
  strict: true,
  target: "ES2022",
  module: "nodenext",
  types: ["node"],
  skipLibCheck: true,
};

describe("sdk/nodejs", () => {
  it("packs the compiled code, its types, and what a registry shows", async () => {
    const folder = await nodePackage();
    const files = await fs.readdir(folder);
    expect(files.sort()).to.deep.equal(["LICENSE", "README.md", "bin", "package.json"]);
    const described = JSON.parse(await fs.readFile(path.join(folder, "package.json"), "utf8")) as {
      readonly main: string;
      readonly types: string;
      readonly pulumi: unknown;
    };
    const schema = JSON.parse(await fs.readFile(path.join(root, "schema.json"), "utf8")) as Record<string, unknown>;
    expect(described.pulumi).to.deep.equal({
      resource: true,
      name: schema.name,
      version: schema.version,
      server: schema.pluginDownloadURL,
    });
    await Promise.all([described.main, described.types].map((file) => fs.access(path.join(folder, file))));
    expect(await fs.readFile(path.join(folder, "README.md"), "utf8")).to.match(/new metal3\.Ironic/);
  });

  it("accepts outputs where they are possible, refuses what the schema does not have, and compiles its examples", async () => {
    const examples = await documentedExamples("typescript");
    expect(examples).to.have.lengthOf.above(5);
    await inFolder(async (folder) => {
      await installNodePackage(folder);
      await fs.writeFile(path.join(folder, "program.ts"), consumer);
      const files = examples.map((_, i) => `example${i}.ts`);
      await Promise.all(files.map((file, i) => fs.writeFile(path.join(folder, file), examples[i]!)));
      await fs.writeFile(path.join(folder, "package.json"), JSON.stringify({ name: "consumer", private: true }));
      await fs.writeFile(
        path.join(folder, "tsconfig.json"),
        JSON.stringify({ compilerOptions, files: ["program.ts", ...files] }),
      );
      await run(process.execPath, [path.join("node_modules", "typescript", "bin", "tsc")], { cwd: folder });
      const received = await run(process.execPath, ["program.js"], { cwd: folder });
      expect(JSON.parse(received)).to.deep.equal(expectedInputs);
    });
  });
});

// Traps of the operator that only show in several manifests together.

import { expect } from "chai";
import { ironicService } from "../../provider/manifests/access/service";
import type { IronicArgs } from "../../provider/schema/types";
import { opened } from "../support/values/fakeLater";
import { planOf } from "../support/rendering/planning";
import { containersOf, envOf, mountsOf, podOf } from "../support/rendering/pods";
import { scenarios } from "../support/scenarios/scenarios";

function targets(args: IronicArgs): string[] {
  return ironicService(planOf(args)).spec.ports.map(({ targetPort }) => String(targetPort));
}

describe("the Service targets ports that containers declare", () => {
  const plainMedia: IronicArgs = { tls: { disableVirtualMediaTLS: true }, networking: { externalIP: "192.0.2.80" } };

  for (const { name, args } of [...scenarios, { name: "disableVirtualMediaTLS", args: plainMedia }]) {
    it(`in ${name}`, () => {
      const declared = containersOf(args).flatMap(({ ports = [] }) => ports.map((port) => port.name));
      expect(targets(args).filter((port) => !declared.includes(port))).to.deep.equal([]);
    });
  }

  it("without TLS for virtual media there is no port, certificate, variable, output or firewall rule for it", () => {
    expect(targets(plainMedia)).not.to.include("image-svc-tls");
    for (const container of ["ironic", "httpd"]) {
      expect(mountsOf(container, plainMedia).filter((mount) => mount.includes("/certs/vmedia"))).to.deep.equal([]);
      expect(mountsOf(container, plainMedia).some((mount) => mount.includes("/certs/ironic"))).to.equal(true);
      expect(envOf(container, plainMedia).filter((line) => line.startsWith("VMEDIA_TLS_PORT"))).to.deep.equal([]);
    }
    const { endpoints } = planOf(plainMedia);
    expect(endpoints.imagesTls).to.equal(undefined);
    expect(endpoints.ports.filter(({ name }) => name === "image-svc-tls")).to.deep.equal([]);
    expect(envOf("ironic", plainMedia)).to.include("IRONIC_EXTERNAL_HTTP_URL=http://192.0.2.80:6180");
    expect(envOf("ironic", plainMedia)).to.include("IRONIC_EXTERNAL_CALLBACK_URL=https://192.0.2.80:6385");
  });
});

describe("httpd is alive", () => {
  const asked = (args: IronicArgs): [fails: boolean, path: string] => {
    const httpd = containersOf(args).find(({ name }) => name === "httpd");
    const command = httpd?.livenessProbe?.exec?.command.map(String) ?? [];
    return [command.includes("--fail"), command.at(-1)?.split("6180")[1] ?? ""];
  };

  it("when it serves the ramdisk of the architecture that is downloaded", () => {
    expect(asked({ deployRamdisk: { architecture: "aarch64", baseURL: "https://m.example.com" } })).to.deep.equal([
      true,
      "/images/ironic-python-agent_aarch64.kernel",
    ]);
  });

  it("when it answers at all, with ramdisks of the user's own", () => {
    const image = { kernel: "https://a.example/k", initramfs: "https://a.example/i" };
    expect(asked({ overrides: { agentImages: [image] } })[0]).to.equal(false);
  });
});

describe("no node is picked in secret", () => {
  it("any node may run the pod unless the inputs say otherwise", () => {
    const { nodeSelector, tolerations, affinity } = podOf({});
    expect([nodeSelector, tolerations, affinity]).to.deep.equal([undefined, undefined, undefined]);
  });
});

describe("the image empties SQLite at each start", () => {
  const onClaim: IronicArgs = { storage: { size: "20Gi" } };

  for (const [name, args] of Object.entries({ "a directory of the node": {}, "a claim for /shared": onClaim })) {
    it(`no volume pretends to keep it: with ${name}, /data ends with the pod`, () => {
      const [mount] = mountsOf("ironic", args).filter((line) => line.endsWith(":/data"));
      const volume = podOf(args).volumes.find((candidate) => candidate.name === mount?.split(":")[0]);
      expect(volume).to.have.property("emptyDir");
    });
  }

  it("a database outside the pod is what keeps it", () => {
    expect(envOf("ironic", { database: { kind: "managed" } })).to.include("IRONIC_USE_MARIADB=true");
    expect(envOf("ironic", {})).to.include("IRONIC_USE_MARIADB=false");
  });
});

describe("two deployments in one namespace", () => {
  it("share no name of an object", () => {
    const names = (name: string): string[] => Object.values(planOf({ name }).names) as string[];
    expect(names("west").filter((name) => names("east").includes(name))).to.deep.equal([]);
  });

  it("have the resources that are asked for, in every container", () => {
    const asked = { requests: { cpu: "123m" } };
    for (const { name } of containersOf({})) {
      const found = containersOf({ resources: { [name]: asked } }).find((container) => container.name === name);
      expect(opened(found?.resources), name).to.deep.equal(asked);
    }
  });

  it("have the CA certificates with generated credentials as with those of a Secret", () => {
    const tls = { trustedCA: { kind: "ConfigMap", name: "site" }, bmcCA: { kind: "Secret", name: "bmc" } } as const;
    const caBundles = (args: IronicArgs) =>
      mountsOf("ironic", args).filter((line) => /\/certs\/ca\/(bmc|trusted)/.test(line));
    expect(caBundles({ tls })).to.have.lengthOf(2);
    expect(caBundles({ tls, credentials: { apiCredentialsName: "login" } })).to.deep.equal(caBundles({ tls }));
  });
});

describe("the port to call", () => {
  const portOf = (url: unknown): number => {
    const { port, protocol } = new URL(String(opened(url)));
    return port === "" ? { "https:": 443, "http:": 80 }[protocol]! : Number(port);
  };

  for (const { name, args } of scenarios) {
    it(`of ${name} is one that the Service has, in the output for the cluster`, () => {
      const plan = planOf(args);
      const ports = ironicService(plan).spec.ports.map(({ port }) => Number(opened(port)));
      expect(ports).to.include(portOf(plan.endpoints.api));
    });
  }

  it("is Ironic's own for machines, in the output for them", () => {
    const { endpoints } = planOf({ networking: { ipAddress: "192.0.2.10", apiPort: 7001 } });
    expect([portOf(endpoints.api), portOf(endpoints.externalApi)]).to.deep.equal([443, 7001]);
  });
});

// Restart causes: each change of the inputs shows its own cause, and no other.

import { expect } from "chai";
import { causeAnnotation, restartCauses, type RestartCause } from "../../../provider/manifests/pod/restartCauses";
import type { PodObjects } from "../../../provider/manifests/pod/volumes";
import type { IronicArgs } from "../../../provider/schema/types";
import { opened } from "../../support/values/fakeLater";
import { planOf } from "../../support/rendering/planning";
import { podObjectsOf } from "../../support/rendering/rendering";

/** What each cause depends on, as a text. */
function causes(args: IronicArgs, secrets: Partial<PodObjects> = {}): Record<string, string> {
  const plan = planOf(args);
  const all = restartCauses(plan, { ...podObjectsOf(plan), ...secrets });
  return Object.fromEntries(Object.entries(all).map(([cause, content]) => [cause, JSON.stringify(opened(content))]));
}

function changed(before: Record<string, string>, after: Record<string, string>): string[] {
  const all = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...all].filter((cause) => before[cause] !== after[cause]).sort();
}

const known: IronicArgs = { networking: { ipAddress: "192.0.2.10" } };

const external = { host: "db.example.com", name: "ironic", credentialsName: "login", tlsCertificateName: "ca" };

describe("a restart of the pod has a named cause", () => {
  const changes: { change: string; from?: IronicArgs; to: IronicArgs; expected: RestartCause[] }[] = [
    { change: "another version", to: { version: "37.0" }, expected: ["image"] },
    { change: "another image", to: { images: { ironic: "registry.example.com/ironic:v1" } }, expected: ["image"] },
    { change: "another registry", to: { images: { registry: "mirror.example.com" } }, expected: ["image"] },
    {
      change: "another downloader",
      to: { images: { deployRamdiskDownloader: "registry.example.com/downloader:v1" } },
      expected: ["image"],
    },
    { change: "another branch of the ramdisk", to: { images: { deployRamdiskBranch: "b" } }, expected: ["config"] },
    { change: "another pull policy", to: { images: { pullPolicy: "Always" } }, expected: ["config"] },
    { change: "another port", to: { networking: { apiPort: 7001 } }, expected: ["config"] },
    { change: "another kernel parameter", to: { deployRamdisk: { extraKernelParams: "nofb" } }, expected: ["config"] },
    {
      change: "another option of ironic.conf",
      to: { extraConfig: [{ name: "debug", value: "true" }] },
      expected: ["config"],
    },
    { change: "other resources", to: { resources: { httpd: { limits: { cpu: "1" } } } }, expected: ["config"] },
    { change: "another node", to: { nodeSelector: { rack: "a" } }, expected: ["config"] },
    { change: "an address", to: known, expected: ["config"] },
    {
      change: "no download, which also drops the downloader's image",
      to: { deployRamdisk: { disableDownloader: true } },
      expected: ["config", "image"],
    },
    {
      change: "another downloader where none runs",
      from: { deployRamdisk: { disableDownloader: true } },
      to: { deployRamdisk: { disableDownloader: true }, images: { deployRamdiskDownloader: "x" } },
      expected: [],
    },
    { change: "a database", to: { database: { kind: "managed" } }, expected: ["database"] },
    {
      change: "another database server",
      from: { database: external },
      to: { database: { ...external, host: "other.example.com" } },
      expected: ["database"],
    },
    {
      change: "other credentials of the database",
      from: { database: external },
      to: { database: { ...external, credentialsName: "another" } },
      expected: ["database"],
    },
    {
      change: "another CA of the database",
      from: { database: external },
      to: { database: { ...external, tlsCertificateName: "another" } },
      expected: ["database"],
    },
    {
      change: "a restore",
      from: { database: { kind: "managed", backup: {} } },
      to: { database: { kind: "managed", backup: {}, restoreFrom: { file: "latest" } } },
      expected: ["database"],
    },
    {
      change: "backups, a larger volume and another image of the database",
      from: { database: { kind: "managed" } },
      to: { database: { kind: "managed", backup: {}, storage: { size: "20Gi" } }, images: { database: "mariadb:12" } },
      expected: [],
    },
    {
      change: "another certificate of the user's own",
      from: { tls: { certificateName: "one" } },
      to: { tls: { certificateName: "two" } },
      expected: ["tls"],
    },
    { change: "TLS off", to: { tls: { mode: "off" } }, expected: ["config", "tls"] },
    {
      change: "a certificate of the user's own, which the container watches, in place of a generated one",
      to: { tls: { certificateName: "one" } },
      expected: ["config", "tls"],
    },
    {
      change: "another Secret of the user's own",
      from: { credentials: { apiCredentialsName: "one" } },
      to: { credentials: { apiCredentialsName: "two" } },
      expected: ["api-credentials"],
    },
    {
      change: "a Secret of the user's own in place of generated credentials, which needs a container more",
      to: { credentials: { apiCredentialsName: "one" } },
      expected: ["api-credentials", "config"],
    },
    { change: "what only the Service and the labels show", to: { createNamespace: true }, expected: [] },
    { change: "another name for a certificate", to: { tls: { extraSANs: ["a.example"] } }, expected: [] },
  ];
  for (const { change, from = {}, to, expected } of changes) {
    it(`${change}: ${expected.join(" and ") || "none by itself"}`, () => {
      expect(changed(causes(from), causes(to))).to.deep.equal(expected);
    });
  }

  it("a new generated certificate: only tls", () => {
    expect(changed(causes({}), causes({}, { tls: "ironic-tls-fedcba987654" }))).to.deep.equal(["tls"]);
  });

  it("a new generated or given password: only api-credentials", () => {
    expect(changed(causes({}), causes({}, { htpasswd: "ironic-htpasswd-fedcba987654" }))).to.deep.equal([
      "api-credentials",
    ]);
  });

  it("nothing new: none", () => expect(changed(causes(known), causes(known))).to.deep.equal([]));

  it("has no tls among its causes without TLS", () => {
    expect(Object.keys(causes({ tls: { mode: "off" } })).sort()).to.deep.equal(["api-credentials", "config", "image"]);
  });

  it("is an annotation of its own", () => {
    expect(causeAnnotation("api-credentials")).to.equal("metal3.pulumi.com/restart-api-credentials");
  });
});

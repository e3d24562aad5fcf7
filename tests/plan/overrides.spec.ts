// Overrides: what may be given, and what it does to the level of Pod Security.

import assert from "node:assert/strict";
import type { IronicArgs, Overrides } from "../../provider/schema/types";
import { secret, unknown } from "../support/fakeLater";
import { planOf, problemsOf } from "../support/planning";

const restricted: IronicArgs = { networking: { disableHostNetwork: true, externalIP: "192.0.2.80" } };
const level = (overrides: Overrides): string => planOf({ ...restricted, overrides }).podSecurityLevel;

const safe = { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } };
const sidecar = (fields: object = {}) => ({ name: "sidecar", image: "sidecar:1", securityContext: safe, ...fields });

describe("overrides are refused", () => {
  const wrong: { title: string; overrides: Overrides; problems: [string, RegExp][] }[] = [
    {
      title: "when they are no block",
      overrides: { containers: ["x"] },
      problems: [["overrides.containers[0]", /^must be a block/]],
    },
    {
      title: "without a name",
      overrides: { volumes: [{ emptyDir: {} }] },
      problems: [["overrides.volumes[0].name", /^must be a plain name/]],
    },
    {
      title: "with a name that comes later",
      overrides: { containers: [{ name: unknown() }] },
      problems: [["overrides.containers[0].name", /^must be a plain name/]],
    },
    {
      title: "with a name twice",
      overrides: { containers: [sidecar(), sidecar()] },
      problems: [["overrides.containers[1].name", /^is taken by overrides\.containers\[0\]/]],
    },
    {
      title: "for a container that is not there, without an image",
      overrides: { containers: [{ name: "dnsmasc", args: ["x"] }] },
      problems: [["overrides.containers", /^needs an image: .* it has ironic, httpd, ramdisk-logs/]],
    },
    {
      title: "with the name of one of the other containers",
      overrides: { initContainers: [{ name: "httpd", image: "x" }] },
      problems: [["overrides.initContainers", /^is the name of one of the pod's containers/]],
    },
    {
      title: "for a list that comes later and would have to be merged",
      overrides: { containers: [{ name: "httpd", env: unknown() }] },
      problems: [["overrides.containers", /^has env as an output/]],
    },
    {
      title: "with labels that are none",
      overrides: { labels: { "a b": "c", team: "x y" } },
      problems: [
        ["overrides.labels.a b", /^must have a key/],
        ["overrides.labels.team", /^must be at most 63/],
      ],
    },
    {
      title: "with a probe that is none",
      overrides: { httpdLivenessProbe: "x" },
      problems: [["overrides.httpdLivenessProbe", /^must be a block/]],
    },
  ];
  for (const { title, overrides, problems } of wrong) {
    it(title, () => {
      const found = problemsOf({ overrides });
      assert.deepEqual(
        found.map(({ path }) => path),
        problems.map(([path]) => path),
      );
      problems.forEach(([, reason], i) => assert.match(found[i]?.reason ?? "", reason));
    });
  }
});

describe("the level of Pod Security with overrides", () => {
  const levels: { title: string; overrides: Overrides; expected: string }[] = [
    { title: "stays restricted with none", overrides: {}, expected: "restricted" },
    { title: "stays restricted with a safe sidecar", overrides: { containers: [sidecar()] }, expected: "restricted" },
    {
      title: "stays restricted with other fields of our own containers",
      overrides: { containers: [{ name: "httpd", args: ["x"], securityContext: { readOnlyRootFilesystem: false } }] },
      expected: "restricted",
    },
    {
      title: "falls to baseline with a sidecar that says nothing",
      overrides: { containers: [{ name: "sidecar", image: "sidecar:1" }] },
      expected: "baseline",
    },
    {
      title: "falls to baseline with a root user",
      overrides: { containers: [sidecar({ securityContext: { ...safe, runAsUser: 0 } })] },
      expected: "baseline",
    },
    {
      title: "falls to baseline with a volume of the network",
      overrides: { volumes: [{ name: "nfs", nfs: { server: "a", path: "/" } }] },
      expected: "baseline",
    },
    {
      title: "falls to privileged with a directory of the node",
      overrides: { volumes: [{ name: "dev", hostPath: { path: "/dev" } }] },
      expected: "privileged",
    },
    {
      title: "falls to privileged with a port of the node",
      overrides: { containers: [{ name: "httpd", ports: [{ name: "x", containerPort: 80, hostPort: 80 }] }] },
      expected: "privileged",
    },
    {
      title: "falls to privileged with a capability that is not harmless",
      overrides: { containers: [sidecar({ securityContext: { ...safe, capabilities: { add: ["NET_ADMIN"] } } })] },
      expected: "privileged",
    },
    {
      title: "falls to privileged with a context that nobody may see",
      overrides: { initContainers: [sidecar({ securityContext: secret(safe) })] },
      expected: "privileged",
    },
  ];
  for (const { title, overrides, expected } of levels) {
    it(title, () => assert.equal(level(overrides), expected));
  }
});

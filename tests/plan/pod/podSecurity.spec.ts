// The level of Pod Security that the pod needs with what the user adds to it.

import { expect } from "chai";
import type { IronicArgs, Overrides } from "../../../provider/schema/types";
import { secret } from "../../support/values/fakeLater";
import { planOf } from "../../support/rendering/planning";

const restricted: IronicArgs = { networking: { disableHostNetwork: true, externalIP: "192.0.2.80" } };
const level = (overrides: Overrides): string => planOf({ ...restricted, overrides }).podSecurityLevel;

const safe = { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } };
const sidecar = (fields: object = {}) => ({ name: "sidecar", image: "sidecar:1", securityContext: safe, ...fields });

describe("the level of Pod Security with overrides", () => {
  const levels: { title: string; overrides: Overrides; expected: string }[] = [
    { title: "stays restricted with none", overrides: {}, expected: "restricted" },
    { title: "stays restricted with a safe sidecar", overrides: { containers: [sidecar()] }, expected: "restricted" },
    {
      title: "stays restricted with other fields of the component's own containers",
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
    it(title, () => expect(level(overrides)).to.equal(expected));
  }
});

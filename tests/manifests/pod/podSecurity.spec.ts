// Pod Security: every pod outside the host network fits "restricted", and the checker that says so can also say no.

import { expect } from "chai";
import { opened } from "../../support/values/fakeLater";
import { planOf } from "../../support/rendering/planning";
import { restrictedViolations } from "../../support/rendering/podSecurity";
import { manifestsOf } from "../../support/rendering/rendering";
import { scenarios } from "../../support/scenarios/scenarios";

const goodContainer = {
  name: "good",
  securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } },
};
const goodPod = {
  securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
  containers: [goodContainer],
};

describe("the checker of Pod Security restricted", () => {
  it("admits a good pod", () => expect(restrictedViolations(goodPod)).to.deep.equal([]));

  const withContext = (context: object) => ({
    containers: [{ ...goodContainer, securityContext: { ...goodContainer.securityContext, ...context } }],
  });
  const bad: { change: object; violation: string }[] = [
    { change: { hostNetwork: true }, violation: "hostNetwork" },
    { change: { hostPID: true }, violation: "hostPID" },
    { change: { volumes: [{ name: "root", hostPath: { path: "/" } }] }, violation: "volume root: hostPath" },
    { change: { securityContext: { runAsNonRoot: true } }, violation: "good: seccomp" },
    { change: { securityContext: { seccompProfile: { type: "RuntimeDefault" } } }, violation: "good: runAsNonRoot" },
    {
      change: { securityContext: { ...goodPod.securityContext, runAsUser: 0 } },
      violation: "pod: runAsUser 0",
    },
    {
      change: { securityContext: { ...goodPod.securityContext, sysctls: [{ name: "kernel.msgmax", value: "1" }] } },
      violation: "sysctl kernel.msgmax",
    },
    { change: withContext({ privileged: true }), violation: "good: privileged" },
    { change: withContext({ allowPrivilegeEscalation: undefined }), violation: "good: allowPrivilegeEscalation" },
    { change: withContext({ capabilities: {} }), violation: "good: capabilities not dropped" },
    {
      change: withContext({ capabilities: { drop: ["ALL"], add: ["NET_RAW"] } }),
      violation: "good: capabilities added",
    },
    { change: withContext({ seccompProfile: { type: "Unconfined" } }), violation: "good: seccomp" },
    { change: withContext({ runAsUser: 0 }), violation: "good: runAsUser 0" },
    { change: withContext({ runAsNonRoot: false }), violation: "good: runAsNonRoot" },
    {
      change: { containers: [{ ...goodContainer, ports: [{ containerPort: 6385, hostPort: 6385 }] }] },
      violation: "good: host port",
    },
    {
      change: { initContainers: [{ name: "first" }] },
      violation: "first: capabilities not dropped",
    },
    {
      change: { containers: [{ ...goodContainer, livenessProbe: { httpGet: { host: "127.0.0.1", port: 80 } } }] },
      violation: "good: probe or hook with a host",
    },
  ];
  for (const { change, violation } of bad) {
    it(`refuses ${JSON.stringify(change)}`, () => {
      const violations = restrictedViolations({ ...goodPod, ...change });
      expect(violations, `${violation} is not in ${JSON.stringify(violations)}`).to.include(violation);
    });
  }
});

describe("Pod Security", () => {
  for (const { name, args } of scenarios) {
    const plan = planOf(args);
    const violations = restrictedViolations(opened(manifestsOf(plan).deployment.spec.template.spec));
    if (plan.networking.hostNetwork) {
      it(`of the pod of ${name} rises only because of the host network and of containers that configure it`, () => {
        const others = violations.filter(
          (violation) =>
            !violation.endsWith(": host port") &&
            !/^(dnsmasq|keepalived): (capabilities added|allowPrivilegeEscalation)$/.test(violation),
        );
        expect(others).to.deep.equal(["hostNetwork"]);
        expect(plan.podSecurityLevel).to.equal("privileged");
      });
    } else {
      it(`restricted admits the pod of ${name}`, () => {
        expect(violations).to.deep.equal([]);
        expect(plan.podSecurityLevel).to.equal("restricted");
      });
    }
  }
});

// Fields that Kubernetes defines: wrong ones are refused with their path, wherever they are.

import { expect } from "chai";
import * as fc from "fast-check";
import { podFields } from "../../../provider/plan/pod/podFields";
import { validatePodData, type PodType } from "../../../provider/plan/pod/podData";
import { Problems } from "../../../provider/plan/checks/problems";
import { secret, unknown } from "../../support/values/fakeLater";

function pathsOf(type: PodType | `${PodType}[]`, value: unknown): string[] {
  const problems = new Problems();
  validatePodData(problems, "at", type, value);
  return problems.list.map(({ path }) => path);
}

describe("what Kubernetes defines", () => {
  const right: readonly (readonly [title: string, type: PodType, value: unknown])[] = [
    [
      "a container",
      "Container",
      {
        name: "sidecar",
        image: "sidecar:1",
        args: ["-c", "a\nb"],
        env: [
          { name: "A", value: "1" },
          { name: "B", valueFrom: { secretKeyRef: { name: "s", key: "k", optional: true } } },
        ],
        ports: [{ containerPort: 53 }, { containerPort: 53, protocol: "UDP", hostPort: 0 }],
        resources: { limits: { cpu: 1, memory: "1Gi" }, claims: [{ name: "gpu" }] },
        securityContext: { capabilities: { add: ["NET_ADMIN"] }, seccompProfile: { type: "RuntimeDefault" } },
        livenessProbe: { httpGet: { port: "http", scheme: "HTTPS" }, periodSeconds: 5 },
        lifecycle: { preStop: { sleep: { seconds: 1 } } },
        volumeMounts: [{ name: "v", mountPath: "/v", subPathExpr: "$(A)" }],
        restartPolicy: "Always",
      },
    ],
    [
      "a volume",
      "Volume",
      { name: "v", projected: { sources: [{ secret: { name: "s", items: [{ key: "k", path: "p" }] } }] } },
    ],
    ["a volume without a source", "Volume", { name: "v" }],
    ["a volume in memory", "Volume", { name: "v", emptyDir: { medium: "Memory", sizeLimit: "1Gi" } }],
    [
      "affinity",
      "Affinity",
      {
        nodeAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: {
            nodeSelectorTerms: [{ matchExpressions: [{ key: "a", operator: "In", values: ["b"] }] }],
          },
        },
        podAntiAffinity: {
          preferredDuringSchedulingIgnoredDuringExecution: [
            { weight: 1, podAffinityTerm: { topologyKey: "zone", labelSelector: { matchLabels: { app: "x" } } } },
          ],
        },
      },
    ],
    [
      "a spread constraint",
      "TopologySpreadConstraint",
      { maxSkew: 1, topologyKey: "zone", whenUnsatisfiable: "DoNotSchedule" },
    ],
    ["what is not known yet", "Container", { name: "x", env: unknown(), image: unknown() }],
  ];
  for (const [title, type, value] of right) {
    it(`is accepted: ${title}`, () => {
      expect(pathsOf(type, value)).to.deep.equal([]);
      expect(pathsOf(type, secret(value)), "as a secret").to.deep.equal([]);
    });
  }

  const wrong: readonly (readonly [type: PodType, value: unknown, paths: readonly string[]])[] = [
    ["Container", { name: "ironic", volumeMounts: [null] }, ["at.volumeMounts[0]"]],
    ["Container", { name: "ironic", env: [{}] }, ["at.env[0].name"]],
    ["Container", { name: "ironic", startupProbe: null }, ["at.startupProbe"]],
    ["Container", { name: "ironic", ports: "x" }, ["at.ports"]],
    [
      "Container",
      { name: "ironic", ports: [{ containerPort: 70000, protocol: "tcp" }] },
      ["at.ports[0].containerPort", "at.ports[0].protocol"],
    ],
    ["Container", { name: "ironic", comand: ["x"] }, ["at.comand"]],
    ["Container", { name: "ironic", command: "sh -c x" }, ["at.command"]],
    ["Container", { name: "ironic", command: [1] }, ["at.command[0]"]],
    ["Container", { name: "ironic", env: [{ name: "A", value: 5 }] }, ["at.env[0].value"]],
    ["Container", { name: "ironic", env: [{ name: "A" }, { name: "A" }] }, ["at.env[1]"]],
    [
      "Container",
      {
        name: "ironic",
        volumeMounts: [
          { name: "a", mountPath: "/x" },
          { name: "b", mountPath: "/x" },
        ],
      },
      ["at.volumeMounts[1]"],
    ],
    ["Container", { name: "ironic", resources: { limits: { memory: "much" } } }, ["at.resources.limits.memory"]],
    [
      "Container",
      { name: "ironic", securityContext: { runAsUser: "root", privileged: "yes" } },
      ["at.securityContext.runAsUser", "at.securityContext.privileged"],
    ],
    [
      "Container",
      { name: "ironic", toString: "x", constructor: {}, __proto__x: 1 },
      ["at.toString", "at.constructor", "at.__proto__x"],
    ],
    ["Volume", { name: "v", emptyDir: {}, hostPath: { path: "/" } }, ["at"]],
    ["Volume", { name: "v", secret: { secretname: "x" } }, ["at.secret.secretname"]],
    ["Volume", { name: "v", projected: { sources: [{}] } }, ["at.projected.sources[0]"]],
    ["Probe", { exec: { command: ["x"] }, tcpSocket: { port: 1 } }, ["at"]],
    ["Probe", { httpGet: {}, periodSeconds: 1.5 }, ["at.httpGet.port", "at.periodSeconds"]],
    ["Probe", "x", ["at"]],
    ["Affinity", { nodeAffinity: { required: {} } }, ["at.nodeAffinity.required"]],
    ["Affinity", [], ["at"]],
    ["TopologySpreadConstraint", { maxSkew: "1", topologyKey: "zone" }, ["at.maxSkew", "at.whenUnsatisfiable"]],
  ];
  for (const [type, value, paths] of wrong) {
    it(`is refused: ${JSON.stringify(value)}`, () => {
      expect(pathsOf(type, value)).to.have.members([...paths]);
    });
  }

  it("is judged as a whole when it is secret, and its names are not shown", () => {
    expect(pathsOf("Container", secret({ name: "x", hunter2: 1 }))).to.deep.equal(["at.[secret]"]);
    expect(pathsOf("Affinity", { nodeAffinity: secret({ hunter2: 1 }) })).to.deep.equal(["at.nodeAffinity.[secret]"]);
  });

  it("is judged without an exception, whatever it is", () => {
    const types = fc.constantFrom<PodType>("Container", "Volume", "Probe", "Affinity", "TopologySpreadConstraint");
    const names = fc.constantFrom(...Object.values(podFields).flatMap(Object.keys), "toString", "__proto__");
    const data = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 5, withCrossShrink: true },
        fc.jsonValue({ maxDepth: 0 }),
        fc.dictionary(names, tie("value"), { maxKeys: 4 }),
        fc.array(tie("value"), { maxLength: 3 }),
      ),
    })).value;
    fc.assert(
      fc.property(types, data, (type, value) => Array.isArray(pathsOf(type, value))),
      { numRuns: 3000 },
    );
  });
});

// The hand-over to the baremetal-operator.

import { expect } from "chai";
import type { IronicArgs } from "../../../provider/schema/types";
import { planOf, problemsOf, warningsOf } from "../../support/rendering/planning";

const pem = "-----BEGIN CERTIFICATE-----\nsite\n-----END CERTIFICATE-----\n";

describe("the hand-over", () => {
  it("is made only when it is asked for", () => expect(planOf({}).handover).to.equal(undefined));

  it("has the names that the baremetal-operator expects", () => {
    const handover = planOf({ name: "metal3", bareMetalOperator: {} }).handover;
    expect(handover).to.deep.equal({
      namespace: "baremetal-operator-system",
      configMapName: "ironic",
      credentials: { kind: "made", name: "ironic-credentials" },
      ca: { kind: "generated", name: "ironic-cacert" },
      configuration: {},
      restart: [],
    });
  });

  it("restarts the named Deployments, by default in the namespace of its objects", () => {
    const restart = [{ name: "bmo" }, { name: "bmo", namespace: "other" }];
    expect(planOf({ bareMetalOperator: { namespace: "metal3", restart } }).handover?.restart).to.deep.equal([
      { name: "bmo", namespace: "other", label: "other/bmo" },
      { name: "bmo", namespace: "metal3", label: "bmo" },
    ]);
    const twice = [{ name: "bmo" }, { name: "Bmo" }, { name: "bmo", namespace: "metal3" }];
    const problems = problemsOf({ bareMetalOperator: { namespace: "metal3", restart: twice } });
    expect(problems.map(({ path }) => path)).to.deep.equal([
      "bareMetalOperator.restart[1].name",
      "bareMetalOperator.restart[2].name",
    ]);
  });

  it("does not make a second Secret beside an equal one of the same name", () => {
    const credentials = { kind: "existing", name: "ironic-credentials" };
    expect(planOf({ bareMetalOperator: {} }).handover?.credentials).to.deep.equal(credentials);
    expect(planOf({ bareMetalOperator: { namespace: "other" } }).handover?.credentials.kind).to.equal("made");
  });

  it("takes the user's own Secret as it is", () => {
    const credentials = { apiCredentialsName: "login" };
    expect(planOf({ credentials, bareMetalOperator: {} }).handover?.credentials).to.deep.equal({
      kind: "existing",
      name: "login",
    });
  });

  it("has no CA certificates without TLS", () => {
    expect(planOf({ tls: { mode: "off" }, bareMetalOperator: {} }).handover?.ca).to.equal(undefined);
  });

  it("warns of CA certificates that it cannot see, and accepts them as text", () => {
    const tls = { certificateName: "cert" };
    expect(warningsOf({ tls, bareMetalOperator: {} }).at(-1) ?? "").to.match(/bareMetalOperator\.caCertificate/);
    expect(planOf({ tls, bareMetalOperator: { caCertificate: pem } }).handover?.ca).to.deep.equal({
      kind: "given",
      name: "ironic-cacert",
      pem,
    });
  });

  const wrong: { title: string; args: IronicArgs; path: string; reason: RegExp }[] = [
    {
      title: "a Secret that it cannot see in another namespace",
      args: { credentials: { apiCredentialsName: "login" }, bareMetalOperator: { namespace: "other" } },
      path: "bareMetalOperator.namespace",
      reason: /cannot copy a Secret that it cannot see/,
    },
    {
      title: "CA certificates that it cannot see",
      args: { tls: { certificateName: "cert" }, bareMetalOperator: { caSecretName: "ca" } },
      path: "bareMetalOperator.caSecretName",
      reason: /^needs bareMetalOperator\.caCertificate/,
    },
    {
      title: "CA certificates without TLS",
      args: { tls: { mode: "off" }, bareMetalOperator: { caCertificate: pem } },
      path: "bareMetalOperator.caCertificate",
      reason: /^has no effect/,
    },
    {
      title: "another endpoint",
      args: { bareMetalOperator: { configuration: { IRONIC_ENDPOINT: "x" } } },
      path: "bareMetalOperator.configuration.IRONIC_ENDPOINT",
      reason: /^is set by the component/,
    },
    {
      title: "a variable that is none",
      args: { bareMetalOperator: { configuration: { "A-B": "x" } } },
      path: "bareMetalOperator.configuration.A-B",
      reason: /^must be the name of an environment variable/,
    },
    {
      title: "one name for two Secrets",
      args: { bareMetalOperator: { caSecretName: "ironic-credentials" } },
      path: "bareMetalOperator.caSecretName",
      reason: /^must differ/,
    },
  ];
  for (const { title, args, path, reason } of wrong) {
    it(`refuses ${title}`, () => {
      const [problem, ...others] = problemsOf(args);
      expect([problem?.path, others]).to.deep.equal([path, []]);
      expect(problem?.reason ?? "").to.match(reason);
    });
  }
});

// Bad input: one error with everything that is wrong, nothing registered, no secret shown.

import { expect } from "chai";
import { ironicProgram, nodeProgram, Project, withoutKeys, type Result } from "../support/engine/engine";

const secretText = "hunter2 is not for you";

async function refused(body: string, test: (result: Result) => void): Promise<void> {
  await Project.with(
    {},
    async (project) => {
      for (const result of [await project.preview(), await project.up()]) {
        expect(result.ok, result.text).to.equal(false);
        const registered = result.steps.filter(
          ({ type }) => type !== "pulumi:pulumi:Stack" && !type.startsWith("pulumi:providers"),
        );
        expect(registered, "nothing may be registered").to.deep.equal([]);
        test(result);
      }
      const state = await project.state();
      expect(
        (state.deployment.resources ?? []).map(({ type }) => type).filter((type) => !type.startsWith("pulumi:")),
      ).to.deep.equal([]);
    },
    nodeProgram(body),
  );
}

describe("bad input", () => {
  it("is reported whole: wrong types, unknown names, bad values and contradictions in one error", async () => {
    await refused(
      `new Ironic("ironic", {
        namespce: "x",
        version: "36.0",
        tls: { mode: "off", certificateName: "mine" },
        credentials: { apiCredentialsName: "mine", username: "admin" },
        networking: { apiPort: 70000, imageServerPort: "http", ipAddress: "192.0.2.300", disableHostNetwork: true },
        extraConfig: [{ group: "conductor", name: "automated_clean" }],
        resources: { apache: { requests: { cpu: "lots" } } },
      });`,
      ({ text, diagnostics }) => {
        for (const expected of [
          "namespce: unknown input; did you mean namespace?",
          'version ("36.0"): must be one of',
          'tls.certificateName ("mine"): applies only with tls.mode secret, and it is off',
          'credentials.username ("admin"): cannot be combined with credentials.apiCredentialsName',
          "networking.apiPort (70000): must be a TCP port, from 1 to 65535",
          'networking.imageServerPort ("http"): must be a whole number',
          'networking.ipAddress ("192.0.2.300"): must be an IP address',
          "cannot be combined with networking.disableHostNetwork",
          "extraConfig[0]: needs exactly one of value, secretValue, valueFrom",
          "resources.apache: unknown container",
          'resources.apache.requests.cpu ("lots"): must be a Kubernetes quantity',
        ]) {
          expect(text, `${expected}\n--- is missing in\n${text}`).to.include(expected);
        }
        const errors = diagnostics.filter(({ message }) => message.includes("problems with the inputs"));
        expect(errors, "one error, not several").to.have.lengthOf(1);
        expect(errors[0]!.message, `no stack trace:\n${errors[0]!.message}`).not.to.match(/\n\s+at /);
      },
    );
  });

  it("refuses an output of another resource where a plain value is needed", async () => {
    await refused(
      `const late = (known, secret) => new pulumi.Output(
        new Set(), Promise.resolve("37.0"), Promise.resolve(known), Promise.resolve(secret), Promise.resolve(new Set()));
      const unknown = late(false, false);
      new Ironic("ironic", { version: unknown, createNamespace: pulumi.secret(true), tls: { mode: unknown } });`,
      ({ text }) => {
        for (const path of ["version", "createNamespace", "tls.mode"]) {
          expect(text, `${path}\n${text}`).to.include(`${path}: must be a plain value`);
        }
      },
    );
  });

  it("takes null for what is not given, also beside the output of another resource", async () => {
    await Project.with(
      ironicProgram(
        { ...withoutKeys, credentials: { password: null, apiCredentialsName: null, username: "${name.result}" } },
        { resources: { name: { type: "random:RandomPassword", properties: { length: 12, special: false } } } },
      ),
      async (project) => {
        const up = await project.up();
        expect(up.ok, up.text).to.equal(true);
        expect(await project.preview("--expect-no-changes")).to.have.property("ok", true);
      },
    );
  });

  it("never shows a secret, whatever is wrong with it or beside it", async () => {
    await refused(
      `new Ironic("ironic", {
        credentials: { username: pulumi.secret("${secretText}"), password: " ${secretText}" },
        extraConfig: [{ name: "a", value: pulumi.secret("${secretText}") }],
        networking: { ipAddress: pulumi.secret("${secretText}"), apiPort: pulumi.secret("${secretText}") },
        nodeSelector: pulumi.secret({ "${secretText}": 1 }),
      });`,
      ({ text }) => {
        expect(text).not.to.include(secretText);
        expect(text).not.to.include("hunter2");
        for (const expected of [
          "credentials.username: must be",
          "credentials.password: must not begin",
          "extraConfig[0].value: must not be a secret",
          "networking.ipAddress: must be an IP address",
          "networking.apiPort: must be a whole number",
        ]) {
          expect(text, `${expected}\n${text}`).to.include(expected);
        }
      },
    );
  });
});

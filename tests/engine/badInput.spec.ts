// Bad input: one error with everything that is wrong, nothing registered, no secret shown.

import assert from "node:assert/strict";
import { nodeProgram, Project, type Result } from "../support/engine/engine";

const secretText = "hunter2 is not for you";

async function refused(body: string, test: (result: Result) => void): Promise<void> {
  await Project.with(
    {},
    async (project) => {
      for (const result of [await project.preview(), await project.up()]) {
        assert.equal(result.ok, false, result.text);
        const registered = result.steps.filter(
          ({ type }) => type !== "pulumi:pulumi:Stack" && !type.startsWith("pulumi:providers"),
        );
        assert.deepEqual(registered, [], "nothing may be registered");
        test(result);
      }
      const state = await project.state();
      assert.deepEqual(
        (state.deployment.resources ?? []).map(({ type }) => type).filter((type) => !type.startsWith("pulumi:")),
        [],
      );
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
          "namespce: there is no such input; did you mean namespace?",
          'version ("36.0"): must be one of 38.0, 37.0, 35.0, latest',
          'tls.certificateName ("mine"): applies only with tls.mode secret, and it is off',
          'credentials.username ("admin"): excludes credentials.apiCredentialsName',
          "networking.apiPort (70000): must be a TCP port, from 1 to 65535",
          'networking.imageServerPort ("http"): must be a whole number',
          'networking.ipAddress ("192.0.2.300"): must be an IP address',
          "excludes networking.disableHostNetwork",
          "extraConfig[0]: needs exactly one of value, secretValue, valueFrom",
          "resources.apache: there is no such container",
          'resources.apache.requests.cpu ("lots"): must be a Kubernetes quantity',
        ]) {
          assert.ok(text.includes(expected), `${expected}\n--- is missing in\n${text}`);
        }
        const errors = diagnostics.filter(({ message }) => message.includes("problems with the inputs"));
        assert.equal(errors.length, 1, "one error, not several");
        assert.ok(!/\n\s+at /.test(errors[0]!.message), `no stack trace:\n${errors[0]!.message}`);
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
          assert.ok(text.includes(`${path}: must be a plain value`), `${path}\n${text}`);
        }
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
        assert.ok(!text.includes(secretText), text);
        assert.ok(!text.includes("hunter2"), text);
        for (const expected of [
          "credentials.username: must be",
          "credentials.password: must not begin",
          "extraConfig[0].value: must not be a secret",
          "networking.ipAddress: must be an IP address",
          "networking.apiPort: must be a whole number",
        ]) {
          assert.ok(text.includes(expected), `${expected}\n${text}`);
        }
      },
    );
  });
});

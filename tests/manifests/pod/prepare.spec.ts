// The program that runs before Ironic and Apache: the bundle of CA certificates, and files of earlier starts.

import { expect } from "chai";
import { prepareProgram } from "../../../provider/manifests/pod/programs";
import { Sandbox } from "../../support/rendering/shell";

describe("the program that prepares files", () => {
  let sandbox: Sandbox;
  beforeEach(() => (sandbox = new Sandbox()));
  afterEach(() => sandbox.remove());

  const run = (env: Record<string, string>) =>
    sandbox.run(["/bin/sh", "-c", prepareProgram, "prepare", "echo", "started"], env);

  it("only starts the command when there is nothing to prepare", () => {
    expect(run({})).to.deep.equal({ status: 0, output: "started\n" });
  });

  it("writes the CA certificates of the system, then those of the user on lines of their own", () => {
    sandbox.write("trusted.crt", "-----BEGIN CERTIFICATE-----\nuser\n-----END CERTIFICATE-----");
    const bundle = sandbox.path("bundle.pem");
    expect(run({ CA_BUNDLE: bundle, TRUSTED_CA_FILE: sandbox.path("trusted.crt") }).status).to.equal(0);
    const text = sandbox.read("bundle.pem");
    expect(text.split("\n").filter((line) => line === "-----BEGIN CERTIFICATE-----")).to.have.lengthOf.above(10);
    expect(text).to.match(/-----END CERTIFICATE-----\n+-----BEGIN CERTIFICATE-----\nuser\n-----END CERTIFICATE-----\n$/);
  });

  it("writes the same bundle when the container starts again", () => {
    const bundle = sandbox.path("bundle.pem");
    run({ CA_BUNDLE: bundle });
    const first = sandbox.read("bundle.pem");
    run({ CA_BUNDLE: bundle });
    expect(sandbox.read("bundle.pem")).to.equal(first);
  });

  it("does not start the command without the user's CA certificates, because it would trust less than the user asked for", () => {
    const { status, output } = run({ CA_BUNDLE: sandbox.path("bundle.pem"), TRUSTED_CA_FILE: sandbox.path("absent") });
    expect(status).not.to.equal(0);
    expect(output).not.to.match(/started/);
  });

  it("removes files of an earlier start, and does not mind when they are absent", () => {
    sandbox.write("old", "x");
    expect(run({ STALE_FILES: `${sandbox.path("old")} ${sandbox.path("absent")}` }).status).to.equal(0);
    expect(sandbox.exists("old")).to.equal(false);
  });
});

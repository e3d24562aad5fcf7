// The program that runs before Ironic and Apache: the bundle of CA certificates, and files of earlier starts.

import { expect } from "chai";
import * as fs from "node:fs";
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

  describe("the initrd with the CA certificates for ramdisks", () => {
    const cas = () => ({
      CA_BUNDLE: sandbox.path("bundle.pem"),
      IRONIC_CAS: [sandbox.path("absent"), sandbox.path("ironic.crt"), sandbox.path("served.crt")].join(" "),
      RAMDISK_CAS: sandbox.path("html/initrd"),
    });
    const inInitrd = (command: string) => {
      const program = `mkdir -p "$TREE" && cd "$TREE" && gunzip --quiet < "$INITRD" | cpio --quiet ${command}`;
      const env = { TREE: sandbox.path("unpacked"), INITRD: cas().RAMDISK_CAS };
      return sandbox.run(["/bin/sh", "-c", program], env).output;
    };

    beforeEach(() => {
      sandbox.write("ironic.crt", "Ironic's CA\n");
      sandbox.write("served.crt", "what Ironic serves\n");
    });

    it("is compressed, with its folders, so that a kernel reads it wherever it begins", () => {
      expect(run(cas()).status).to.equal(0);
      inInitrd("--extract");
      expect(sandbox.read("unpacked/etc/ironic-python-agent/ironic.crt")).to.equal(
        `${sandbox.read("bundle.pem")}Ironic's CA\n`,
      );
      expect(sandbox.read("unpacked/etc/ironic-python-agent.d/ironic-tls.conf")).to.equal(
        "[DEFAULT]\ncafile = /etc/ironic-python-agent/ironic.crt\n",
      );
    });

    it("leaves the ramdisk's own root folder as it is", () => {
      run(cas());
      expect(inInitrd("--list").split("\n")[0]).to.equal("etc");
    });

    it("ends at a multiple of four bytes, where what the image appends is read", () => {
      for (const length of [0, 1, 2, 3]) {
        sandbox.write("ironic.crt", `CA${"x".repeat(length * 37)}\n`);
        run(cas());
        expect(fs.statSync(cas().RAMDISK_CAS).size % 4, `${length}`).to.equal(0);
      }
    });

    it("has the served certificate when there is no CA, as the image does", () => {
      fs.rmSync(sandbox.path("ironic.crt"));
      run(cas());
      inInitrd("--extract");
      expect(sandbox.read("unpacked/etc/ironic-python-agent/ironic.crt")).to.match(/what Ironic serves\n$/);
    });

    it("takes the place of that of an earlier start, with all that the image has appended", () => {
      run(cas());
      fs.appendFileSync(cas().RAMDISK_CAS, "appended");
      run({ ...cas(), STALE_FILES: cas().RAMDISK_CAS });
      expect(fs.readFileSync(cas().RAMDISK_CAS).includes("appended")).to.equal(false);
    });
  });

  it("removes files of an earlier start, and does not mind when they are absent", () => {
    sandbox.write("old", "x");
    expect(run({ STALE_FILES: `${sandbox.path("old")} ${sandbox.path("absent")}` }).status).to.equal(0);
    expect(sandbox.exists("old")).to.equal(false);
  });
});

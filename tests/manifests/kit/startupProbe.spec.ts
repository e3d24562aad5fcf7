// Startup probes: patient as long as the image waits, and quick to notice that a server answers.

import * as fs from "node:fs";
import { expect } from "chai";
import { required } from "../../support/assertions/required";
import { containerOf } from "../../support/rendering/pods";
import { Sandbox, type Run } from "../../support/rendering/shell";
import { opened } from "../../support/values/fakeLater";

describe("the startup probe", () => {
  for (const name of ["ironic", "httpd"]) {
    it(`of ${name} asks every second what its readiness probe asks, for longer than the 20 minutes that the image waits`, () => {
      const { startupProbe, readinessProbe } = containerOf(name);
      const { exec, periodSeconds, failureThreshold } = required(startupProbe);
      expect(exec).to.deep.equal(readinessProbe?.exec);
      expect(periodSeconds).to.equal(1);
      expect(failureThreshold).to.be.above(20 * 60);
    });
  }

  describe("of an Ironic with a given address", () => {
    let sandbox: Sandbox;

    beforeEach(() => {
      sandbox = new Sandbox();
      // What "ip -br addr show" prints.
      const lines = "lo UNKNOWN 127.0.0.1/8 ::1/128\neno1@if3 UP 192.0.2.10/24 2001:db8::10/64";
      for (const [name, body] of [
        ["ip", `echo "${lines}"`],
        ["curl", "echo asked"],
      ] as const) {
        sandbox.write(`bin/${name}`, `#!/bin/sh\n${body}\n`);
        fs.chmodSync(sandbox.path(`bin/${name}`), 0o755);
      }
    });
    afterEach(() => sandbox.remove());

    function probed(ipAddress: string): Run {
      const { startupProbe } = containerOf("ironic", { networking: { ipAddress } });
      const command = required(startupProbe?.exec).command.map((word) => String(opened(word)));
      return sandbox.run(command, { PATH: `${sandbox.path("bin")}:${process.env.PATH}` });
    }

    it("asks when the node has the address", () => {
      for (const address of ["192.0.2.10", "2001:DB8:0::10"]) {
        expect(probed(address), address).to.deep.equal({ status: 0, output: "asked\n" });
      }
    });

    it("says what to do when the node lacks the address", () => {
      for (const address of ["192.0.2.1", "2.0.2.10", "2001:db8::1"]) {
        const { status, output } = probed(address);
        expect(status, address).to.equal(1);
        expect(output).to.match(/^no network interface of this node has networking\.ipAddress, .*nodeSelector/);
      }
    });
  });
});

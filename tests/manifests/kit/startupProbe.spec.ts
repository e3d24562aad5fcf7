// Startup probes: patient as long as the image waits, and quick to notice that a server answers.

import { expect } from "chai";
import { required } from "../../support/assertions/required";
import { containerOf } from "../../support/rendering/pods";

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
});

// The container that prints the logs of ramdisks.

import { expect } from "chai";
import { containerOf, mountsOf } from "../../support/rendering/pods";

describe("the container ramdisk-logs", () => {
  it("watches the shared files, without ports and credentials", () => {
    const { command, env, ports, livenessProbe, readinessProbe } = containerOf("ramdisk-logs");
    expect(command?.at(-1)).to.equal("/bin/runlogwatch.sh");
    expect([env, ports, livenessProbe, readinessProbe]).to.deep.equal([undefined, undefined, undefined, undefined]);
    expect(mountsOf("ramdisk-logs")).to.deep.equal(["ironic-shared:/shared", "ramdisk-logs-tmp:/tmp"]);
  });
});

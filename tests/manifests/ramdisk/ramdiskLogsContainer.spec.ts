// The container that prints the logs of ramdisks.

import assert from "node:assert/strict";
import { containerOf, mountsOf } from "../../support/rendering/pods";

describe("the container ramdisk-logs", () => {
  it("watches the shared files, and serves and knows nothing", () => {
    const { command, env, ports, livenessProbe, readinessProbe } = containerOf("ramdisk-logs");
    assert.deepEqual(command, ["/bin/runlogwatch.sh"]);
    assert.deepEqual([env, ports, livenessProbe, readinessProbe], [undefined, undefined, undefined, undefined]);
    assert.deepEqual(mountsOf("ramdisk-logs"), ["ironic-shared:/shared", "ramdisk-logs-tmp:/tmp"]);
  });
});

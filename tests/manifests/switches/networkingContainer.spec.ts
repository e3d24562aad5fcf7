// The container that sets ports of network switches.

import assert from "node:assert/strict";
import { networkingContainer } from "../../../provider/manifests/switches/networkingContainer";
import { opened } from "../../support/values/fakeLater";
import { planOf } from "../../support/rendering/planning";

const container = networkingContainer(planOf({ networkingService: { enabled: true } }));

describe("the container ironic-networking", () => {
  it("runs the image's own command", () => {
    assert.match(opened(container.command?.at(-1)) as string, /exec \/bin\/runironic-networking$/);
  });

  it("restarts when switches change, which it reads only once", () => {
    assert.match(opened(container.livenessProbe?.exec?.command.at(-1)) as string, /networking\/configs\/\* .* changed/);
  });

  it("is ready when it can be called", () => {
    assert.deepEqual(container.readinessProbe?.tcpSocket, { port: container.ports?.[0]?.name });
  });
});

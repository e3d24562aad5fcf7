// The container that sets ports of network switches.

import { expect } from "chai";
import { networkingContainer } from "../../../provider/manifests/switches/networkingContainer";
import { opened } from "../../support/values/fakeLater";
import { planOf } from "../../support/rendering/planning";

const container = networkingContainer(planOf({ networkingService: { enabled: true } }));

describe("the container ironic-networking", () => {
  it("runs the image's own command", () => {
    expect(opened(container.command?.at(-1)) as string).to.match(/exec \/bin\/runironic-networking$/);
  });

  it("restarts when switches change, which it reads only once", () => {
    expect(opened(container.livenessProbe?.exec?.command.at(-1)) as string).to.match(
      /networking\/configs\/\* .* changed/,
    );
  });

  it("is ready when it can be called", () => {
    expect(container.readinessProbe?.tcpSocket).to.deep.equal({ port: container.ports?.[0]?.name });
  });
});

// The container that sets ports of network switches.

import { expect } from "chai";
import { noteFilesProgram, unlessFilesChangedProgram } from "../../../provider/manifests/kit/programs";
import { networkingContainer } from "../../../provider/manifests/switches/networkingContainer";
import { opened } from "../../support/values/fakeLater";
import { planOf } from "../../support/rendering/planning";

const container = networkingContainer(planOf({ networkingService: { enabled: true } }));

describe("the container ironic-networking", () => {
  it("runs the image's own command", () => {
    expect(opened(container.command?.at(-1))).to.equal("/bin/runironic-networking");
  });

  it("restarts when switches change, which it reads only once", () => {
    const watched = "/etc/ironic/networking/configs/* /etc/ironic/networking/credentials/* /certs/ironic/*";
    expect(container.command?.slice(-5, -1)).to.deep.equal([noteFilesProgram, "note-files", "/tmp/switches", watched]);
    expect(container.livenessProbe?.exec?.command.slice(2)).to.deep.equal([
      ...[unlessFilesChangedProgram, "unless-files-changed", "/tmp/switches", watched],
      "true",
    ]);
  });

  it("is ready when it can be called", () => {
    expect(container.readinessProbe?.tcpSocket).to.deep.equal({ port: container.ports?.[0]?.name });
  });
});

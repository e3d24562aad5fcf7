// The container with keepalived.

import { expect } from "chai";
import { podSpec } from "../../../provider/manifests/pod/pod";
import { restartCauses } from "../../../provider/manifests/pod/restartCauses";
import type { IronicArgs } from "../../../provider/schema/types";
import { planOf } from "../../support/rendering/planning";
import { containerOf, containersOf, envOf, mountsOf } from "../../support/rendering/pods";
import { podObjectsOf } from "../../support/rendering/rendering";

const args: IronicArgs = {
  networking: {
    ipAddress: "192.0.2.10",
    interface: "eno1",
    keepalived: {
      enabled: true,
      vrid: 77,
      additionalVIPs: [{ ipAddress: "198.51.100.7", interface: "eno2", prefix: 24 }],
    },
  },
};

describe("the container keepalived", () => {
  it("is there only when asked for", () => {
    expect(containersOf().filter(({ name }) => name === "keepalived")).to.deep.equal([]);
    expect(containerOf("keepalived", args).image).to.equal("quay.io/metal3-io/keepalived:latest");
    const mirrored = { ...args, images: { registry: "mirror.example.com" } };
    expect(containerOf("keepalived", mirrored).image).to.equal("mirror.example.com/metal3-io/keepalived:latest");
    const own = { ...args, images: { registry: "mirror.example.com", keepalived: "example.com/keepalived:v1" } };
    expect(containerOf("keepalived", own).image).to.equal("example.com/keepalived:v1");
  });

  it("gets its addresses, its router and the file with the password, but no password", () => {
    expect(envOf("keepalived", args)).to.deep.equal([
      "KEEPALIVED_VIRTUAL_IPS=192.0.2.10,eno1 198.51.100.7,eno2,24",
      "KEEPALIVED_VRID=77",
      "KEEPALIVED_AUTH_PASS_FILE=/auth/keepalived/password",
    ]);
    expect(mountsOf("keepalived", args)).to.deep.equal([
      "keepalived-password:/auth/keepalived:ro",
      "keepalived-conf:/conf",
      "keepalived-data:/data",
      "keepalived-tmp:/tmp",
    ]);
  });

  it("runs as its image's user, with the capabilities that it needs", () => {
    expect(containerOf("keepalived", args).securityContext).to.deep.equal({
      runAsUser: 65532,
      runAsGroup: 65532,
      allowPrivilegeEscalation: true,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ["ALL"], add: ["NET_ADMIN", "NET_BROADCAST", "NET_RAW"] },
    });
  });
});

describe("the VRRP password", () => {
  const plan = planOf(args);
  const secrets = (name: string) => ({ ...podObjectsOf(plan), keepalivedPassword: name });

  it("comes from the Secret that is named", () => {
    const volume = podSpec(plan, secrets("vrrp")).volumes.find(({ name }) => name === "keepalived-password");
    expect(volume).to.deep.equal({
      name: "keepalived-password",
      secret: { secretName: "vrrp", items: [{ key: "password", path: "password" }] },
    });
  });

  it("restarts the pod under its own name", () => {
    const before = restartCauses(plan, secrets("one"));
    const after = restartCauses(plan, secrets("two"));
    expect(after["keepalived-password"]).not.to.deep.equal(before["keepalived-password"]);
    expect(after.config).to.deep.equal(before.config);
    expect("keepalived-password" in restartCauses(planOf(), podObjectsOf(planOf()))).to.equal(false);
  });

  it("leaves a changed image of keepalived to the cause image", () => {
    const other = planOf({ ...args, images: { keepalived: "example.com/keepalived:v2" } });
    const [before, after] = [restartCauses(plan, secrets("one")), restartCauses(other, secrets("one"))];
    expect(after.config).to.deep.equal(before.config);
    expect(after.image).not.to.deep.equal(before.image);
  });
});

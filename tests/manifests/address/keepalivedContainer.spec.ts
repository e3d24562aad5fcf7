// The container with keepalived.

import { expect } from "chai";
import { podSpec } from "../../../provider/manifests/pod/pod";
import { restartCauses } from "../../../provider/manifests/pod/restartCauses";
import type { IronicArgs } from "../../../provider/schema/types";
import { planOf } from "../../support/rendering/planning";
import { containerOf, containersOf, envOf, mountsOf } from "../../support/rendering/pods";
import { podObjectsOf } from "../../support/rendering/rendering";
import { programFile, Sandbox, type Run } from "../../support/rendering/shell";

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
  it("exists only on request", () => {
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

describe("keepalived.conf", () => {
  let sandbox: Sandbox;

  beforeEach(() => {
    sandbox = new Sandbox();
  });
  afterEach(() => sandbox.remove());

  function written(password: string, virtualIps = "192.0.2.10,eno1 198.51.100.7,eno2,24"): Run {
    sandbox.write("auth/keepalived/password", password);
    return sandbox.run(["/bin/sh", programFile("address/keepalived")], {
      CONF: sandbox.path("conf"),
      DATA: sandbox.path("data"),
      KEEPALIVED: "echo",
      KEEPALIVED_VIRTUAL_IPS: virtualIps,
      KEEPALIVED_VRID: "77",
      KEEPALIVED_AUTH_PASS_FILE: sandbox.path("auth/keepalived/password"),
    });
  }

  it("has the addresses, the virtual router ID and the password", () => {
    const run = written("s3cret-123");
    expect(run.status, run.output).to.equal(0);
    expect(run.output).to.contain("only the first 8 characters");
    expect(run.output).not.to.contain("s3cret");
    expect(sandbox.read("conf/keepalived.conf")).to.equal(
      [
        "vrrp_instance VI_1 {",
        "  state MASTER",
        "  interface eno1",
        "  virtual_router_id 77",
        "  priority 101",
        "  advert_int 1",
        "  authentication {",
        "    auth_type PASS",
        "    auth_pass s3cret-1",
        "  }",
        "  virtual_ipaddress {",
        "    192.0.2.10/32 dev eno1",
        "    198.51.100.7/24 dev eno2",
        "  }",
        "}",
        "",
      ].join("\n"),
    );
  });

  it("has no password with IPv6, for which VRRP has none", () => {
    expect(written("secret", "2001:db8::10,eno1").status).to.equal(0);
    const text = sandbox.read("conf/keepalived.conf");
    expect(text).to.contain("2001:db8::10/128 dev eno1");
    expect(text).not.to.contain("auth");
  });

  for (const sign of ["#", "!", "{", "}", "$", '"', "\\", "~", " ", "\t", "é"]) {
    it(`is not written with a password that contains ${JSON.stringify(sign)}`, () => {
      const run = written(`ab${sign}cd`);
      expect(run.status).to.equal(1);
      expect(run.output).to.match(/may contain only letters, digits and \._\+=:\/@%,-/);
      expect(run.output).not.to.contain(`ab${sign}cd`);
      expect(sandbox.exists("conf/keepalived.conf")).to.equal(false);
    });
  }

  it("is not written without a password", () => {
    expect(written("\n").output).to.match(/has no content in its key "password"/);
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

// Traps of the operator that only show in several manifests together.

import assert from "node:assert/strict";
import { ironicService } from "../../provider/manifests/service";
import type { IronicArgs } from "../../provider/schema/types";
import { planOf } from "../support/planning";
import { containersOf, envOf, mountsOf } from "../support/pods";
import { scenarios } from "../support/scenarios";

function targets(args: IronicArgs): string[] {
  return ironicService(planOf(args)).spec.ports.map(({ targetPort }) => String(targetPort));
}

describe("trap 7.2: the Service targets ports that containers declare", () => {
  const plainMedia: IronicArgs = { tls: { disableVirtualMediaTLS: true }, networking: { externalIP: "192.0.2.80" } };

  for (const { name, args } of [...scenarios, { name: "disableVirtualMediaTLS", args: plainMedia }]) {
    it(`in ${name}`, () => {
      const declared = containersOf(args).flatMap(({ ports = [] }) => ports.map((port) => port.name));
      assert.deepEqual(
        targets(args).filter((port) => !declared.includes(port)),
        [],
      );
    });
  }

  it("without TLS for virtual media there is no port, certificate, variable, output or firewall rule for it", () => {
    assert.ok(!targets(plainMedia).includes("image-svc-tls"));
    for (const container of ["ironic", "httpd"]) {
      assert.ok(!mountsOf(container, plainMedia).some((mount) => mount.includes("/certs/vmedia")));
      assert.ok(mountsOf(container, plainMedia).some((mount) => mount.includes("/certs/ironic")));
      assert.ok(!envOf(container, plainMedia).some((line) => line.startsWith("VMEDIA_TLS_PORT")));
    }
    const { endpoints } = planOf(plainMedia);
    assert.equal(endpoints.imagesTls, undefined);
    assert.ok(!endpoints.ports.some(({ name }) => name === "image-svc-tls"));
    assert.ok(envOf("ironic", plainMedia).includes("IRONIC_EXTERNAL_HTTP_URL=http://192.0.2.80:6180"));
    assert.ok(envOf("ironic", plainMedia).includes("IRONIC_EXTERNAL_CALLBACK_URL=https://192.0.2.80:6385"));
  });
});

describe("httpd is alive", () => {
  const asked = (args: IronicArgs): [fails: boolean, path: string] => {
    const httpd = containersOf(args).find(({ name }) => name === "httpd");
    const command = httpd?.livenessProbe?.exec?.command.map(String) ?? [];
    return [command.includes("--fail"), command.at(-1)?.split("6180")[1] ?? ""];
  };

  it("when it serves the ramdisk of the architecture that is downloaded", () => {
    assert.deepEqual(asked({ deployRamdisk: { architecture: "aarch64", baseURL: "https://m.example.com" } }), [
      true,
      "/images/ironic-python-agent_aarch64.kernel",
    ]);
  });

  it("when it answers at all, with ramdisks of the user's own", () => {
    const image = { kernel: "https://a.example/k", initramfs: "https://a.example/i" };
    assert.equal(asked({ overrides: { agentImages: [image] } })[0], false);
  });
});

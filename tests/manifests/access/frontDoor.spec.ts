// Paths of whatever stands in front of Ironic: each leads to a port that the Service has, of the server that knows it.

import { expect } from "chai";
import { frontDoorPaths } from "../../../provider/manifests/access/frontDoor";
import { ironicService } from "../../../provider/manifests/access/service";
import type { Tls } from "../../../provider/schema/types";
import { planOf } from "../../support/rendering/planning";

describe("the paths to Ironic", () => {
  const cases: [title: string, tls: Tls | undefined, ports: Readonly<Record<string, string>>][] = [
    [
      "with TLS lead to the API for images, which the server for virtual media does not have",
      undefined,
      { "/redfish": "image-svc-tls", "/ilo": "image-svc-tls", "/images": "ironic-api", "/": "ironic-api" },
    ],
    [
      "without TLS lead to the plain image server for all images",
      { mode: "off" },
      { "/redfish": "image-svc", "/ilo": "image-svc", "/images": "image-svc", "/": "ironic-api" },
    ],
  ];
  for (const [title, tls, ports] of cases) {
    it(title, () => {
      const plan = planOf({ tls });
      const paths = frontDoorPaths(plan);
      expect(Object.fromEntries(paths.map(({ prefix, port }) => [prefix, port]))).to.deep.equal(ports);
      const names = ironicService(plan).spec.ports.map(({ name }) => name);
      expect(paths.every(({ port }) => names.includes(port))).to.equal(true);
    });
  }
});

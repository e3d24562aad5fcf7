// Which port of the Service has the server for a path, whatever stands in front of it.

import type { IronicPlan } from "../../plan/plan";
import { servesTls } from "../../plan/tls/tls";

interface FrontDoorPath {
  readonly prefix: string;
  /** Name of the Service's port. */
  readonly port: string;
}

export function frontDoorPaths(plan: IronicPlan): readonly FrontDoorPath[] {
  const tls = servesTls(plan.tls);
  // apache2-vmedia.conf.j2 serves these two alone, and httpd.conf.j2 then no longer does.
  const media = tls ? "image-svc-tls" : "image-svc";
  // apache2-ironic-api.conf.j2 serves images beside the API.
  const images = tls ? "ironic-api" : "image-svc";
  return [
    { prefix: "/redfish", port: media },
    { prefix: "/ilo", port: media },
    { prefix: "/images", port: images },
    { prefix: "/", port: "ironic-api" },
  ];
}

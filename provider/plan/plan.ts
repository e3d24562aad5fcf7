// The plan: every question about the inputs, answered once. What lies below reads it, and never the inputs.

import type { PodSecurityLevel, Safety } from "../schema/types";
import type { Value } from "../schema/value";
import type { HandoverPlan } from "./bareMetalOperator";
import type { CredentialsPlan } from "./credentials";
import type { DatabasePlan } from "./database";
import type { Endpoints } from "./endpoints";
import type { AuthoritiesPlan } from "./certificateAuthorities";
import type { ExporterPlan } from "./exporter";
import type { ExtraConfigPlan } from "./extraConfig";
import type { HighAvailabilityPlan } from "./highAvailability";
import type { ImagesPlan } from "./images";
import type { InspectionPlan } from "./inspection";
import type { Names } from "./names";
import type { NetworkingPlan } from "./networking";
import type { NetworkingServicePlan } from "./networkingService";
import type { OverridesPlan } from "./overrides";
import type { PlacementPlan } from "./placement";
import type { RamdiskPlan } from "./ramdisk";
import type { RpcPlan } from "./rpc";
import type { SharedStoragePlan } from "./sharedStorage";
import type { TlsPlan } from "./tls";

export interface IronicPlan {
  readonly names: Names;
  readonly namespace: { readonly name: Value<string>; readonly create: boolean };
  readonly images: ImagesPlan;
  readonly tls: TlsPlan;
  readonly credentials: CredentialsPlan;
  readonly database: DatabasePlan;
  readonly networking: NetworkingPlan;
  readonly ramdisk: RamdiskPlan;
  readonly inspection: InspectionPlan;
  readonly extraConfig: ExtraConfigPlan;
  readonly authorities: AuthoritiesPlan;
  /** Undefined: one Ironic at a time. */
  readonly highAvailability: HighAvailabilityPlan | undefined;
  readonly networkingService: NetworkingServicePlan | undefined;
  readonly rpc: RpcPlan;
  readonly exporter: ExporterPlan | undefined;
  readonly storage: SharedStoragePlan;
  readonly overrides: OverridesPlan;
  readonly handover: HandoverPlan | undefined;
  readonly placement: PlacementPlan;
  readonly endpoints: Endpoints;
  readonly safety: Required<Safety>;
  readonly podSecurityLevel: PodSecurityLevel;
  /** What the user should know although nothing is wrong. */
  readonly warnings: readonly string[];
}

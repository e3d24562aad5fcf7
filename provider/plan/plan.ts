// The plan: every question about the inputs, answered once. Manifests and resources read the plan, never the inputs.

import type { PodSecurityLevel, Safety } from "../schema/types";
import type { Value } from "../schema/value";
import type { HandoverPlan } from "./handover/bareMetalOperator";
import type { CredentialsPlan } from "./credentials/credentials";
import type { DatabasePlan } from "./database/database";
import type { Endpoints } from "./endpoints";
import type { CaBundlesPlan } from "./tls/caBundles";
import type { ExporterPlan } from "./monitoring/exporter";
import type { InputOption } from "./base/inputOption";
import type { ExtraConfigPlan } from "./extraConfig/extraConfig";
import type { HighAvailabilityPlan } from "./highAvailability/highAvailability";
import type { ImagesPlan } from "./pod/images";
import type { InspectionPlan } from "./ramdisk/inspection";
import type { Names } from "./base/names";
import type { NetworkingPlan } from "./access/networking";
import type { NetworkingServicePlan } from "./switches/networkingService";
import type { OverridesPlan } from "./pod/overrides";
import type { PlacementPlan } from "./pod/placement";
import type { RamdiskPlan } from "./ramdisk/ramdisk";
import type { RegistriesPlan } from "./ramdisk/registries";
import type { RpcPlan } from "./highAvailability/rpc";
import type { SharedStoragePlan } from "./storage/sharedStorage";
import type { TlsPlan } from "./tls/tls";
import type { TlsServersPlan } from "./tls/tlsServers";
import type { Notice } from "./upgrade/optionDifferences";

export interface IronicPlan {
  readonly names: Names;
  readonly namespace: { readonly name: Value<string>; readonly create: boolean };
  readonly images: ImagesPlan;
  readonly tls: TlsPlan;
  readonly tlsServers: TlsServersPlan;
  /** Options of ironic.conf that inputs other than extraConfig set. */
  readonly inputOptions: readonly InputOption[];
  readonly credentials: CredentialsPlan;
  readonly database: DatabasePlan;
  readonly networking: NetworkingPlan;
  readonly ramdisk: RamdiskPlan;
  readonly inspection: InspectionPlan;
  readonly registries: RegistriesPlan;
  readonly extraConfig: ExtraConfigPlan;
  readonly caBundles: CaBundlesPlan;
  /** Undefined: one Ironic at a time. */
  readonly highAvailability: HighAvailabilityPlan | undefined;
  readonly networkingService: NetworkingServicePlan | undefined;
  /** Undefined: nobody uses JSON-RPC. */
  readonly rpc: RpcPlan | undefined;
  readonly exporter: ExporterPlan | undefined;
  readonly storage: SharedStoragePlan;
  readonly overrides: OverridesPlan;
  readonly handover: HandoverPlan | undefined;
  readonly placement: PlacementPlan;
  /** Whether containers log every command of the image's start scripts, secrets included. */
  readonly traceStartup: boolean;
  readonly endpoints: Endpoints;
  readonly safety: Required<Safety>;
  readonly podSecurityLevel: PodSecurityLevel;
  /** What changes with another release. */
  readonly upgradeNotices: readonly Notice[];
  /** What the user should know although nothing is wrong. */
  readonly warnings: readonly string[];
}

// The Service for hosts outside the cluster.

import type { Exposure, ExternalTrafficPolicy, ServiceType } from "../../schema/types";
import type { Value } from "../../schema/value";
import { canonical, hostAddressRule } from "../checks/addresses";
import { defaults } from "../../schema/defaults";
import { appliesWith, refuseFields, type EveryField } from "../checks/fields";
import { checkAnnotations, labelKeyRule } from "../checks/labels";
import { FirstUses } from "../checks/firstUses";
import { hostNetworkRule } from "../checks/networks";
import { portRule } from "../checks/ports";
import type { Problems } from "../checks/problems";
import { check, checkEntries, listValue, peek } from "../checks/check";

interface CommonExposure {
  readonly annotations: Value<Readonly<Record<string, Value<string>>>>;
  readonly trafficPolicy: ExternalTrafficPolicy | undefined;
  readonly nodePorts: NodePortsPlan;
}

interface NodePortsPlan {
  readonly api: Value<number> | undefined;
  readonly images: Value<number> | undefined;
  readonly imagesTls: Value<number> | undefined;
}

export type ExposurePlan =
  | (CommonExposure & { readonly kind: "NodePort" })
  | (CommonExposure & {
      readonly kind: "LoadBalancer";
      readonly ip: Value<string> | undefined;
      readonly className: Value<string> | undefined;
      readonly sourceRanges: Value<string[]> | undefined;
      readonly awaited: boolean;
    });

const everyType = ["LoadBalancer", "NodePort"] as const;

/** The types of Service for which each field has an effect. */
const fieldTypes: EveryField<Exposure, readonly ServiceType[]> = {
  type: everyType,
  annotations: everyType,
  externalTrafficPolicy: everyType,
  nodePorts: everyType,
  ipAddress: ["LoadBalancer"],
  loadBalancerClass: ["LoadBalancer"],
  loadBalancerSourceRanges: ["LoadBalancer"],
  awaitAddress: ["LoadBalancer"],
};

export function planExposure(
  problems: Problems,
  exposure: Exposure | undefined,
  virtualMediaTls: boolean,
): ExposurePlan | undefined {
  if (exposure === undefined) {
    return undefined;
  }
  validateExposure(problems, exposure, virtualMediaTls);
  const common: CommonExposure = {
    annotations: exposure.annotations ?? {},
    trafficPolicy: exposure.externalTrafficPolicy,
    nodePorts: {
      api: exposure.nodePorts?.api,
      images: exposure.nodePorts?.images,
      imagesTls: exposure.nodePorts?.imagesTLS,
    },
  };
  switch (exposure.type) {
    case "LoadBalancer":
      return {
        ...common,
        kind: "LoadBalancer",
        ip: exposure.ipAddress === undefined ? undefined : canonical(exposure.ipAddress),
        className: exposure.loadBalancerClass,
        sourceRanges:
          exposure.loadBalancerSourceRanges === undefined ? undefined : listValue(exposure.loadBalancerSourceRanges),
        awaited: exposure.awaitAddress ?? defaults.networking.exposure.awaitAddress,
      };
    case "NodePort":
      return { ...common, kind: "NodePort" };
  }
}

function validateExposure(problems: Problems, exposure: Exposure, virtualMediaTls: boolean): void {
  const path = "networking.exposure";
  refuseFields(problems, path, exposure, fieldTypes, (types) => appliesWith(`${path}.type`, types, exposure.type));
  check(problems, `${path}.ipAddress`, exposure.ipAddress, hostAddressRule);
  check(problems, `${path}.loadBalancerClass`, exposure.loadBalancerClass, (name) =>
    labelKeyRule(name) === undefined ? undefined : "must be a name such as example.com/internal, as a label's key",
  );
  checkAnnotations(problems, `${path}.annotations`, exposure.annotations);
  checkEntries(problems, `${path}.loadBalancerSourceRanges`, exposure.loadBalancerSourceRanges, hostNetworkRule);
  validateNodePorts(problems, exposure, virtualMediaTls);
}

function validateNodePorts(problems: Problems, { nodePorts = {} }: Exposure, virtualMediaTls: boolean): void {
  const firstUses = new FirstUses<number>();
  for (const field of ["api", "images", "imagesTLS"] as const) {
    const path = `networking.exposure.nodePorts.${field}`;
    if (field === "imagesTLS" && !virtualMediaTls && nodePorts.imagesTLS !== undefined) {
      problems.add(
        path,
        nodePorts.imagesTLS,
        "applies only with virtual media over TLS: there is no such server without it",
      );
    }
    check(problems, path, nodePorts[field], portRule);
    const port = peek(nodePorts[field]);
    const other = port === undefined ? undefined : firstUses.add(port, path);
    if (other !== undefined) {
      problems.add(path, nodePorts[field], `must differ from ${other}`);
    }
  }
}

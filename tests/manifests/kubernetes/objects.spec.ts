// Our types of Kubernetes objects: narrower than those of the API, and without a field that the API does not have.

import type { input } from "@pulumi/kubernetes/types";
import type * as ours from "../../../provider/manifests/kubernetes/objects";
import { noFields, type UnknownFields } from "../../support/rendering/knownFields";

describe("the type of a Kubernetes object", () => {
  it("has only fields of the API: anything else does not compile", () => {
    noFields<UnknownFields<ours.Deployment, input.apps.v1.Deployment>>();
    noFields<UnknownFields<ours.DaemonSet, input.apps.v1.DaemonSet>>();
    noFields<UnknownFields<ours.Service, input.core.v1.Service>>();
    noFields<UnknownFields<ours.Ingress, input.networking.v1.Ingress>>();
    noFields<UnknownFields<ours.NetworkPolicy, input.networking.v1.NetworkPolicy>>();
    noFields<UnknownFields<ours.ConfigMap, input.core.v1.ConfigMap>>();
    noFields<UnknownFields<ours.PersistentVolumeClaim, input.core.v1.PersistentVolumeClaim>>();
    noFields<UnknownFields<ours.Namespace, input.core.v1.Namespace>>();
  });

  it("would not compile with a wrong field, at whatever depth", () => {
    // @ts-expect-error metadata.nmae
    noFields<UnknownFields<{ metadata: { nmae: string } }, input.core.v1.Namespace>>();
    // @ts-expect-error spec.template.spec.containers.imagePolicy
    noFields<UnknownFields<{ spec: { template: { spec: { containers: { imagePolicy: string }[] } } } }, input.apps.v1.Deployment>>();
    // @ts-expect-error spec.volumes.hostpath
    noFields<UnknownFields<{ volumes: ({ emptyDir: object } | { hostpath: string })[] }, input.core.v1.PodSpec>>();
  });
});

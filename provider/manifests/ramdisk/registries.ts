// The logins for OCI registries: Ironic reads the file anew for each image (configure-ironic.sh: IRONIC_OCI_AUTH_CONFIG).

import type { RegistriesPlan } from "../../plan/ramdisk/registries";
import type { EnvVar, Volume, VolumeMount } from "../kubernetes/objects";

const volumeName = "registry-auth";
const file = "oci.json";
const mount: VolumeMount = { name: volumeName, mountPath: "/auth/oci", readOnly: true };

export const registryEnv = ({ auth }: RegistriesPlan): EnvVar[] =>
  auth === undefined ? [] : [{ name: "IRONIC_OCI_AUTH_CONFIG", value: `${mount.mountPath}/${file}` }];

export const registryMounts = ({ auth }: RegistriesPlan): VolumeMount[] => (auth === undefined ? [] : [mount]);

export const registryVolumes = ({ auth }: RegistriesPlan): Volume[] =>
  auth === undefined
    ? []
    : [{ name: volumeName, secret: { secretName: auth.secretName, items: [{ key: auth.key, path: file }] } }];

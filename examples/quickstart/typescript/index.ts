import * as metal3 from "pulumi-metal3";

const ironic = new metal3.Ironic("ironic", {
  networking: {
    // The address that hosts call; reserve one that stays with the node.
    ipAddress: "192.0.2.10",
  },
  deployRamdisk: {
    extraKernelParams: "console=ttyS0",
  },
});

export const endpoint = ironic.endpoint;
export const credentialsSecretName = ironic.credentialsSecretName;
export const password = ironic.password;
export const caCertificate = ironic.caCertificate;

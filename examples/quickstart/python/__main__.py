import pulumi
import pulumi_metal3 as metal3

ironic = metal3.Ironic(
    "ironic",
    networking=metal3.NetworkingArgs(
        # The address that hosts call; reserve one that stays with the node.
        ip_address="192.0.2.10",
    ),
    deploy_ramdisk=metal3.DeployRamdiskArgs(
        extra_kernel_params="console=ttyS0",
    ),
)

pulumi.export("endpoint", ironic.endpoint)
pulumi.export("credentialsSecretName", ironic.credentials_secret_name)
pulumi.export("password", ironic.password)
pulumi.export("caCertificate", ironic.ca_certificate)

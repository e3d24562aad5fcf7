package main

import (
	"github.com/pulumi-metal3/pulumi-metal3/sdk/go/metal3"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		ironic, err := metal3.NewIronic(ctx, "ironic", &metal3.IronicArgs{
			Networking: &metal3.NetworkingArgs{
				// The address that hosts call; reserve one that stays with the node.
				IpAddress: pulumi.String("192.0.2.10"),
			},
			DeployRamdisk: &metal3.DeployRamdiskArgs{
				ExtraKernelParams: pulumi.String("console=ttyS0"),
			},
		})
		if err != nil {
			return err
		}
		ctx.Export("endpoint", ironic.Endpoint)
		ctx.Export("credentialsSecretName", ironic.CredentialsSecretName)
		ctx.Export("password", ironic.Password)
		ctx.Export("caCertificate", ironic.CaCertificate)
		return nil
	})
}

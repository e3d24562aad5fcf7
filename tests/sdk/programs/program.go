// Every kind of input through the Go module; prints what reaches the provider.
package main

import (
	"encoding/json"
	"fmt"
	"os"

	"github.com/pulumi-metal3/pulumi-metal3/sdk/go/metal3"
	"github.com/pulumi-metal3/pulumi-metal3/sdk/go/metal3/pod"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

type recorder struct{ received []resource.PropertyMap }

func (r *recorder) NewResource(args pulumi.MockResourceArgs) (string, resource.PropertyMap, error) {
	r.received = append(r.received, args.Inputs)
	return args.Name, args.Inputs, nil
}

func (*recorder) Call(pulumi.MockCallArgs) (resource.PropertyMap, error) {
	return resource.PropertyMap{}, nil
}

func program(ctx *pulumi.Context) error {
	later := pulumi.String("later").ToStringOutput()
	version := metal3.VersionRelease37
	mode := metal3.TlsModeGenerated
	ironic, err := metal3.NewIronic(ctx, "ironic", &metal3.IronicArgs{
		Affinity: pod.AffinityArgs{PodAntiAffinity: pod.PodAntiAffinityArgs{
			PreferredDuringSchedulingIgnoredDuringExecution: pod.WeightedPodAffinityTermArray{
				pod.WeightedPodAffinityTermArgs{
					Weight: pulumi.Int(100),
					PodAffinityTerm: pod.PodAffinityTermArgs{
						TopologyKey:   later,
						LabelSelector: pod.LabelSelectorArgs{MatchLabels: pulumi.StringMap{"under_score": pulumi.String("x")}},
					},
				},
			},
		}},
		Overrides: &metal3.OverridesArgs{
			Containers: []pod.ContainerArgs{{
				Name: pulumi.String("httpd"),
				Env:  pod.EnvVarArray{pod.EnvVarArgs{Name: pulumi.String("LEVEL"), Value: later}},
			}},
			HttpdReadinessProbe: &pod.ProbeArgs{
				FailureThreshold: pulumi.Int(3),
				HttpGet:          pod.HTTPGetActionArgs{Port: pulumi.String("api"), Path: later},
			},
		},
		Namespace: later,
		Version:   &version,
		Images:    &metal3.ImagesArgs{PullPolicy: metal3.ImagePullPolicyIfNotPresent, Registry: later},
		Tls: &metal3.TlsArgs{
			Mode:      &mode,
			ExtraSANs: pulumi.StringArray{pulumi.String("ironic.example.com"), later},
		},
		Networking: &metal3.NetworkingArgs{
			ExternalIP:         later,
			ImageServerTLSPort: pulumi.Int(6184).ToIntOutput(),
		},
		DeployRamdisk: &metal3.DeployRamdiskArgs{VerifyTLS: pulumi.BoolRef(true), SshKey: later},
		ExtraConfig: []metal3.ExtraConfigArgs{
			{Group: pulumi.StringRef("conductor"), Name: "automated_clean", Value: later},
		},
		Tolerations: metal3.TolerationArray{metal3.TolerationArgs{Operator: pulumi.String("Exists")}},
		Resources: map[string]metal3.ResourceRequirementsArgs{
			"ironic": {Requests: pulumi.StringMap{"memory": later}},
		},
	})
	if err != nil {
		return err
	}
	ctx.Export("endpoint", ironic.Endpoint)
	ctx.Export("ports", ironic.Ports)
	ctx.Export("level", ironic.PodSecurityLevel)
	return nil
}

func main() {
	mocks := &recorder{}
	if err := pulumi.RunErr(program, pulumi.WithMocks("project", "stack", mocks)); err != nil {
		panic(err)
	}
	for _, inputs := range mocks.received {
		if _, ok := inputs["networking"]; ok {
			text, err := json.Marshal(inputs.Mappable())
			if err != nil {
				panic(err)
			}
			fmt.Fprintln(os.Stdout, string(text))
		}
	}
}

"""Every kind of input through the Python package; prints what reaches the provider."""

import json

import pulumi
from pulumi.runtime import Mocks, set_mocks

received = {}


class Recorder(Mocks):
    def new_resource(self, args):
        received[args.name] = args.inputs
        return args.name, args.inputs

    def call(self, args):
        return {}


set_mocks(Recorder())

import pulumi_metal3 as metal3  # noqa: E402  (the mocks come first)

later = pulumi.Output.from_input("later")


def with_classes(name):
    networking = metal3.NetworkingArgs(external_ip=later, image_server_tls_port=pulumi.Output.from_input(6184))
    return metal3.Ironic(
        name,
        affinity=metal3.pod.AffinityArgs(
            pod_anti_affinity=metal3.pod.PodAntiAffinityArgs(
                preferred_during_scheduling_ignored_during_execution=[
                    metal3.pod.WeightedPodAffinityTermArgs(
                        weight=100,
                        pod_affinity_term=metal3.pod.PodAffinityTermArgs(
                            topology_key=later,
                            label_selector=metal3.pod.LabelSelectorArgs(match_labels={"under_score": "x"}),
                        ),
                    )
                ]
            )
        ),
        overrides=metal3.OverridesArgs(
            containers=[
                metal3.pod.ContainerArgs(name="httpd", env=[metal3.pod.EnvVarArgs(name="LEVEL", value=later)])
            ],
            httpd_readiness_probe=metal3.pod.ProbeArgs(
                failure_threshold=3, http_get=metal3.pod.HTTPGetActionArgs(port="api", path=later)
            ),
        ),
        namespace=later,
        version=metal3.Version.RELEASE37,
        images=metal3.ImagesArgs(pull_policy=metal3.ImagePullPolicy.IF_NOT_PRESENT, registry=later),
        tls=metal3.TlsArgs(mode=metal3.TlsMode.GENERATED, extra_sans=["ironic.example.com", later]),
        networking=networking,
        deploy_ramdisk=metal3.DeployRamdiskArgs(verify_tls=True, ssh_key=later),
        extra_config=[metal3.ExtraConfigArgs(group="conductor", name="automated_clean", value=later)],
        tolerations=[metal3.TolerationArgs(operator="Exists")],
        resources={"ironic": metal3.ResourceRequirementsArgs(requests={"memory": later})},
    )


def with_dictionaries(name):
    networking: metal3.NetworkingArgsDict = {
        "external_ip": later,
        "image_server_tls_port": pulumi.Output.from_input(6184),
    }
    return metal3.Ironic(
        name,
        metal3.IronicArgs(
            affinity={
                "pod_anti_affinity": {
                    "preferred_during_scheduling_ignored_during_execution": [
                        {
                            "weight": 100,
                            "pod_affinity_term": {
                                "topology_key": later,
                                "label_selector": {"match_labels": {"under_score": "x"}},
                            },
                        }
                    ]
                }
            },
            # The names of Kubernetes reach the provider as well.
            overrides={
                "containers": [{"name": "httpd", "env": [{"name": "LEVEL", "value": later}]}],
                "httpdReadinessProbe": {"failureThreshold": 3, "httpGet": {"port": "api", "path": later}},
            },
            namespace=later,
            version=metal3.Version("37.0"),
            images={"pull_policy": metal3.ImagePullPolicy.IF_NOT_PRESENT, "registry": later},
            tls={"mode": metal3.TlsMode.GENERATED, "extra_sans": ["ironic.example.com", later]},
            networking=networking,
            deploy_ramdisk={"verify_tls": True, "ssh_key": later},
            extra_config=[{"group": "conductor", "name": "automated_clean", "value": later}],
            tolerations=[{"operator": "Exists"}],
            resources={"ironic": {"requests": {"memory": later}}},
        ),
    )


@pulumi.runtime.test
def register():
    ironics = [with_classes("classes"), with_dictionaries("dictionaries")]
    return pulumi.Output.all(*(ironic.urn for ironic in ironics))


register()

for refused in ({"netwroking": {}}, {"networking": metal3.NetworkingArgs, "nmae": "x"}):
    try:
        metal3.Ironic("refused", **refused)
    except TypeError:
        continue
    raise AssertionError(f"accepted: {refused}")

print(json.dumps(received))

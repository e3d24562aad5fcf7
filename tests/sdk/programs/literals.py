"""The values of enumerations as the documentation writes them, for type checkers; it is never run."""

import pulumi
import pulumi_metal3 as metal3

dictionaries = metal3.Ironic(
    "dictionaries",
    version="37.0",
    images={"pull_policy": "IfNotPresent"},
    tls={"mode": "generated", "bmc_ca": {"kind": "Secret", "name": "bmc-ca"}},
    database={"kind": "managed"},
    networking={"ip_address": "192.0.2.10", "exposure": {"type": "LoadBalancer"}},
    deploy_ramdisk={"architecture": "aarch64"},
    storage={"access_mode": "ReadWriteMany"},
    affinity={
        "node_affinity": {
            "preferred_during_scheduling_ignored_during_execution": [
                {
                    "weight": 100,
                    "preference": {
                        "match_expressions": [
                            {"key": "topology.kubernetes.io/zone", "operator": "In", "values": ["room-1"]}
                        ]
                    },
                }
            ]
        }
    },
    overrides={"containers": [{"name": "httpd", "env": [{"name": "IRONIC_HTTPD_LOGLEVEL", "value": "info"}]}]},
)

classes = metal3.Ironic(
    "classes",
    metal3.IronicArgs(
        version="latest",
        tls=metal3.TlsArgs(mode="secret", certificate_name="ironic-tls"),
        database=metal3.DatabaseArgs(kind=metal3.DatabaseKind.MANAGED),
        networking=metal3.NetworkingArgs(exposure=metal3.ExposureArgs(type="NodePort")),
    ),
)

pulumi.export("endpoint", dictionaries.endpoint)
pulumi.export("password", classes.password)

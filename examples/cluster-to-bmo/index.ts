// Needs: the baremetal-operator in `baremetal-operator-system`, and `pulumi config set --secret bmcPassword …`
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import * as metal3 from "pulumi-metal3";

const config = new pulumi.Config();
const operatorNamespace = "baremetal-operator-system";

const ironic = new metal3.Ironic("ironic", {
  namespace: "metal3",
  createNamespace: true,
  networking: {
    // The address that hosts call; reserve one that stays with the node.
    ipAddress: "192.0.2.10",
  },
  database: {
    kind: metal3.DatabaseKind.Managed,
    backup: {},
  },
  // Creates the objects that connect the operator to Ironic, and restarts it when they change: it reads them at its start.
  bareMetalOperator: {
    namespace: operatorNamespace,
    restart: [{ name: "baremetal-operator-controller-manager" }],
  },
});

const login = new k8s.core.v1.Secret("rack-1-node-1-bmc", {
  metadata: { name: "rack-1-node-1-bmc", namespace: operatorNamespace },
  stringData: { username: "admin", password: config.requireSecret("bmcPassword") },
});

const host = new k8s.apiextensions.CustomResource(
  "rack-1-node-1",
  {
    apiVersion: "metal3.io/v1alpha1",
    kind: "BareMetalHost",
    metadata: { name: "rack-1-node-1", namespace: operatorNamespace },
    spec: {
      online: true,
      bootMACAddress: "52:54:00:12:34:56",
      bmc: {
        address: "redfish-virtualmedia+https://192.0.2.101/redfish/v1/Systems/1",
        credentialsName: login.metadata.name,
      },
    },
  },
  { dependsOn: [ironic] },
);

export const endpoint = ironic.endpoint;
export const databaseHost = ironic.databaseHost;
export const hostName = host.metadata.name;
// For the `openstack baremetal` client: `pulumi stack output cloudsYaml --show-secrets > clouds.yaml`
export const cloudsYaml = ironic.cloudsYaml;
export const caCertificate = ironic.caCertificate;

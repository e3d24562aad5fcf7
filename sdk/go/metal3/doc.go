// Deploys OpenStack Ironic for Metal3 (bare-metal provisioning) on Kubernetes: certificates, credentials, Ironic with its HTTP and log containers, and the outputs that the rest of a program needs.
package metal3

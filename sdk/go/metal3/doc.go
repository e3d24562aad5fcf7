// Deploys OpenStack Ironic for Metal3 (bare-metal provisioning) on Kubernetes: certificates, credentials, a database, Ironic with its HTTP server, and the outputs that the rest of a program needs.
package metal3

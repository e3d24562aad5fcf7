// The variables that images read: in which container, by which of their files, and since which release.

import type { Version } from "../../provider/schema/types";

export interface ImageVariable {
  readonly variable: string | RegExp;
  readonly containers: readonly string[];
  /** Repository of metal3-io, and the file in it that reads the variable. */
  readonly file: string;
  /** The first supported release whose file reads it; without, all do. */
  readonly since?: Version;
}

const common = "ironic-image/scripts/ironic-common.sh";
const configure = "ironic-image/scripts/configure-ironic.sh";
const ironicConf = "ironic-image/ironic-config/ironic.conf.j2";
const dnsmasqConf = "ironic-image/ironic-config/dnsmasq.conf.j2";
const inspectorScript = "ironic-image/ironic-config/inspector.ipxe.j2";
const servers = ["ironic", "httpd"];
const listeners = ["ironic", "httpd", "dnsmasq"];

/** Ironic and httpd share a block, of which each reads the most; a file that either of them renders is cited. */
export const imageVariables: readonly ImageVariable[] = [
  { variable: "IRONIC_LISTEN_PORT", containers: servers, file: common },
  { variable: "IRONIC_ACCESS_PORT", containers: servers, file: common },
  { variable: "LISTEN_ALL_INTERFACES", containers: servers, file: common },
  { variable: "HTTP_PORT", containers: ["ironic"], file: configure },
  { variable: "HTTP_PORT", containers: ["httpd"], file: "ironic-image/ironic-config/httpd.conf.j2" },
  { variable: "HTTP_PORT", containers: ["dnsmasq"], file: dnsmasqConf },
  { variable: "PROVISIONING_IP", containers: listeners, file: common },
  { variable: "PROVISIONING_INTERFACE", containers: listeners, file: common },
  { variable: "PROVISIONING_MACS", containers: listeners, file: common },
  { variable: "IRONIC_PRIVATE_PORT", containers: servers, file: common },
  { variable: "IRONIC_REVERSE_PROXY_SETUP", containers: ["ironic"], file: ironicConf },
  { variable: "IRONIC_REVERSE_PROXY_SETUP", containers: ["httpd"], file: "ironic-image/scripts/runhttpd" },
  { variable: "VMEDIA_TLS_PORT", containers: ["ironic"], file: ironicConf },
  { variable: "VMEDIA_TLS_PORT", containers: ["httpd"], file: "ironic-image/ironic-config/apache2-vmedia.conf.j2" },
  { variable: "IRONIC_IPA_INSECURE", containers: ["ironic"], file: ironicConf },
  { variable: "IRONIC_IPA_INSECURE", containers: ["httpd"], file: inspectorScript },
  { variable: "IRONIC_KERNEL_PARAMS", containers: ["ironic"], file: ironicConf },
  { variable: "IRONIC_KERNEL_PARAMS", containers: ["httpd"], file: inspectorScript },
  { variable: "IRONIC_RAMDISK_SSH_KEY", containers: ["ironic"], file: ironicConf },
  { variable: "IRONIC_RAMDISK_SSH_KEY", containers: ["httpd"], file: inspectorScript },
  { variable: "IRONIC_USE_MARIADB", containers: ["ironic"], file: common },
  { variable: "MARIADB_HOST", containers: ["ironic"], file: configure },
  { variable: "MARIADB_DATABASE", containers: ["ironic"], file: configure },
  { variable: "IRONIC_EXPOSE_JSON_RPC", containers: ["ironic"], file: ironicConf },
  { variable: "IRONIC_DEPLOYMENT", containers: ["ironic"], file: "ironic-image/scripts/auth-common.sh" },
  { variable: "IRONIC_JSON_RPC_PORT", containers: ["ironic"], file: ironicConf },
  { variable: "IRONIC_SKIP_DBSYNC", containers: ["ironic"], file: "ironic-image/scripts/runironic" },
  { variable: "IRONIC_EXTERNAL_CALLBACK_URL", containers: ["ironic"], file: ironicConf },
  { variable: "IRONIC_EXTERNAL_HTTP_URL", containers: ["ironic"], file: ironicConf },
  // oslo.config itself reads them, whatever the image's release.
  { variable: /^OS_[A-Z0-9_]+__[A-Z0-9_]+$/, containers: ["ironic"], file: configure },
  { variable: "DHCP_RANGE", containers: ["dnsmasq"], file: dnsmasqConf },
  { variable: "DHCP_OPTIONS", containers: ["dnsmasq"], file: dnsmasqConf, since: "37.0" },
  { variable: "DHCP_HOSTS", containers: ["dnsmasq"], file: dnsmasqConf },
  { variable: "DHCP_IGNORE", containers: ["dnsmasq"], file: dnsmasqConf },
  { variable: "GATEWAY_IP", containers: ["dnsmasq"], file: dnsmasqConf },
  { variable: "DNS_IP", containers: ["dnsmasq"], file: "ironic-image/scripts/rundnsmasq" },
  { variable: "DNS_PORT", containers: ["dnsmasq"], file: "ironic-image/scripts/rundnsmasq" },
  { variable: "IPA_BRANCH", containers: ["ramdisk-downloader"], file: "ironic-ipa-downloader/get-resource.sh" },
  {
    variable: "KEEPALIVED_VIRTUAL_IPS",
    containers: ["keepalived"],
    file: "provider/manifests/address/keepalived.sh",
  },
  { variable: "KEEPALIVED_VRID", containers: ["keepalived"], file: "provider/manifests/address/keepalived.sh" },
  {
    variable: "KEEPALIVED_AUTH_PASS_FILE",
    containers: ["keepalived"],
    file: "provider/manifests/address/keepalived.sh",
  },
];

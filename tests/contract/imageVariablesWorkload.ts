// The variables of the workload that images read: in which container, by which of their files, and since which release.

import type { ImageVariable } from "./imageVariables";

const ironicConf = "ironic-image/ironic-config/ironic.conf.j2";
const inspectorScript = "ironic-image/ironic-config/inspector.ipxe.j2";
const apiConf = "ironic-image/ironic-config/httpd-ironic-api.conf.j2";
const virtualMediaConf = "ironic-image/ironic-config/apache2-vmedia.conf.j2";
const configure = "ironic-image/scripts/configure-ironic.sh";
const downloader = "ironic-ipa-downloader/get-resource.sh";
const ownScript = "provider/manifests/ramdisk/download.sh";
const prepare = "provider/manifests/pod/prepare.sh";
const downloaders = ["ramdisk-downloader"];

export const workloadVariables: readonly ImageVariable[] = [
  { variable: "IRONIC_IPA_COLLECTORS", containers: ["ironic"], file: ironicConf },
  { variable: "IRONIC_IPA_COLLECTORS", containers: ["httpd"], file: inspectorScript },
  { variable: "IRONIC_ENABLE_VLAN_INTERFACES", containers: ["ironic"], file: ironicConf },
  { variable: "IRONIC_ENABLE_VLAN_INTERFACES", containers: ["httpd"], file: inspectorScript },
  { variable: /^DEPLOY_(KERNEL|RAMDISK)_(URL|BY_ARCH)$/, containers: ["ironic"], file: ironicConf },
  { variable: /^DEPLOY_(KERNEL|RAMDISK)_BY_ARCH$/, containers: ["httpd"], file: inspectorScript },
  { variable: "WEBSERVER_CACERT_FILE", containers: ["ironic", "httpd"], file: "ironic-image/scripts/tls-common.sh" },
  { variable: /^(CA_BUNDLE|TRUSTED_CA_FILE)$/, containers: ["ironic", "httpd"], file: prepare },
  { variable: /^(STALE_FILES|RAMDISK_CAS|IRONIC_CAS)$/, containers: ["ironic"], file: prepare },
  { variable: "IRONIC_OCI_AUTH_CONFIG", containers: ["ironic"], file: configure },
  { variable: "OS_OCI__PERMIT_FALLBACK_TO_HTTP_TRANSPORT", containers: ["ironic"], file: configure },
  // Python's HTTP client reads them, whatever the image's release.
  { variable: /^https?_proxy$/, containers: ["ironic"], file: "requests/utils.py" },
  { variable: "no_proxy", containers: ["ironic"], file: prepare },
  { variable: "IRONIC_SSL_PROTOCOL", containers: ["httpd"], file: apiConf },
  { variable: /^IRONIC_TLS_(12_CIPHERS|13_CIPHERS|CURVES)$/, containers: ["httpd"], file: apiConf },
  { variable: "IRONIC_TLS_ENFORCE_SERVER_CIPHER_ORDER", containers: ["httpd"], file: apiConf },
  { variable: "IRONIC_VMEDIA_SSL_PROTOCOL", containers: ["httpd"], file: virtualMediaConf },
  { variable: /^IRONIC_VMEDIA_(TLS_12_CIPHERS|TLS_13_CIPHERS|CURVES)$/, containers: ["httpd"], file: virtualMediaConf },
  { variable: "IRONIC_VMEDIA_TLS_ENFORCE_SERVER_CIPHER_ORDER", containers: ["httpd"], file: virtualMediaConf },
  {
    variable: /^OS_(DEFAULT__WEBSERVER|AGENT_|REDFISH_)_TLS_(MINIMUM_VERSION|CIPHERS)$/,
    containers: ["ironic"],
    file: configure,
    since: "37.0",
  },
  { variable: "SEND_SENSOR_DATA", containers: ["ironic"], file: configure },
  { variable: "OS_SENSOR_DATA__INTERVAL", containers: ["ironic"], file: configure },
  { variable: "IRONIC_FORCE_DHCP", containers: ["ironic"], file: ironicConf },
  {
    variable: /^IRONIC_NETWORKING_(ENABLED|JSON_RPC_HOST|JSON_RPC_PORT)$/,
    containers: ["ironic", "ironic-networking"],
    file: "ironic-image/scripts/ironic-networking-common.sh",
  },
  {
    variable: /^IRONIC_NETWORKING_(IDLE|INSPECTION|CLEANING|RESCUING|SERVICING|PROVISIONING)_NETWORK$/,
    containers: ["ironic"],
    file: ironicConf,
  },
  {
    variable: /^IRONIC_NETWORKING_(SWITCH_CONFIGS|ENABLED_SWITCH_DRIVERS)$/,
    containers: ["ironic-networking"],
    file: "ironic-image/scripts/ironic-networking-common.sh",
  },
  { variable: "OS_IRONIC_NETWORKING_JSON_RPC__INSECURE", containers: ["ironic"], file: configure },
  {
    variable: /^FLASK_RUN_(HOST|PORT)$/,
    containers: ["ironic-prometheus-exporter"],
    file: "ironic-image/scripts/runironic-exporter",
  },
  { variable: "HTTPD_ENABLE_SENDFILE", containers: ["httpd"], file: "ironic-image/scripts/runhttpd" },
  { variable: /^IPA_(BASEURI|FLAVOR|ARCH)$/, containers: downloaders, file: downloader },
  { variable: /^(http|https|no)_proxy$/, containers: downloaders, file: downloader },
  { variable: /^DOWNLOAD_(RETRIES|SHA256|CA|MORE_CAS)$/, containers: downloaders, file: ownScript },
];

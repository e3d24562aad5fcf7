# shellcheck shell=bash
# Settings and directories that all programs of the Ironic image share.

set -x

export HTTP_PORT="${HTTP_PORT:-80}"
export IRONIC_ACCESS_PORT="${IRONIC_ACCESS_PORT:-6385}"
export IRONIC_LISTEN_PORT="${IRONIC_LISTEN_PORT:-$IRONIC_ACCESS_PORT}"
export IRONIC_PRIVATE_PORT="${IRONIC_PRIVATE_PORT:-unix}"
export IRONIC_REVERSE_PROXY_SETUP="${IRONIC_REVERSE_PROXY_SETUP:-false}"
export LISTEN_ALL_INTERFACES="${LISTEN_ALL_INTERFACES:-true}"
export IRONIC_INSECURE="${IRONIC_INSECURE:-false}"
export IRONIC_FAST_TRACK="${IRONIC_FAST_TRACK:-true}"
export IRONIC_IPA_INSECURE="${IRONIC_IPA_INSECURE:-1}"
export IRONIC_IPA_COLLECTORS="${IRONIC_IPA_COLLECTORS:-default,logs}"
export IRONIC_IPA_COLLECT_LLDP="${IRONIC_IPA_COLLECT_LLDP:-1}"

export CONFIG_DIR="${CUSTOM_CONFIG_DIR:-/conf}"
export DATA_DIR="${CUSTOM_DATA_DIR:-/data}"
export IRONIC_CONF_DIR="$CONFIG_DIR/ironic"
export HTTPD_CONF_DIR="$CONFIG_DIR/httpd"
export DNSMASQ_CONF_DIR="$CONFIG_DIR/dnsmasq"
mkdir -p "$IRONIC_CONF_DIR" "$CONFIG_DIR/probes" "$HTTPD_CONF_DIR/conf" "$HTTPD_CONF_DIR/conf.d" "$DNSMASQ_CONF_DIR" \
    "$DATA_DIR/db" "$DATA_DIR/auto_gen_certs" "$DATA_DIR/dnsmasq" "$DATA_DIR/tmp"

trimmed() { printf '%s' "$1" | tr -d '\n' | sed -e 's/^[[:space:]]*//' -e 's/[[:space:]]*$//'; }

IRONIC_KERNEL_PARAMS="$(trimmed "${IRONIC_KERNEL_PARAMS:-}")"
IRONIC_RAMDISK_SSH_KEY="$(trimmed "${IRONIC_RAMDISK_SSH_KEY:-}")"
export IRONIC_KERNEL_PARAMS IRONIC_RAMDISK_SSH_KEY

# By directory, since Kubernetes replaces the links in it.
watch_certificate() {
    watchmedo shell-command --patterns="*/$(basename "$1")" --ignore-directories --wait --drop \
        --command="if [[ \"\${watch_event_type}\" == deleted ]]; then pkill -$2 $3; fi" "$(dirname "$1")" &
}

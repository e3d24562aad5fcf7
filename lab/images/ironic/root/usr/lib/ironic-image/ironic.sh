# shellcheck shell=bash
# What runironic, the exporter and the database's Jobs do alike: everything up to the ironic.conf.

. /usr/lib/ironic-image/start.sh
. /usr/lib/ironic-image/tls.sh
. /usr/lib/ironic-image/common.sh
. /usr/lib/ironic-image/networking.sh
. /usr/lib/ironic-image/credentials.sh
. /usr/lib/ironic-image/database.sh
. /usr/lib/ironic-image/address.sh
. /usr/lib/ironic-image/ramdisk.sh

if [[ -n "${IRONIC_EXTERNAL_IP:-}" ]]; then
    export IRONIC_EXTERNAL_CALLBACK_URL="${IRONIC_EXTERNAL_CALLBACK_URL:-$IRONIC_SCHEME://$IRONIC_EXTERNAL_IP:$IRONIC_ACCESS_PORT}"
    if [[ "$IRONIC_VMEDIA_TLS" == true ]]; then
        export IRONIC_EXTERNAL_HTTP_URL="${IRONIC_EXTERNAL_HTTP_URL:-https://$IRONIC_EXTERNAL_IP:$VMEDIA_TLS_PORT}"
    else
        export IRONIC_EXTERNAL_HTTP_URL="${IRONIC_EXTERNAL_HTTP_URL:-http://$IRONIC_EXTERNAL_IP:$HTTP_PORT}"
    fi
elif [[ "$IRONIC_VMEDIA_TLS" == true ]]; then
    export IRONIC_EXTERNAL_HTTP_URL="${IRONIC_EXTERNAL_HTTP_URL:-https://$IRONIC_URL_HOST:${VMEDIA_TLS_PORT:-}}"
fi

detect_generic_ramdisk
detect_ramdisks_by_architecture

echo "Options from the environment:"
printenv | grep '^OS_' || true

mkdir -p /shared/html /shared/tmp /shared/ironic_prometheus_exporter

if [[ -f "$IRONIC_CONF_DIR/ironic.conf" ]]; then
    cp "$IRONIC_CONF_DIR/ironic.conf" "$IRONIC_CONF_DIR/ironic.conf.orig"
fi
bash /usr/lib/ironic-image/write-ipxe-template > "$IRONIC_CONF_DIR/ipxe_config.template"
bash /usr/lib/ironic-image/write-ironic-conf > "$IRONIC_CONF_DIR/ironic.conf"
if [[ "$IRONIC_EXPOSE_JSON_RPC" == true ]]; then
    write_rpc_client json_rpc
fi
if [[ "$IRONIC_NETWORKING_ENABLED" == true ]]; then
    write_rpc_client ironic_networking_json_rpc
fi
if [[ "$IRONIC_EXPOSE_JSON_RPC" == true || "$IRONIC_NETWORKING_ENABLED" == true ]]; then
    write_rpc_htpasswd
fi

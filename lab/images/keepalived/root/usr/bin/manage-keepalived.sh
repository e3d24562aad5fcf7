#!/bin/bash
# Container keepalived: writes keepalived.conf from the environment and becomes keepalived.
#
# Reads KEEPALIVED_VIRTUAL_IPS, or PROVISIONING_IP and PROVISIONING_INTERFACE, and KEEPALIVED_VRID, KEEPALIVED_AUTH_PASS,
# KEEPALIVED_AUTH_PASS_FILE, CUSTOM_CONF_DIR, CUSTOM_DATA_DIR. Generation 1 of the image knows one address, 2 several, 3
# the router's number and a password, too.

set -eux

GENERATION="$(< /usr/lib/keepalived-image/generation)"
CONF_DIR="${CUSTOM_CONF_DIR:-/conf}/keepalived"
DATA_DIR="${CUSTOM_DATA_DIR:-/data}/keepalived"

fail() {
    echo "ERROR: $*" >&2
    exit 1
}

# Nothing of it shows in the trace.
read_password() {
    { set +x; } 2> /dev/null
    if [[ -n "${KEEPALIVED_AUTH_PASS:-}" && -n "${KEEPALIVED_AUTH_PASS_FILE:-}" ]]; then
        fail "KEEPALIVED_AUTH_PASS and KEEPALIVED_AUTH_PASS_FILE exclude each other"
    fi
    password="${KEEPALIVED_AUTH_PASS:-}"
    if [[ -n "${KEEPALIVED_AUTH_PASS_FILE:-}" ]]; then
        password="$(cat "$KEEPALIVED_AUTH_PASS_FILE" 2> /dev/null)" || fail "the password file cannot be read"
        if [[ -z "$password" ]]; then fail "the password file is empty"; fi
    fi
    if [[ "$password" =~ [^[:graph:]] || "$password" == *[\"\\~]* ]]; then
        fail "a password must not hold blanks, quotes, backslashes, tildes or what cannot be printed"
    fi
    if ((${#password} > 8)); then
        echo "WARNING: only the first 8 bytes of the password count" >&2
    fi
    set -x
}

check_router() {
    if [[ ! "$router" =~ ^[0-9]+$ ]] || ((10#$router < 1 || 10#$router > 255)); then
        fail "KEEPALIVED_VRID must be 1..255"
    fi
}

# Each entry is ADDRESS,INTERFACE[,PREFIX]; the first one's interface carries the protocol.
read_addresses() {
    local entry address of prefix
    interface=""
    lines=""
    for entry in $KEEPALIVED_VIRTUAL_IPS; do
        IFS=, read -r address of prefix <<< "$entry"
        if [[ -z "$lines" ]]; then interface="$of"; fi
        if [[ -z "$prefix" ]]; then
            if [[ "$address" == *:* ]]; then prefix=128; else prefix=32; fi
        fi
        lines="$lines        $address/$prefix dev $of"$'\n'
    done
}

router=1
password=""
if ((GENERATION >= 3)); then
    router="${KEEPALIVED_VRID:-1}"
    check_router
    read_password
fi
if ((GENERATION >= 2)) && [[ -n "${KEEPALIVED_VIRTUAL_IPS:-}" ]]; then
    read_addresses
elif ((GENERATION >= 2)); then
    interface="$PROVISIONING_INTERFACE"
    prefix=32
    if [[ "$PROVISIONING_IP" == *:* ]]; then prefix=128; fi
    lines="        $PROVISIONING_IP/$prefix"$'\n'
else
    lines="        $PROVISIONING_IP/32"$'\n'
    interface="$PROVISIONING_INTERFACE"
fi

mkdir -p "$CONF_DIR" "$DATA_DIR"
{ set +x; } 2> /dev/null
{
    cat << EOF
vrrp_instance VI_1 {
    state MASTER
    interface $interface
    virtual_router_id $router
    priority 101
    advert_int 1
EOF
    if [[ -n "$password" ]]; then
        printf '    authentication {\n        auth_type PASS\n        auth_pass %s\n    }\n' "$password"
    fi
    printf '    virtual_ipaddress {\n%s    }\n}\n' "$lines"
} > "$CONF_DIR/keepalived.conf"
chmod 644 "$CONF_DIR/keepalived.conf"
set -x

exec /usr/sbin/keepalived --dont-fork --log-console --pid="$DATA_DIR/keepalived.pid" --vrrp_pid="$DATA_DIR/vrrp.pid" \
    --use-file="$CONF_DIR/keepalived.conf"

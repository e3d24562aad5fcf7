# shellcheck shell=bash
# Which address this Ironic has, and the URLs that follow from it.
#
# Reads IRONIC_IP, PROVISIONING_IP, PROVISIONING_INTERFACE, PROVISIONING_MACS and IRONIC_IP_WAIT_TIMEOUT, and asks ip.

# The one spelling of an address, without its prefix. A zone or a host name is an error, and ends the program.
canonical_address() {
    python3 -SEc 'import ipaddress, sys
address = sys.argv[1].partition("/")[0]
try:
    if "%" in address: raise ValueError
    print(ipaddress.ip_address(address).compressed)
except ValueError:
    sys.exit(f"bad IP address: {sys.argv[1]}")' "$1"
}

# The interface that has the first MAC of the list that any has: the one with a global address, else one that is no bridge.
interface_of_macs() {
    local mac candidates interface
    for mac in $(tr 'A-Z,' 'a-z ' <<< "$1"); do
        candidates="$(ip -br link show up | awk -v mac="$mac" '$3 == mac { sub(/@.*/, "", $1); print $1 }')"
        for interface in $candidates; do
            if [[ -n "$(ip -br addr show scope global dev "$interface")" ]]; then
                echo "$interface"
                return
            fi
        done
        for interface in $candidates; do
            if [[ ! -d "/sys/class/net/$interface/bridge" ]]; then
                echo "$interface"
                return
            fi
        done
        if [[ -n "$candidates" ]]; then
            echo "${candidates%%[[:space:]]*}"
            return
        fi
    done
}

interface_of_address() {
    ip -br addr show | awk -v address="$1" '{
        for (i = 3; i <= NF; i++) { sub(/\/.*/, "", $i); if ($i == address) { sub(/@.*/, "", $1); print $1; exit } }
    }'
}

first_global_address() {
    ip -br addr show scope global up dev "$1" | awk '{ sub(/\/.*/, "", $3); print $3 }'
}

# One look; sets IRONIC_IP when there is something to see.
look_for_address() {
    if [[ -n "${PROVISIONING_IP:-}" ]]; then
        local found
        found="$(interface_of_address "$PROVISIONING_IP")"
        if [[ -z "$found" ]]; then
            echo "No interface has the address $PROVISIONING_IP yet"
            return
        fi
        PROVISIONING_INTERFACE="$found"
        IRONIC_IP="$PROVISIONING_IP"
    else
        IRONIC_IP="$(first_global_address "$PROVISIONING_INTERFACE")"
        if [[ -z "$IRONIC_IP" ]]; then
            echo "The interface $PROVISIONING_INTERFACE has no address yet"
        fi
    fi
}

wait_for_address() {
    local deadline=0 limit="${IRONIC_IP_WAIT_TIMEOUT:-1200}"
    if since 38 && ((limit > 0)); then
        deadline=$((SECONDS + limit))
    fi
    until [[ -n "${IRONIC_IP:-}" ]]; do
        look_for_address
        if ((deadline > 0 && SECONDS >= deadline)) && [[ -z "${IRONIC_IP:-}" ]]; then
            echo "ERROR: gave up after $limit s: ${PROVISIONING_IP:-$PROVISIONING_INTERFACE} has not come up"
            exit 1
        fi
        sleep 1
    done
}

if [[ -z "${PROVISIONING_INTERFACE:-}" && -n "${PROVISIONING_MACS:-}" ]]; then
    PROVISIONING_INTERFACE="$(interface_of_macs "$PROVISIONING_MACS")"
fi
PROVISIONING_INTERFACE="${PROVISIONING_INTERFACE:-provisioning}"

if [[ -n "${PROVISIONING_IP:-}" ]] && ! since 38; then
    IRONIC_IP=""
fi
if [[ -n "${IRONIC_IP:-}" ]]; then
    IRONIC_IP="$(canonical_address "$IRONIC_IP")"
elif [[ -n "${PROVISIONING_IP:-}" ]]; then
    PROVISIONING_IP="$(canonical_address "$PROVISIONING_IP")"
fi
wait_for_address

if [[ "$IRONIC_IP" == *:* ]]; then
    IRONIC_URL_HOST="[$IRONIC_IP]"
    IP_FAMILY=6
else
    IRONIC_URL_HOST="$IRONIC_IP"
    IP_FAMILY=4
fi
export IRONIC_IP IRONIC_URL_HOST IP_FAMILY PROVISIONING_INTERFACE

export IRONIC_HTTP_URL="${IRONIC_HTTP_URL:-http://$IRONIC_URL_HOST:$HTTP_PORT}"
export IRONIC_TFTP_URL="${IRONIC_TFTP_URL:-tftp://$IRONIC_URL_HOST}"
export IRONIC_BASE_URL="${IRONIC_BASE_URL:-${IRONIC_SCHEME:-http}://$IRONIC_URL_HOST:$IRONIC_ACCESS_PORT}"
if [[ "${IPXE_TLS:-false}" == true ]]; then
    IRONIC_IPA_BASE_URL="${IRONIC_IPA_BASE_URL:-https://$IRONIC_URL_HOST:$IPXE_TLS_PORT}"
fi
export IRONIC_IPA_BASE_URL="${IRONIC_IPA_BASE_URL:-$IRONIC_HTTP_URL}"

#!/bin/sh
# Probes of the containers "ironic" and "httpd": ask a server at the one address that it listens on (ironic-common.sh finds
# the same one).
# Reads: where the address comes from (node, pod, interface or macs), scheme, port and path, then the words of curl;
# $PROVISIONING_IP, $PROVISIONING_INTERFACE or $PROVISIONING_MACS.

from="$1" scheme="$2" rest="$3"
shift 3
case "$from" in
  interface) interface="$PROVISIONING_INTERFACE" ;;
  macs)
    macs="$(echo "$PROVISIONING_MACS" | tr , '\n')"
    interface="$(ip -br link show up | grep -i -F "$macs" | awk 'NR == 1 { sub("@.*", "", $1); print $1 }')"
    ;;
  *) address="$PROVISIONING_IP" ;;
esac
if [ -n "${interface:-}" ]; then
  address="$(ip -br addr show scope global up dev "$interface" | awk 'NR == 1 { sub("/.*", "", $3); print $3 }')"
fi
case "$address" in *:*) address="[$address]" ;; esac
exec "$@" "$scheme://$address:$rest"

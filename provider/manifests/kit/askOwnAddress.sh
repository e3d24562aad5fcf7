#!/bin/sh
# Probes of the containers "ironic" and "httpd": ask a server at the one address that it listens on (ironic-common.sh finds
# the same one).
# Reads: where the address comes from (node, pod, interface or macs), scheme, port and path, then the words of curl;
# $PROVISIONING_IP, $PROVISIONING_INTERFACE or $PROVISIONING_MACS.

# Of the first MAC address of the list that an interface has; of several interfaces with it, the one with a global address.
interface_of_macs() {
  links="$(ip -br link show up)"
  for mac in $(echo "$PROVISIONING_MACS" | tr , ' '); do
    found="$(echo "$links" | grep -i -F "$mac" | awk '{ sub("@.*", "", $1); print $1 }')"
    for candidate in $found; do
      if [ -n "$(ip -br addr show scope global up dev "$candidate")" ]; then
        echo "$candidate"
        return
      fi
    done
    if [ -n "$found" ]; then return; fi
  done
}

from="$1" scheme="$2" rest="$3"
shift 3
case "$from" in
  interface) interface="$PROVISIONING_INTERFACE" ;;
  macs) interface="$(interface_of_macs)" ;;
  *) address="$PROVISIONING_IP" ;;
esac
if [ -n "${interface:-}" ]; then
  address="$(ip -br addr show scope global up dev "$interface" | awk 'NR == 1 { sub("/.*", "", $3); print $3 }')"
fi
case "$address" in *:*) address="[$address]" ;; esac
exec "$@" "$scheme://$address:$rest"

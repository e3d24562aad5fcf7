#!/bin/sh
# Startup probes of the containers "ironic" and "httpd", when their address is given: say that the node lacks it, which the
# image waits for in silence, otherwise ask as the words say.
# Reads: the address, then the words of a probe.

address="$1"
shift
if addresses="$(ip -br addr show)" && ! printf '%s\n' "$addresses" | grep -q -F " $address/"; then
  echo "no network interface of this node has networking.ipAddress, $address: select the node that has it with nodeSelector, or let networking.keepalived assign it"
  exit 1
fi
exec "$@"

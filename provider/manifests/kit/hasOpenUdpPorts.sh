#!/bin/sh
# Probes of the container "dnsmasq": whether each of its UDP ports is open.
# Reads: the ports, in one argument with blanks between them.

for port in $1; do
  ss -Hlun "sport = :$port" | grep -q . || exit 1
done

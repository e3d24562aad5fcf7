#!/bin/sh
# Runs dnsmasq with the options in "$@" on one end of a virtual cable, and DHCP clients of BusyBox on the other, in a network of
# their own; prints what the client was given. CLIENT: further arguments of udhcpc.
set -eu
ip link set lo up
ip link add server0 type veth peer name client0
ip address add 192.0.2.1/24 dev server0
ip link set server0 up
ip link set client0 up
folder=$(mktemp -d)
printf '#!/bin/sh\nif [ "$1" = bound ]; then env; fi\n' > "$folder/script"
chmod 755 "$folder" "$folder/script"
dnsmasq --keep-in-foreground --conf-file=/dev/null --pid-file= --user=root --interface=server0 --bind-dynamic \
    --dhcp-leasefile="$folder/leases" --dhcp-authoritative --log-facility=- "$@" > "$folder/log" 2>&1 &
server=$!
trap 'kill "$server"; rm -rf "$folder"' EXIT
until grep -q 'started' "$folder/log"; do
    kill -0 "$server" || { cat "$folder/log"; exit 1; }
    sleep 0.1
done
# shellcheck disable=SC2086
env -i PATH="$PATH" busybox udhcpc -i client0 -f -n -q -t 10 -T 1 -s "$folder/script" ${CLIENT:-} 2> "$folder/client" || { cat "$folder/log" "$folder/client" >&2; exit 1; }

#!/bin/bash
# Runs a command in the root of an image, with mounts, processes and a network of its own, as process 1 of it.
#
# Reads LOWER, UPPER and WORK (of an overlay), ROOT, PYTHON (what lies at /opt/ironic), FILES (a tree that is copied in),
# NETWORK (none, shared or what prov0 has), RUN_AS and BESIDE (a script that runs beside the command, as root).

set -euo pipefail

mount -t overlay overlay -o "lowerdir=$LOWER,upperdir=$UPPER,workdir=$WORK" "$ROOT"
mount --bind "$PYTHON" "$ROOT/opt/ironic"
mount --rbind /dev "$ROOT/dev"
mount -t proc proc "$ROOT/proc"
cp -a --remove-destination "$FILES/." "$ROOT/"

address() {
    if [[ "$1" == *:* ]]; then ip addr add "$1" dev prov0 nodad; else ip addr add "$1" dev prov0; fi
}
case "$NETWORK" in
    shared) ;;
    *)
        ip link set lo up
        ip link add prov0 address 02:00:00:00:00:0a type veth peer name peer0
        if [[ "$NETWORK" == "link-local" ]]; then
            ip link set peer0 up
            ip link set prov0 up
        else
            ip link set prov0 addrgenmode none
            ip link set peer0 up
            ip link set prov0 up
            for each in $NETWORK; do address "$each"; done
        fi
        mount -t sysfs sysfs "$ROOT/sys"
        ;;
esac

if [[ -n "${BESIDE:-}" ]]; then
    chroot "$ROOT" /bin/bash -c "$BESIDE" > "$UPPER/beside.json" 2> "$UPPER/beside.log" &
fi
exec chroot --userspec="$RUN_AS" "$ROOT" "$@"

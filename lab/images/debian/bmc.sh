#!/bin/bash
# bmc.sh ROOT: makes what libvirt and sushy-tools expect of a Debian root that has no init system.
#
# It runs on the machine that builds, once the packages are installed.

set -euo pipefail
root="$1"

# libvirt does not start without its default user, even if it runs everything as another one.
chroot "$root" useradd --system --no-create-home --shell /usr/sbin/nologin libvirt-qemu
mkdir -p "$root"/{etc/libvirt,run/libvirt,var/log/libvirt,var/lib/libvirt,opt/sushy-tools}

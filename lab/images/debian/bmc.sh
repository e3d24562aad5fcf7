#!/bin/bash
# bmc.sh ROOT: settings of libvirt for a root that only the hosts of one lab use.
#
# It runs on the machine that builds, once the packages are installed.

set -euo pipefail
root="$1"

mkdir -p "$root"/{etc/libvirt,run/libvirt,var/log/libvirt,var/lib/libvirt,opt/sushy-tools}
# Everything runs as root, in control groups and network namespaces of the lab.
cat > "$root/etc/libvirt/libvirtd.conf" << 'END'
unix_sock_group = "root"
auth_unix_ro = "none"
auth_unix_rw = "none"
END
cat > "$root/etc/libvirt/qemu.conf" << 'END'
user = "root"
group = "root"
dynamic_ownership = 0
remember_owner = 0
security_driver = "none"
cgroup_controllers = []
namespaces = []
stdio_handler = "file"
seccomp_sandbox = 0
END

#!/bin/sh
# Included by prepare.sh: prints an initrd with the CA certificates in the files that are given, and the agent's option.
#
# The image appends its own, uncompressed (runironic). From an iPXE that is not recent, which may be the one in a host's
# firmware, a kernel that boots by UEFI gets it wherever the ramdisk ends, but it reads an uncompressed archive only at a
# multiple of four bytes. A compressed one is read anywhere. Files whose folders are not there yet are dropped.

ramdisk_cas() {
  tree=$(mktemp -d)
  mkdir -p "$tree/etc/ironic-python-agent" "$tree/etc/ironic-python-agent.d"
  cat "$@" > "$tree/etc/ironic-python-agent/ironic.crt"
  printf '[DEFAULT]\ncafile = /etc/ironic-python-agent/ironic.crt\n' > "$tree/etc/ironic-python-agent.d/ironic-tls.conf"
  (cd "$tree" && find etc | cpio --quiet --create --format=newc --owner=+0:+0) | gzip -n
  rm -rf "$tree"
}

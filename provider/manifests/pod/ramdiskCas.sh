#!/bin/sh
# Included by prepare.sh: prints an initrd with the CA certificates in the files that are given, and the agent's option.
#
# The image appends its own, uncompressed (runironic). A kernel that boots by UEFI gets that from iPXE wherever the ramdisk
# ends, but reads an uncompressed archive only at a multiple of four bytes, and drops files whose folders it does not know. A
# compressed one with its folders is read anywhere.

ramdisk_cas() {
  tree=$(mktemp -d)
  mkdir -p "$tree/etc/ironic-python-agent" "$tree/etc/ironic-python-agent.d"
  cat "$@" > "$tree/etc/ironic-python-agent/ironic.crt"
  printf '[DEFAULT]\ncafile = /etc/ironic-python-agent/ironic.crt\n' > "$tree/etc/ironic-python-agent.d/ironic-tls.conf"
  (cd "$tree" && find etc | cpio --quiet --create --format=newc --owner=+0:+0) | gzip -n
  rm -rf "$tree"
}

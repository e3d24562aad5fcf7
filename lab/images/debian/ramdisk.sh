#!/bin/bash
# ramdisk.sh ROOT: gives a fresh Debian root a kernel, as /vmlinuz, with the modules that hosts of the lab need.
#
# It runs on the machine that builds, as a hook of mmdebstrap. The kernel's package is unpacked and not installed: installing
# it would make an initramfs that nobody boots.

set -euo pipefail
root="$1"
inside() { chroot "$root" "$@"; }

# Disks, CD drives and network cards of a virtual host, what is mounted from them, and what the agent asks for.
modules=(
    virtio_pci virtio_net virtio_blk virtio_scsi e1000 e1000e ahci ata_piix nvme sd_mod sr_mod
    isofs vfat nls_cp437 nls_ascii nls_iso8859-1 nls_utf8 ext4 efivarfs loop af_packet
    md_mod dm_mod ipmi_si ipmi_devintf usb_storage uas xhci_pci ehci_pci uhci_hcd usbhid
)

# Below the root, whose own programs look at it.
scratch=/tmp/kernel
mkdir "$root$scratch"
export APT_CONFIG="$MMDEBSTRAP_APT_CONFIG"
kernel="$(apt-cache depends --important linux-image-amd64 | sed -n 's/^ *Depends: //p')"
(cd "$root$scratch" && apt-get download "$kernel" && dpkg-deb --extract ./*.deb .)
release="$(basename "$root$scratch"/lib/modules/*)"
cp "$root$scratch/boot/vmlinuz-$release" "$root/vmlinuz"

inside depmod --basedir "$scratch" "$release"
for module in "${modules[@]}"; do
    inside modprobe --dirname "$scratch" --set-version "$release" --show-depends "$module"
done | sed -n "s,^insmod $scratch/\([^ ]*\).*,\1,p" | sort -u > "$root$scratch/needed"
mkdir -p "$root/lib/modules/$release"
tar -C "$root$scratch" -cf - --files-from "$root$scratch/needed" | tar -C "$root" --keep-directory-symlink -xf -
cp "$root$scratch/lib/modules/$release"/modules.{builtin,builtin.modinfo,order} "$root/lib/modules/$release/"
inside depmod "$release"
rm -rf "${root:?}$scratch"

mkdir -p "$root/opt/ironic-python-agent"
rm -rf "$root"/var/cache/{apt,debconf,ldconfig} "$root"/var/lib/apt/lists "$root"/usr/share/{bash-completion,zoneinfo,perl,pixmaps,zsh,lintian}
inside ldconfig

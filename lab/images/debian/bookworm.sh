#!/bin/bash
# bookworm.sh ROOT: makes a fresh Debian root look like the CentOS that the images of Ironic and keepalived are built on.
#
# It runs on the machine that builds, once the packages are installed.

set -euo pipefail
root="$1"
inside() { chroot "$root" "$@"; }

# The programs count on it, the log watcher's exported function most of all.
ln -sf bash "$root/bin/sh"
ln -sf xorrisofs "$root/usr/bin/mkisofs"
ln -sf apache2 "$root/usr/sbin/httpd"
mkdir -p "$root/etc/httpd"
ln -s /usr/lib/apache2/modules "$root/etc/httpd/modules"
for program in ironic ironic-dbsync ironic-networking gunicorn watchmedo; do
    ln -s "/opt/ironic/bin/$program" "$root/usr/bin/$program"
done

# Numbers that manifests know.
inside groupadd --gid 994 ironic
inside useradd --uid 997 --gid 994 --home-dir /data --no-create-home --shell /usr/sbin/nologin ironic
inside useradd --system --gid 994 --no-create-home --shell /usr/sbin/nologin apache

mkdir -p "$root"/{conf,data/dnsmasq,shared,auth,templates,tftpboot,opt/ironic,certs/ca,var/lib/ironic,run/keepalived}
chown 997:994 "$root"/{conf,data,shared}
chown 0:994 "$root"/{data/dnsmasq,certs,certs/ca}
chmod 2775 "$root"/{data/dnsmasq,certs,certs/ca}

for architecture in x86_64 aarch64; do
    truncate --size=4M "$root/templates/uefi_esp_$architecture.img"
    inside mkfs.vfat -n ESP "/templates/uefi_esp_$architecture.img" > /dev/null
done

# The first program of an ISO that a host boots by UEFI. Ironic puts its configuration beside it (grub_config_path).
cat > "$root/tmp/grub.cfg" << 'END'
search --file --set=root /EFI/centos/grub.cfg
configfile ($root)/EFI/centos/grub.cfg
END
inside grub-mkimage --format=x86_64-efi --prefix=/EFI/centos --config=/tmp/grub.cfg --output=/tmp/bootx64.efi \
    all_video boot configfile echo fat iso9660 linux normal part_gpt search search_fs_file serial terminal test
inside mmd -i /templates/uefi_esp_x86_64.img ::EFI ::EFI/BOOT
inside mcopy -i /templates/uefi_esp_x86_64.img /tmp/bootx64.efi ::EFI/BOOT/BOOTX64.EFI
rm "$root"/tmp/{grub.cfg,bootx64.efi}

cp "$root/usr/lib/ipxe/undionly.kpxe" "$root/tftpboot/undionly.kpxe"
cp "$root/usr/lib/ipxe/snponly.efi" "$root/tftpboot/snponly-x86_64.efi"
mkdir -p "$root/usr/share/syslinux"
cp "$root/usr/lib/ISOLINUX/isolinux.bin" "$root/usr/lib/syslinux/modules/bios/ldlinux.c32" "$root/usr/share/syslinux/"

inside sqlite3 /var/lib/ironic/ironic.sqlite 'PRAGMA journal_mode = wal' > /dev/null
chmod 0664 "$root/var/lib/ironic/ironic.sqlite"

# What their containers add to a user who is not root.
inside setcap cap_net_raw,cap_net_admin,cap_net_bind_service=eip /usr/sbin/dnsmasq
inside setcap cap_net_raw,cap_net_admin,cap_net_broadcast=eip /usr/sbin/keepalived

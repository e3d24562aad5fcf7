#!/bin/bash
# mariadb.sh ROOT: gives a fresh Debian root with MariaDB the user's number that the official image has.

set -euo pipefail
root="$1"
inside() { chroot "$root" "$@"; }

inside groupmod --gid 999 mysql
inside usermod --uid 999 --gid 999 mysql
rm -rf "$root/var/lib/mysql" "$root/etc/mysql/mariadb.conf.d"
mkdir -p "$root/var/lib/mysql" "$root/run/mysqld" "$root/etc/mysql/mariadb.conf.d"
chown 999:999 "$root/var/lib/mysql" "$root/run/mysqld"

#!/bin/sh
# The containers "ironic" and "httpd": prepares files for the image's program, then runs it.
# Reads: the command, as arguments.
#   CA_BUNDLE        file to write: the CA certificates of the image's system, and those of TRUSTED_CA_FILE
#   TRUSTED_CA_FILE  file with CA certificates of the user's
#   RAMDISK_CAS      file to write: an initrd with the CA certificates of CA_BUNDLE, and those of Ironic
#   IRONIC_CAS       files of which the first that exists has the CA certificates of Ironic, separated by blanks
#   STALE_FILES      files of an earlier start to remove, separated by blanks
#   no_proxy         what is called without the proxy, to which the addresses of the pod are added.
set -eu
. "$(dirname "$0")/../kit/systemCas.sh"
. "$(dirname "$0")/ramdiskCas.sh"

if [ -n "${CA_BUNDLE:-}" ]; then
  system_cas > "$CA_BUNDLE"
  if [ -n "${TRUSTED_CA_FILE:-}" ]; then
    # The line ends are for files that have none at their end.
    {
      echo
      cat "$TRUSTED_CA_FILE"
      echo
    } >> "$CA_BUNDLE"
  fi
fi

for stale in ${STALE_FILES:-}; do
  rm -f "$stale"
done

if [ -n "${RAMDISK_CAS:-}" ]; then
  mkdir -p "$(dirname "$RAMDISK_CAS")"
  for ca in $IRONIC_CAS; do
    if [ -s "$ca" ]; then
      ramdisk_cas "$CA_BUNDLE" "$ca" > "$RAMDISK_CAS"
      break
    fi
  done
  # What follows begins at a multiple of four bytes.
  if [ -s "$RAMDISK_CAS" ]; then truncate -s %4 "$RAMDISK_CAS"; fi
fi

if [ -n "${no_proxy:-}" ]; then
  own=$(ip -oneline address show | awk '{ sub("/.*", "", $4); printf ",%s", $4 }')
  export no_proxy="$no_proxy$own"
fi

exec "$@"

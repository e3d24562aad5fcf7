#!/bin/bash
# Included by dump.sh and restore.sh: where dumps lie, what they are called, and whether one is complete.
# Reads: the dumps in $BACKUPS.

: "${BACKUPS:=/backup}"

# A dump is called NAME-TIME-KIND.sql.gz, with the time in UTC: a pattern for it.
day='[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]'
stamp="${day}T[0-9][0-9][0-9][0-9][0-9][0-9]Z"

# Lists the dumps of a name, which may be a pattern, and of any of the kinds; the oldest comes first.
dumps_by_time() {
  local ironic="$1"
  shift
  local purpose
  for purpose in "$@"; do
    find "$BACKUPS" -maxdepth 1 -type f -name "$ironic-$stamp-$purpose.sql.gz" -printf '%f\n'
  done | sed "s/.*-\($stamp\)-/\1 &/" | sort | cut -d ' ' -f 2-
}

# The last line that mariadb-dump writes.
is_complete() { gzip -dc "$1" | tail -n 1 | grep -q '^-- Dump completed'; }

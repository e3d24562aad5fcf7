#!/bin/sh
# Liveness probes of the containers "httpd" and "ironic-networking": fail when files no longer hold what noteFiles.sh has
# noted, otherwise ask as the words say.
# Reads: where the note is, paths with wildcards in one argument, then the words of a probe.

note="$1" files="$2"
shift 2
# shellcheck disable=SC2086 # Paths and wildcards are meant to be expanded.
digest="$(cat $files 2>/dev/null | sha256sum)"
if [ "$digest" != "$(cat "$note")" ]; then
  echo "$files changed: the container restarts to read it"
  exit 1
fi
exec "$@"

#!/bin/sh
# The containers "httpd" and "ironic-networking": note what files hold, then run a command.
# Reads: where to keep the note, paths with wildcards in one argument, then the words of the command.

note="$1" files="$2"
shift 2
# shellcheck disable=SC2086 # Paths and wildcards are meant to be expanded.
digest="$(cat $files 2>/dev/null | sha256sum)"
printf '%s' "$digest" > "$note" && exec "$@"

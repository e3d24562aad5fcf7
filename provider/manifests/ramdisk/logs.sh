#!/bin/sh
# Runs the log watcher in the container ramdisk-logs, as a child of this shell. Its arguments are the command.
#
# Up to release 38.0 the watcher ignores SIGTERM when it is process 1, and the pod takes 30 seconds to end.
set -eu
"$@" &
watcher=$!
trap 'kill -TERM "$watcher"; exit 0' TERM INT
wait "$watcher"

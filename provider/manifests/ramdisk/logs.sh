#!/bin/sh
# The container "ramdisk-logs": runs the log watcher as a child of this shell.
# Reads: the command, as arguments.

# Up to release 38.0 the watcher ignores SIGTERM when it is process 1, and the pod takes 30 seconds to end.
set -eu
# "$!" is there as soon as the watcher is; another variable would be set a moment later.
trap '[ -z "${!-}" ] || kill -TERM "$!"; exit 0' TERM INT
"$@" &
wait "$!"

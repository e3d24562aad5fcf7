#!/bin/bash
# Container ramdisk-logs: prints the logs that ramdisks send as archives, and deletes them.
#
# Reads no variables. As process 1 it ignores SIGTERM up to 38.0, since a shell that waits for its child handles none.

set -eu

release="$(< /usr/lib/ironic-image/release)"
folder=/shared/log/ironic/deploy
mkdir -p "$folder"

# Called by the watcher's shell, hence exported, and hence /bin/sh must be bash.
print_archive() {
    local file="$1" name entry dashes=(--)
    name="$(basename "$file")"
    if ((IMAGE_RELEASE < 37)); then dashes=(); fi
    echo "************ Contents of $file ************"
    tar -tzf "$file" | while read -r entry; do
        echo "$name: **** Entry: $entry ****"
        tar -xOzf "$file" "${dashes[@]}" "$entry" | sed -e "s#^#$name: #"
        echo
    done
    rm -f "$file"
}
export -f print_archive
export IMAGE_RELEASE="$release"

# shellcheck disable=SC2016 # the watcher's variables
command='if [[ "${watch_event_type}" == closed ]]; then print_archive "${watch_src_path}"; fi'
if ((release >= 39)); then
    watchmedo shell-command --wait --command="$command" "$folder" &
    watcher=$!
    trap 'kill -TERM "$watcher"; exit 143' TERM
    wait "$watcher"
else
    watchmedo shell-command --wait --command="$command" "$folder"
fi

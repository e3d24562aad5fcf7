#!/bin/sh
# The container "api-credentials": makes the htpasswd file that Ironic reads from the user's own Secret.
# Reads: the files username and password in $GIVEN. Writes: htpasswd in $MADE.

set -eu
: "${GIVEN:=/auth/given}" "${MADE:=/auth/ironic}"

# A line break at the end of either is dropped: editors and "echo" leave one.
username="$(cat "$GIVEN/username")"
password="$(cat "$GIVEN/password")"
printf '%s' "$password" | htpasswd -c -i -B -C 10 "$MADE/htpasswd" "$username"

#!/bin/sh
# The containers "ironic" and "httpd": prepares files for the image's program, then runs it.
# Reads: the command, as arguments.
#   CA_BUNDLE        file to write: the CA certificates of the image's system, and those of TRUSTED_CA_FILE
#   TRUSTED_CA_FILE  file with CA certificates of the user's
#   STALE_FILES      files of an earlier start to remove, separated by blanks.
set -eu
. "$(dirname "$0")/../kit/systemCas.sh"

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

exec "$@"

#!/bin/sh
# The containers "ironic" and "httpd": prepares files for the image's program, then runs it.
# Reads: the command, as arguments.
#   CA_BUNDLE        file to write: the CA certificates of the image's system, and those of TRUSTED_CA_FILE
#   TRUSTED_CA_FILE  file with CA certificates of the user's
#   STALE_FILES      files of an earlier start to remove, separated by blanks.
set -eu

if [ -n "${CA_BUNDLE:-}" ]; then
  : > "$CA_BUNDLE"
  # Where CentOS, Debian and Alpine keep them.
  for system in /etc/pki/tls/certs/ca-bundle.crt /etc/ssl/certs/ca-certificates.crt /etc/ssl/cert.pem; do
    if [ -s "$system" ]; then
      cat "$system" >> "$CA_BUNDLE"
      break
    fi
  done
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

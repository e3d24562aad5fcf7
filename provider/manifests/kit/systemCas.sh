#!/bin/sh
# Included by prepare.sh and download.sh: prints the CA certificates of the image's system.

system_cas() {
  # Where CentOS, Debian and Alpine keep them.
  for system in /etc/pki/tls/certs/ca-bundle.crt /etc/ssl/certs/ca-certificates.crt /etc/ssl/cert.pem; do
    if [ -s "$system" ]; then
      cat "$system"
      break
    fi
  done
}

# shellcheck shell=bash
# What is served by TLS, and which bundles of authorities that needs: by the files that are mounted.
#
# Reads IRONIC_CACERT_FILE, WEBSERVER_CACERT_FILE and /certs; writes below /conf.

export IRONIC_CERT_FILE=/certs/ironic/tls.crt
export IRONIC_KEY_FILE=/certs/ironic/tls.key
export IRONIC_CACERT_FILE="${IRONIC_CACERT_FILE:-/certs/ca/ironic/tls.crt}"
export IRONIC_VMEDIA_CERT_FILE=/certs/vmedia/tls.crt
export IRONIC_VMEDIA_KEY_FILE=/certs/vmedia/tls.key
export IPXE_CERT_FILE=/certs/ipxe/tls.crt
export IPXE_KEY_FILE=/certs/ipxe/tls.key
export MARIADB_CACERT_FILE=/certs/ca/mariadb/tls.crt
export IPXE_TLS_PORT="${IPXE_TLS_PORT:-8084}"
export BMC_CA_FOLDER=/certs/ca/bmc
export BMC_CA_BUNDLE=/conf/bmc-tls.pem
export RAMDISK_CA_BUNDLE=/conf/ipa-tls.pem

# Both files of a pair, or none.
require_pair() {
    if [[ -f "$1" && ! -f "$2" ]]; then
        echo "There is a certificate $1, but no key $2"
        exit 1
    fi
    if [[ -f "$2" && ! -f "$1" ]]; then
        echo "There is a key $2, but no certificate $1"
        exit 1
    fi
}

require_pair "$IRONIC_CERT_FILE" "$IRONIC_KEY_FILE"
require_pair "$IRONIC_VMEDIA_CERT_FILE" "$IRONIC_VMEDIA_KEY_FILE"
require_pair "$IPXE_CERT_FILE" "$IPXE_KEY_FILE"

exists() { if [[ -f "$1" ]]; then echo true; else echo false; fi; }

IRONIC_VMEDIA_TLS="$(exists "$IRONIC_VMEDIA_CERT_FILE")"
IPXE_TLS="$(exists "$IPXE_CERT_FILE")"
MARIADB_TLS="$(exists "$MARIADB_CACERT_FILE")"
RAMDISK_CA="$(exists "${WEBSERVER_CACERT_FILE:-}")"
if [[ -f "$IRONIC_CERT_FILE" || -f "$IRONIC_CACERT_FILE" ]]; then
    IRONIC_TLS=true
    IRONIC_SCHEME=https
else
    IRONIC_TLS=false
    IRONIC_SCHEME=http
fi
export IRONIC_TLS IRONIC_SCHEME IRONIC_VMEDIA_TLS IPXE_TLS MARIADB_TLS RAMDISK_CA

# Without an authority the certificate is trusted as its own: right for self-signed ones only.
if [[ "$IRONIC_TLS" == true && ! -f "$IRONIC_CACERT_FILE" ]]; then
    IRONIC_CACERT_FILE=/conf/certs/ca/ironic/tls.crt
    mkdir -p "$(dirname "$IRONIC_CACERT_FILE")"
    cp "$IRONIC_CERT_FILE" "$IRONIC_CACERT_FILE"
fi

# The authority of Ironic alone never reaches a ramdisk: only beside one for web servers.
if [[ "$RAMDISK_CA" == true ]]; then
    rm -f "$RAMDISK_CA_BUNDLE"
    (
        umask 077
        cat "$WEBSERVER_CACERT_FILE" > "$RAMDISK_CA_BUNDLE"
        if [[ -f "$IRONIC_CACERT_FILE" ]]; then
            cat "$IRONIC_CACERT_FILE" >> "$RAMDISK_CA_BUNDLE"
        fi
    )
fi

if [[ -n "$(compgen -G "$BMC_CA_FOLDER/*" || true)" ]]; then
    BMC_TLS=true
    if since 39; then
        (umask 077 && cat "$BMC_CA_FOLDER"/* > "$BMC_CA_BUNDLE.new")
        mv "$BMC_CA_BUNDLE.new" "$BMC_CA_BUNDLE"
    else
        cat "$BMC_CA_FOLDER"/* > "$BMC_CA_BUNDLE"
    fi
else
    BMC_TLS=false
fi
export BMC_TLS

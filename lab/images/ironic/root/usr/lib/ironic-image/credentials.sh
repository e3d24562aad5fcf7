# shellcheck shell=bash
# Who may call the API and the RPC server, and as whom this Ironic calls others.
#
# Reads /auth/ironic, /auth/ironic-rpc, IRONIC_HTPASSWD, HTTP_BASIC_HTPASSWD and IRONIC_RPC_HTPASSWD. As in the real
# image the password lines stand in the trace; only the plain RPC password does not.

export HTPASSWD_FILE="$IRONIC_CONF_DIR/htpasswd"
export HTPASSWD_RPC_FILE="$HTPASSWD_FILE-rpc"

if [[ -f /auth/ironic/htpasswd ]]; then
    IRONIC_HTPASSWD="$(< /auth/ironic/htpasswd)"
fi
export IRONIC_HTPASSWD="${IRONIC_HTPASSWD:-${HTTP_BASIC_HTPASSWD:-}}"

if [[ -f /auth/ironic-rpc/htpasswd ]]; then
    IRONIC_RPC_HTPASSWD="$(< /auth/ironic-rpc/htpasswd)"
    export IRONIC_RPC_HTPASSWD="$IRONIC_RPC_HTPASSWD"
fi

if [[ "${IRONIC_DEPLOYMENT:-}" == Conductor ]]; then
    IRONIC_EXPOSE_JSON_RPC=true
fi
export IRONIC_EXPOSE_JSON_RPC="${IRONIC_EXPOSE_JSON_RPC:-false}"

if [[ -f /auth/oci.json ]]; then
    IRONIC_OCI_AUTH_CONFIG="${IRONIC_OCI_AUTH_CONFIG:-/auth/oci.json}"
fi
export IRONIC_OCI_AUTH_CONFIG="${IRONIC_OCI_AUTH_CONFIG:-}"

{ set +x; } 2> /dev/null
if [[ -z "${IRONIC_RPC_HTPASSWD:-}" ]]; then
    if [[ -n "$IRONIC_HTPASSWD" ]]; then
        export IRONIC_RPC_HTPASSWD="$IRONIC_HTPASSWD"
    elif [[ -f /auth/ironic-rpc/username && -f /auth/ironic-rpc/password ]]; then
        IRONIC_RPC_HTPASSWD="$(htpasswd -n -b -B "$(< /auth/ironic-rpc/username)" "$(< /auth/ironic-rpc/password)")"
        export IRONIC_RPC_HTPASSWD
    fi
fi
set -x

# For the API's server, or for httpd in front of it.
write_api_htpasswd() {
    local line="$1"
    if [[ -n "$line" ]]; then
        printf '%s\n' "$line" > "$HTPASSWD_FILE"
    fi
}

write_rpc_htpasswd() {
    if [[ -n "${IRONIC_RPC_HTPASSWD:-}" ]]; then
        printf '%s\n' "$IRONIC_RPC_HTPASSWD" > "$HTPASSWD_RPC_FILE"
    fi
}

# Adds to a section of ironic.conf as whom its client calls.
write_rpc_client() {
    { set +x; } 2> /dev/null
    local lines
    if [[ -f /auth/ironic-rpc/username && -f /auth/ironic-rpc/password ]]; then
        lines="$(printf 'username = %s\npassword = %s' "$(< /auth/ironic-rpc/username)" "$(< /auth/ironic-rpc/password)")"
    elif [[ -f /auth/ironic-rpc/auth-config ]]; then
        lines="$(grep -E '^(username|password)' /auth/ironic-rpc/auth-config)"
    else
        echo "FATAL: there are no credentials for the client of $1" >&2
        exit 1
    fi
    printf '\n[%s]\n%s\n' "$1" "$lines" >> "$IRONIC_CONF_DIR/ironic.conf"
    set -x
}

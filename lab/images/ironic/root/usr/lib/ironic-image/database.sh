# shellcheck shell=bash
# The URL of the database, with the password in it.
#
# Reads IRONIC_USE_MARIADB, MARIADB_HOST, MARIADB_DATABASE, MARIADB_USER, MARIADB_PASSWORD and /auth/mariadb. As in the
# real image the password stands in the trace, and up to 35.0 the whole URL.

export IRONIC_USE_MARIADB="${IRONIC_USE_MARIADB:-false}"

if [[ "$IRONIC_USE_MARIADB" == true ]]; then
    if [[ -n "${MARIADB_PASSWORD:-}" ]]; then
        echo "WARNING: the password of the database is in the environment, where a file is better"
    elif [[ -f /auth/mariadb/password ]]; then
        MARIADB_PASSWORD="$(< /auth/mariadb/password)"
    fi
    if [[ -z "${MARIADB_PASSWORD:-}" ]]; then
        echo "FATAL: IRONIC_USE_MARIADB needs the password of the database"
        exit 1
    fi
    if [[ -z "${MARIADB_USER:-}" && -f /auth/mariadb/username ]]; then
        MARIADB_USER="$(< /auth/mariadb/username)"
    fi
    MARIADB_USER="${MARIADB_USER:-ironic}"
    DATABASE_OPTIONS="charset=utf8"
    if [[ "$MARIADB_TLS" == true ]]; then
        DATABASE_OPTIONS="$DATABASE_OPTIONS&ssl=on&ssl_ca=$MARIADB_CACERT_FILE"
    fi
    if since 37; then { set +x; } 2> /dev/null; fi
    export DATABASE_URL="mysql+pymysql://$MARIADB_USER:$MARIADB_PASSWORD@${MARIADB_HOST:-127.0.0.1}/${MARIADB_DATABASE:-ironic}?$DATABASE_OPTIONS"
    set -x
else
    export DATABASE_URL="sqlite:///$DATA_DIR/db/ironic.sqlite"
fi

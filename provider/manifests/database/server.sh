#!/bin/bash
# The container "mariadb" of the managed server: makes the data once, brings it up to a newer series, and serves it.
# Reads: init.sql, tls.crt and tls.key in $SECRETS. Writes: $VOLUME (a directory of it, because a file system may keep files
# of its own at its root), $RUN (sockets and process id), $SCRATCH. Listens on $BIND_ADDRESS, $PORT.

set -euo pipefail
umask 077
: "${VOLUME:=/var/lib/mysql}" "${RUN:=/run/mysqld}" "${SCRATCH:=/tmp}" "${SECRETS:=/etc/metal3/server}"
: "${BIND_ADDRESS:=*}" "${PORT:=3306}"

data="$VOLUME/data"
options=(
  --no-defaults
  --datadir="$data"
  --socket="$RUN/mysqld.sock"
  --pid-file="$RUN/mysqld.pid"
  --tmpdir="$SCRATCH"
  --bind-address="$BIND_ADDRESS"
  --port="$PORT"
  --ssl-cert="$SECRETS/tls.crt"
  --ssl-key="$SECRETS/tls.key"
  "--tls-version=TLSv1.2,TLSv1.3"
  --require-secure-transport=ON
  --init-file="$SECRETS/init.sql"
  # Ironic keeps up to 55 connections in each process (oslo.db: 5 in the pool, 50 above it), and during a rotation two
  # generations of it are connected.
  --max-connections=500
  # Accounts are not bound to hosts, and a lookup that hangs would hang each connection.
  --skip-name-resolve
  --local-infile=0
)
series="$(mariadbd --version | sed -nE 's/.*Ver ([0-9]+[.][0-9]+)[.].*/\1/p')"

# Made under another name and then moved: a start that was cut short leaves nothing that looks complete. The account of the
# container's own user (unix_socket) can only be used inside the container.
if [ ! -d "$data" ]; then
  rm -rf "$data.new"
  mariadb-install-db --no-defaults --datadir="$data.new" --tmpdir="$SCRATCH" --skip-test-db \
    --auth-root-authentication-method=socket --auth-root-socket-user="$(id -un)" >&2
  echo "$series" > "$data.new/metal3-series"
  sync
  mv "$data.new" "$data"
fi

known="$(cat "$data/metal3-series" 2>/dev/null || echo "$series")"
if [ "$known" != "$series" ]; then
  if [ "$(printf '%s\n' "$known" "$series" | sort -V | tail -n 1)" = "$known" ]; then
    echo "The data directory was written by MariaDB $known; this server is $series and cannot read it: set images.database to $known or newer." >&2
    exit 1
  fi
  echo "Upgrading the data directory from MariaDB $known to $series" >&2
  # Not the socket that the probes ask: the server is not ready yet. As for them (ping.sh), no TLS over the socket.
  socket="$RUN/upgrading.sock"
  mariadbd "${options[@]}" --skip-networking --socket="$socket" &
  server=$!
  until mariadb-admin --no-defaults --socket="$socket" --skip-ssl --user="$(id -un)" --silent ping; do
    kill -0 "$server"
    sleep 1
  done
  mariadb-upgrade --no-defaults --socket="$socket" --skip-ssl --user="$(id -un)" >&2
  mariadb-admin --no-defaults --socket="$socket" --skip-ssl --user="$(id -un)" shutdown
  wait "$server"
fi
echo "$series" > "$data/metal3-series"
exec mariadbd "${options[@]}"

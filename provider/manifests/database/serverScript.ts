// What the container of the managed server runs: it makes the data once, brings it up to a newer series, and serves it.

import { socketOf, type ServerPlaces } from "./paths";

/**
 * Ironic keeps up to 55 connections in each process (oslo.db: 5 in the pool, 50 above it), and during a rotation two
 * generations of it are connected.
 */
const maxConnections = 500;

function serverOptions(places: ServerPlaces): string[] {
  const { volume, run, tmp, secrets, bindAddress, port } = places;
  return [
    "--no-defaults",
    `--datadir=${volume}/data`,
    `--socket=${socketOf(places)}`,
    `--pid-file=${run}/mysqld.pid`,
    `--tmpdir=${tmp}`,
    `--bind-address='${bindAddress}'`,
    `--port=${port}`,
    `--ssl-cert=${secrets}/tls.crt`,
    `--ssl-key=${secrets}/tls.key`,
    "--tls-version=TLSv1.2,TLSv1.3",
    "--require-secure-transport=ON",
    `--init-file=${secrets}/init.sql`,
    `--max-connections=${maxConnections}`,
    // Accounts are not bound to hosts, and a lookup that hangs would hang each connection.
    "--skip-name-resolve",
    "--local-infile=0",
  ];
}

/**
 * The data is made under another name and then moved, so that a start that was cut short leaves nothing that looks
 * complete. The account of the container's own user (unix_socket) can only be used inside the container.
 */
export function serverScript(places: ServerPlaces): string {
  // Not the socket that the probes ask: it is not ready yet.
  const upgrading = `${places.run}/upgrading.sock`;
  return `set -euo pipefail
umask 077
data=${places.volume}/data
options=(${serverOptions(places).join(" ")})
series="$(mariadbd --version | sed -nE 's/.*Ver ([0-9]+[.][0-9]+)[.].*/\\1/p')"
if [ ! -d "$data" ]; then
  rm -rf "$data.new"
  mariadb-install-db --no-defaults --datadir="$data.new" --tmpdir=${places.tmp} --skip-test-db \\
    --auth-root-authentication-method=socket --auth-root-socket-user="$(id -un)" >&2
  echo "$series" > "$data.new/metal3-series"
  sync
  mv "$data.new" "$data"
fi
known="$(cat "$data/metal3-series" 2>/dev/null || echo "$series")"
if [ "$known" != "$series" ]; then
  if [ "$(printf '%s\\n' "$known" "$series" | sort -V | tail -n 1)" = "$known" ]; then
    echo "The data is of MariaDB $known, and this is $series, which cannot read it: set images.database to $known or newer." >&2
    exit 1
  fi
  echo "Bringing the data from MariaDB $known to $series" >&2
  mariadbd "\${options[@]}" --skip-networking --socket=${upgrading} &
  server=$!
  until mariadb-admin --no-defaults --socket=${upgrading} --user="$(id -un)" --silent ping; do
    kill -0 "$server"
    sleep 1
  done
  mariadb-upgrade --no-defaults --socket=${upgrading} --user="$(id -un)" >&2
  mariadb-admin --no-defaults --socket=${upgrading} --user="$(id -un)" shutdown
  wait "$server"
fi
echo "$series" > "$data/metal3-series"
exec mariadbd "\${options[@]}"
`;
}

/** Asks the server from inside its container, by the account that only exists there. */
export function pingScript(places: ServerPlaces): string {
  return `exec mariadb --no-defaults --socket=${socketOf(places)} --user="$(id -un)" --silent --execute='SELECT 1'`;
}

#!/bin/bash
# Probes of the container "mariadb": asks the server by the account that only exists inside the container.
# Reads: the server's socket in $RUN.

: "${RUN:=/run/mysqld}"
exec mariadb --no-defaults --socket="$RUN/mysqld.sock" --user="$(id -un)" --silent --execute='SELECT 1'

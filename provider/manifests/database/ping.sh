#!/bin/bash
# Probes of the container "mariadb": asks the server by the account that only exists inside the container.
# Reads: the server's socket in $RUN.

: "${RUN:=/run/mysqld}"

# From 11.4 on, a client verifies the server's certificate unless it is told otherwise, and here it has no CA to do so. The
# server takes a socket for a secure transport.
exec mariadb --no-defaults --socket="$RUN/mysqld.sock" --skip-ssl --user="$(id -un)" --silent --execute='SELECT 1'

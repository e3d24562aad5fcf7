#!/bin/bash
# The container "accounts": makes Ironic's account of the current password on the managed server.
# Reads: client.cnf and account.sql in $SECRETS.

# shellcheck source=./sql.sh
. "$(dirname "$0")/sql.sh"

sql < "$SECRETS/account.sql"
echo "Ironic's account is ready"

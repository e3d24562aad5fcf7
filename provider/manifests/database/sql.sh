#!/bin/bash
# Included by accounts.sh, dropOldAccounts.sh and restore.sh: asks the managed server as the component's administrator.
# Reads: client.cnf in $SECRETS.

set -euo pipefail
: "${SECRETS:=/etc/metal3/client}"

sql() { mariadb --defaults-extra-file="$SECRETS/client.cnf" --batch --skip-column-names "$@"; }

# A rendered manifest is applied all at once: the server may still be starting.
for attempt in $(seq 1 60); do
  if answer="$(sql --execute='SELECT 1' 2>&1)"; then break; fi
  if [ "$attempt" = 60 ]; then echo "The database does not answer: $answer" >&2; exit 1; fi
  sleep 5
done

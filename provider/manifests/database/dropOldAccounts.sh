#!/bin/bash
# The container "retire": drops each account of Ironic's but $ACCOUNT, once nobody uses them any more.
# Reads: $ACCOUNT; client.cnf in $SECRETS.

# shellcheck source=./sql.sh
. "$(dirname "$0")/sql.sh"

others="user LIKE 'ironic-%' AND user <> '$ACCOUNT'"

# An old account is in use until the last pod that has its password is gone; to drop it earlier would lock that pod out.
for attempt in $(seq 1 120); do
  busy="$(sql --execute="SELECT DISTINCT user FROM information_schema.processlist WHERE $others")"
  if [ -z "$busy" ]; then break; fi
  if [ "$attempt" = 120 ]; then echo "An old account is still in use, so it stays: $busy" >&2; exit 1; fi
  sleep 5
done
sql --execute="SELECT user FROM mysql.user WHERE $others" | while read -r old; do
  sql --execute="DROP USER IF EXISTS \`$old\`@\`%\`"
  echo "Dropped $old"
done

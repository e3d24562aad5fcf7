#!/bin/bash
# The container "restore": loads a dump beside the database, then exchanges all tables in one step while Ironic is locked out.
# Reads: $DATABASE; $FILE, or "latest"; $TOKEN of the request; client.cnf in $SECRETS; the dumps in $BACKUPS.
#
# A request is fulfilled once, however often this runs: the database itself notes what was done (metal3.restores, see
# accounts.ts). RENAME TABLE exchanges all tables or none: once the loaded database is empty, the exchange is done.

# shellcheck source=./sql.sh
. "$(dirname "$0")/sql.sh"
# shellcheck source=./dumps.sh
. "$(dirname "$0")/dumps.sh"

restores='metal3.restores'
loaded="${DATABASE}_restore"
before="${DATABASE}_before_restore"
tables_of() { sql --execute="SELECT table_name FROM information_schema.tables WHERE table_schema = '$1'"; }
note() { sql --execute="REPLACE INTO $restores (token, file, state) VALUES ('$TOKEN', '$dump', '$1')"; }
accounts() { sql --execute="SELECT user FROM mysql.user WHERE user LIKE 'ironic-%'"; }
each_account() { for account in $(accounts); do sql --execute="ALTER USER \`$account\`@\`%\` ACCOUNT $1"; done; }
archives() { find "$BACKUPS" -maxdepth 1 -name '*.sql.gz' -printf '%f '; }
connections() { sql --execute="SELECT id FROM information_schema.processlist WHERE user LIKE 'ironic-%'"; }

state="$(sql --execute="SELECT state FROM $restores WHERE token = '$TOKEN'")"
if [ "$state" = 'done' ]; then
  echo "This restore was done before; for another one, change database.restoreFrom.request"
  exit 0
fi
dump="$FILE"
if [ "$dump" = latest ]; then
  # Of whatever Ironic: the volume may be that of an earlier one with another name.
  dump="$(dumps_by_time '*' 'scheduled' 'before-upgrade' | tail -n 1)"
fi
backup="$BACKUPS/$dump"

exchange() {
  for id in $(connections); do sql --execute="KILL CONNECTION $id" || true; done
  sql --execute="DROP DATABASE IF EXISTS \`$before\`; CREATE DATABASE \`$before\`"
  steps=()
  for table in $(tables_of "$DATABASE"); do steps+=("\`$DATABASE\`.\`$table\` TO \`$before\`.\`$table\`"); done
  for table in $(tables_of "$loaded"); do steps+=("\`$loaded\`.\`$table\` TO \`$DATABASE\`.\`$table\`"); done
  note exchanging
  sql --execute="RENAME TABLE $(IFS=,; echo "${steps[*]}")"
}

if [ "$state" != exchanging ] || [ -n "$(tables_of "$loaded")" ]; then
  if [ -z "$dump" ]; then
    echo "No backup here has a name from which its time can be read; name one in database.restoreFrom.file: $(archives)" >&2
    exit 1
  fi
  if [ ! -f "$backup" ]; then
    echo "There is no $FILE among the backups: $(archives)" >&2
    exit 1
  fi
  if ! is_complete "$backup"; then
    echo "$dump is damaged or incomplete: nothing was changed" >&2
    exit 1
  fi
  sql --execute="DROP DATABASE IF EXISTS \`$loaded\`; CREATE DATABASE \`$loaded\` CHARACTER SET utf8mb3 COLLATE utf8mb3_general_ci"
  gzip -dc "$backup" | sql "$loaded"
  trap 'each_account UNLOCK' EXIT
  each_account LOCK
  exchange
fi
# In this order: when this is killed in between, the next run finds the exchange done and does the rest.
each_account UNLOCK
note 'done'
trap - EXIT
sql --execute="DROP DATABASE IF EXISTS \`$loaded\`"
echo "Restored $dump; the previous content is in $before"

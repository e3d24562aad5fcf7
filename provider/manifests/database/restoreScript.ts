// A restore: the backup is loaded beside the database, then the tables are exchanged in one step while Ironic is cut off.

import { beforeRestoreSuffix, bookkeepingDatabase, ironicAccountPrefix, restoreSuffix } from "./accounts";
import { sqlFunction } from "./accountScripts";
import { trailerTest } from "./dumpScript";
import type { ClientPlaces } from "./paths";

/**
 * Happens once for each $TOKEN, however often it runs: what it has done is written down in the database itself.
 * RENAME TABLE exchanges all tables or none; when the loaded database is empty afterwards, the exchange is done.
 */
export function restoreScript(places: ClientPlaces): string {
  return `${sqlFunction(places)}restores='${bookkeepingDatabase}.restores'
loaded="\${DATABASE}${restoreSuffix}"
before="\${DATABASE}${beforeRestoreSuffix}"
tables_of() { sql --execute="SELECT table_name FROM information_schema.tables WHERE table_schema = '$1'"; }
note() { sql --execute="REPLACE INTO $restores (token, file, state) VALUES ('$TOKEN', '$file', '$1')"; }
accounts() { sql --execute="SELECT user FROM mysql.user WHERE user LIKE '${ironicAccountPrefix}%'"; }
each_account() { for account in $(accounts); do sql --execute="ALTER USER \\\`$account\\\`@\\\`%\\\` ACCOUNT $1"; done; }
connections() { sql --execute="SELECT id FROM information_schema.processlist WHERE user LIKE '${ironicAccountPrefix}%'"; }

state="$(sql --execute="SELECT state FROM $restores WHERE token = '$TOKEN'")"
if [ "$state" = done ]; then
  echo "This restore was done before; for another one, change database.restoreFrom.request"
  exit 0
fi
file="$FILE"
if [ "$file" = latest ]; then
  file="$(find ${places.backups} -maxdepth 1 -name '*.sql.gz' -printf '%f\\n' | sort | tail -n 1)"
fi
backup="${places.backups}/$file"

exchange() {
  for id in $(connections); do sql --execute="KILL CONNECTION $id" || true; done
  sql --execute="DROP DATABASE IF EXISTS \\\`$before\\\`; CREATE DATABASE \\\`$before\\\`"
  steps=()
  for table in $(tables_of "$DATABASE"); do steps+=("\\\`$DATABASE\\\`.\\\`$table\\\` TO \\\`$before\\\`.\\\`$table\\\`"); done
  for table in $(tables_of "$loaded"); do steps+=("\\\`$loaded\\\`.\\\`$table\\\` TO \\\`$DATABASE\\\`.\\\`$table\\\`"); done
  note exchanging
  sql --execute="RENAME TABLE $(IFS=,; echo "\${steps[*]}")"
}

if [ "$state" != exchanging ] || [ -n "$(tables_of "$loaded")" ]; then
  if [ ! -f "$backup" ]; then
    echo "There is no $FILE among the backups: $(find ${places.backups} -maxdepth 1 -name '*.sql.gz' -printf '%f ')" >&2
    exit 1
  fi
  if ! gzip -dc "$backup" | ${trailerTest}; then
    echo "$file is damaged or incomplete: nothing was changed" >&2
    exit 1
  fi
  sql --execute="DROP DATABASE IF EXISTS \\\`$loaded\\\`; CREATE DATABASE \\\`$loaded\\\` CHARACTER SET utf8mb3 COLLATE utf8mb3_general_ci"
  gzip -dc "$backup" | sql "$loaded"
  trap 'each_account UNLOCK' EXIT
  each_account LOCK
  exchange
fi
# In this order: killed in between, the next run finds the exchange done, and ends what is left.
each_account UNLOCK
note done
trap - EXIT
sql --execute="DROP DATABASE IF EXISTS \\\`$loaded\\\`"
echo "Restored $file; what was there before is in $before"
`;
}

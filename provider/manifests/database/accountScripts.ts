// The two halves of a password rotation: the new account before Ironic moves to it, the end of the old ones after.

import { ironicAccountPrefix } from "./accounts";
import type { ClientPlaces } from "./paths";

/** Waits for the server: a rendered manifest is applied all at once. */
export function sqlFunction({ secrets }: ClientPlaces): string {
  return `set -euo pipefail
sql() { mariadb --defaults-extra-file=${secrets}/client.cnf --batch --skip-column-names "$@"; }
for attempt in $(seq 1 60); do
  if answer="$(sql --execute='SELECT 1' 2>&1)"; then break; fi
  if [ "$attempt" = 60 ]; then echo "The database does not answer: $answer" >&2; exit 1; fi
  sleep 5
done
`;
}

export function accountScript(places: ClientPlaces): string {
  return `${sqlFunction(places)}sql < ${places.secrets}/account.sql
echo "Ironic's account is ready"
`;
}

/** How long an old account may still be in use: as long as a pod takes to end. */
const patience = 120;

/** Drops every account of Ironic's but $ACCOUNT, once nobody uses them: whoever still does would be locked out. */
export function dropOldAccountsScript(places: ClientPlaces): string {
  const others = `user LIKE '${ironicAccountPrefix}%' AND user <> '$ACCOUNT'`;
  return `${sqlFunction(places)}for attempt in $(seq 1 ${patience}); do
  busy="$(sql --execute="SELECT DISTINCT user FROM information_schema.processlist WHERE ${others}")"
  if [ -z "$busy" ]; then break; fi
  if [ "$attempt" = ${patience} ]; then echo "An old account is still in use, so it stays: $busy" >&2; exit 1; fi
  sleep 5
done
sql --execute="SELECT user FROM mysql.user WHERE ${others}" | while read -r account; do
  sql --execute="DROP USER IF EXISTS \\\`$account\\\`@\\\`%\\\`"
  echo "Dropped $account"
done
`;
}

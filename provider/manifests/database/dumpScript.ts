// A backup: a compressed dump of one moment, which gets its name only when it is complete, and the end of old ones.

import type { ClientPlaces } from "./paths";

/** What a backup is for; those of one kind do not push out those of the other. */
export type DumpKind = "scheduled" | "before-upgrade";

/** The last line of a complete dump. */
export const trailerTest = "tail -n 1 | grep -q '^-- Dump completed'";

export function dumpScript({ secrets, backups }: ClientPlaces): string {
  return `set -euo pipefail
umask 077
credentials=${secrets}/client.cnf
tables="$(mariadb --defaults-extra-file="$credentials" --batch --skip-column-names \\
  --execute="SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = '$DATABASE'")"
if [ "$tables" = 0 ]; then
  echo "The database is empty: there is nothing to back up"
  exit 0
fi
file="$NAME-$(date -u +%Y%m%dT%H%M%SZ)-$KIND.sql.gz"
find ${backups} -maxdepth 1 -name '*.partial' -mmin +1440 -delete
mariadb-dump --defaults-extra-file="$credentials" --single-transaction --quick --skip-lock-tables --no-tablespaces \\
  --hex-blob "$DATABASE" | gzip > "${backups}/$file.partial"
gzip -dc "${backups}/$file.partial" | ${trailerTest}
sync "${backups}/$file.partial"
mv "${backups}/$file.partial" "${backups}/$file"
echo "Wrote $file"
find ${backups} -maxdepth 1 -name "$NAME-*-$KIND.sql.gz" -printf '%f\\n' | sort | head -n "-$KEEP" | while read -r old; do
  rm -f -- "${backups}/$old"
  echo "Removed $old"
done
`;
}

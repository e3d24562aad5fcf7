#!/bin/bash
# The container "dump": a compressed dump of one moment, which gets its name when it is complete; old ones are removed.
# Reads: $DATABASE; $NAME of Ironic, $KIND of the dump and how many of that kind to $KEEP; client.cnf in $SECRETS.
# Writes: $BACKUPS.

set -euo pipefail
umask 077
: "${SECRETS:=/etc/metal3/client}"
# shellcheck source=./dumps.sh
. "$(dirname "$0")/dumps.sh"

credentials="$SECRETS/client.cnf"
tables="$(mariadb --defaults-extra-file="$credentials" --batch --skip-column-names \
  --execute="SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = '$DATABASE'")"
if [ "$tables" = 0 ]; then
  echo "The database is empty: there is nothing to back up"
  exit 0
fi

file="$NAME-$(date -u +%Y%m%dT%H%M%SZ)-$KIND.sql.gz"
partial="$BACKUPS/$file.partial"
find "$BACKUPS" -maxdepth 1 -name '*.partial' -mmin +1440 -delete
mariadb-dump --defaults-extra-file="$credentials" --single-transaction --quick --skip-lock-tables --no-tablespaces \
  --hex-blob "$DATABASE" | gzip > "$partial"
is_complete "$partial"
sync "$partial"
mv "$partial" "$BACKUPS/$file"
echo "Wrote $file"

dumps_by_time "$NAME" "$KIND" | head -n "-$KEEP" | while read -r old; do
  rm -f -- "$BACKUPS/$old"
  echo "Removed $old"
done

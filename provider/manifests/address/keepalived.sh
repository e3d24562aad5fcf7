#!/bin/sh
# The container "keepalived": writes keepalived.conf and becomes keepalived. The program of the image
# (metal3-io/utility-images, keepalived/manage-keepalived.sh) does the same in its newest version; older ones ignore the
# virtual router ID and the password without a word, or know a single address.
# Reads: $KEEPALIVED_VIRTUAL_IPS ("address,interface[,prefix]", separated by blanks), $KEEPALIVED_VRID and the file
# $KEEPALIVED_AUTH_PASS_FILE. Writes: below $CONF and $DATA.
set -eu
: "${CONF:=/conf/keepalived}" "${DATA:=/data/keepalived}" "${KEEPALIVED:=keepalived}"
fail() { echo "keepalived: $*" >&2; exit 1; }

password="$(cat "$KEEPALIVED_AUTH_PASS_FILE")"
case "$password" in
  "") fail 'The Secret of networking.keepalived.passwordSecretName has no content in its key "password"' ;;
  # "#" and "!" begin a comment in keepalived.conf, "{" and "}" a block, "$" a variable, a blank ends the word.
  *[!A-Za-z0-9._+=:/@%,-]*)
    fail 'The password in the Secret of networking.keepalived.passwordSecretName may contain only letters, digits and ._+=:/@%,-: keepalived.conf cannot hold other characters' ;;
esac
if [ "${#password}" -gt 8 ]; then
  echo "keepalived: VRRP compares only the first 8 characters of the password" >&2
fi

interface='' addresses='' version=2
for entry in $KEEPALIVED_VIRTUAL_IPS; do
  address="${entry%%,*}" rest="${entry#*,}"
  device="${rest%%,*}" prefix="${rest#"${rest%%,*}"}"
  prefix="${prefix#,}"
  case "$address" in
    *:*) length=128 version=3 ;;
    *) length=32 ;;
  esac
  # VRRP runs on the first address's interface.
  interface="${interface:-$device}"
  addresses="$addresses    $address/${prefix:-$length} dev $device
"
done

umask 077
mkdir -p "$CONF" "$DATA"
{
  echo 'vrrp_instance VI_1 {'
  echo '  state MASTER'
  echo "  interface $interface"
  echo "  virtual_router_id $KEEPALIVED_VRID"
  echo '  priority 101'
  echo '  advert_int 1'
  # VRRP 3, which IPv6 needs, has no passwords (RFC 5798).
  if [ "$version" = 2 ]; then
    printf '  authentication {\n    auth_type PASS\n    auth_pass %.8s\n  }\n' "$password"
  fi
  printf '  virtual_ipaddress {\n%s  }\n}\n' "$addresses"
} > "$CONF/keepalived.conf"

exec "$KEEPALIVED" --dont-fork --log-console --use-file="$CONF/keepalived.conf" \
  --pid="$DATA/keepalived.pid" --vrrp_pid="$DATA/vrrp.pid"

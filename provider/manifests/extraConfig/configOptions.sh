#!/bin/sh
# The container "config-options": writes secret options of Ironic's into a file beside ironic.conf, which is read after it.
# Reads: pairs of arguments, group and name of each option; their values in the files option-0, option-1 … in $VALUES.
# Writes: zz-secret-options.conf in $CONFIG.

set -eu
umask 077
: "${VALUES:=/auth/options}" "${CONFIG:=/conf/ironic}"

mkdir -p "$CONFIG"
{
  # oslo.service prints every option when it starts, and hides only those that it knows to be secret.
  printf '[DEFAULT]\nlog_options = false\n'
  number=0
  while [ $# -gt 0 ]; do
    if grep -qF '\$' "$VALUES/option-$number"; then
      echo "The value of the option $2 in group $1 has a backslash before a dollar sign, which oslo.config takes for one character: choose another value." >&2
      exit 1
    fi
    # In quotes, blanks and quotes at its ends stay; a doubled dollar sign is no reference to another option.
    printf '\n[%s]\n%s = "' "$1" "$2"
    tr -d '\r\n' < "$VALUES/option-$number" | sed 's/\$/$$/g'
    printf '"\n'
    number=$((number + 1))
    shift 2
  done
} > "$CONFIG/zz-secret-options.conf"

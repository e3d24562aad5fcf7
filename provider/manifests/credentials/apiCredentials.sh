#!/bin/sh
# The container "api-credentials": makes the htpasswd file that Ironic reads from the user's own Secret.
# Reads: the files username and password in $GIVEN. Writes: htpasswd in $MADE.

set -eu
: "${GIVEN:=/auth/given}" "${MADE:=/auth/ironic}"
# Bytes, not characters, so that nothing depends on the locales of the image.
export LC_ALL=C

# The baremetal-operator logs in with what Go's strings.TrimSpace leaves of both: these are the characters that it removes,
# as octal numbers of their bytes in UTF-8.
set --
for blank in '\011' '\012' '\013' '\014' '\015' '\040' '\302\205' '\302\240' '\341\232\200' \
  '\342\200\200' '\342\200\201' '\342\200\202' '\342\200\203' '\342\200\204' '\342\200\205' '\342\200\206' \
  '\342\200\207' '\342\200\210' '\342\200\211' '\342\200\212' '\342\200\250' '\342\200\251' '\342\200\257' \
  '\342\201\237' '\343\200\200'; do
  # The shell drops line breaks at the end of an output, so something must come after them.
  # shellcheck disable=SC2059 # The octal numbers are the format.
  blank="$(printf "$blank.")"
  set -- "$@" "${blank%.}"
done

read_trimmed() {
  file="$1"
  shift
  text="$(cat "$GIVEN/$file")"
  before=
  while [ "$text" != "$before" ]; do
    before="$text"
    for blank in "$@"; do
      text="${text#"$blank"}"
      text="${text%"$blank"}"
    done
  done
  if [ -z "$text" ]; then
    echo "The Secret of credentials.apiCredentialsName has no content in its key \"$file\"" >&2
    exit 1
  fi
}

read_trimmed username "$@"
username="$text"
read_trimmed password "$@"
printf '%s' "$text" | htpasswd -c -i -B -C 10 "$MADE/htpasswd" "$username"

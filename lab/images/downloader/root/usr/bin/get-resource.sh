#!/bin/bash
# Container ramdisk-downloader: fetches the archive of a ramdisk and links its files where Ironic looks for them.
#
# Reads SHARED_DIR, IPA_BASEURI, IPA_BRANCH, IPA_FLAVOR, IPA_ARCH, IPA_FILENAME, CURL_VERBOSE, CURL_INSECURE and the
# variables of proxies. As the real one it neither follows redirects nor minds an error page, and on a second start it
# looks for a file that it never made.

set -eux

SHARED_DIR="${SHARED_DIR:-/shared}"
IMAGES="$SHARED_DIR/html/images"
BRANCH="$(tr / - <<< "${IPA_BRANCH:-master}")"
ARCHIVE="${IPA_FILENAME:-ipa-${IPA_FLAVOR:-centos9}-$BRANCH.tar.gz}"
NAME="${ARCHIVE%.tar.gz}"
LINKS="ironic-python-agent${IPA_ARCH:+_$IPA_ARCH}"

export http_proxy="${http_proxy:-${HTTP_PROXY:-}}"
export https_proxy="${https_proxy:-${HTTPS_PROXY:-}}"
export no_proxy="${no_proxy:-${NO_PROXY:-}}"

OPTIONS=(--globoff)
if [[ "${CURL_VERBOSE:-}" == true ]]; then OPTIONS+=(--verbose); fi
if [[ "${CURL_INSECURE:-}" == true ]]; then OPTIONS+=(--insecure); fi

mkdir -p "$IMAGES" "$SHARED_DIR/tmp"
WORK="$(mktemp -d -p "$SHARED_DIR/tmp")"
cd "$WORK"

etag_in() { awk '/^ETag:/ { gsub(/[\r"]/, "", $2); print $2 }' "$1"; }

fetch() { curl "${OPTIONS[@]}" --dump-header "$ARCHIVE.headers" --output "$ARCHIVE" "$IPA_BASEURI/$ARCHIVE" "$@"; }

if [[ -e "$IMAGES/$LINKS.headers" ]]; then
    ETAG="$(etag_in "$IMAGES/$LINKS.headers")"
    fetch --header "If-None-Match: ${ETAG:+\"$ETAG\"}" || cp "$IMAGES/$ARCHIVE.headers" .
    if [[ ! -s "$ARCHIVE" ]]; then
        mv "$IMAGES/$ARCHIVE.headers" .
    fi
else
    fetch
fi

if [[ -s "$ARCHIVE" ]]; then
    tar -xzf "$ARCHIVE"
    ETAG="$(etag_in "$ARCHIVE.headers")"
    chmod 755 "$WORK"
    mv "$WORK" "$IMAGES/$ARCHIVE-$ETAG"
    for suffix in kernel initramfs; do
        ln -sf "$ARCHIVE-$ETAG/$NAME.$suffix" "$IMAGES/$LINKS.$suffix"
    done
    ln -sf "$ARCHIVE-$ETAG/$ARCHIVE.headers" "$IMAGES/$LINKS.headers"
fi

#!/bin/sh
# The container "ramdisk-downloader": downloads the ramdisk. The program of metal3-io/ironic-ipa-downloader takes an error
# page for an archive, tries once and verifies nothing; this one runs in the same image, and needs curl, tar and sha256sum.
# Reads: the variables of get-resource.sh ($IPA_BASEURI, $IPA_BRANCH, $IPA_FLAVOR, $IPA_ARCH), curl's own for proxies,
# $DOWNLOAD_RETRIES, $DOWNLOAD_SHA256, $DOWNLOAD_CA (CA certificates instead of the system's) and $DOWNLOAD_MORE_CAS (beside
# them). Writes: $SHARED.
#
# A ramdisk that is there already, on a volume, is kept when the server says that it has not changed, and also when the
# server cannot be reached: an Ironic with yesterday's ramdisk is better than none. With a checksum only a ramdisk of
# that checksum will do.

set -eu
. "$(dirname "$0")/../kit/systemCas.sh"
: "${SHARED:=/shared}"
fail() { echo "ramdisk-downloader: $*" >&2; exit 1; }
say() { echo "ramdisk-downloader: $*"; }

images=$SHARED/html/images
target=$images/ironic-python-agent${IPA_ARCH:+_$IPA_ARCH}
branch=$(printf '%s' "${IPA_BRANCH:-master}" | tr / -)
name=ipa-${IPA_FLAVOR:-centos9}-$branch
base=${IPA_BASEURI:-https://tarballs.opendev.org/openstack/ironic-python-agent/dib}
url=${base%/}/$name.tar.gz
want=${DOWNLOAD_SHA256:-}

mkdir -p "$images"
work=$(mktemp -d "$images/.download.XXXXXX")
trap 'rm -rf "$work"' EXIT

there=
if [ -s "$target.kernel" ] && [ -s "$target.initramfs" ] && [ "$(cat "$target.url" 2>/dev/null)" = "$url" ]; then
  there=yes
fi
if [ -n "$want" ] && [ -n "$there" ]; then
  if [ "$(cat "$target.sha256" 2>/dev/null)" = "$want" ]; then
    say "$url is already here, with the expected checksum"
    exit 0
  fi
  there=
fi

set -- --fail --silent --show-error --location --globoff --retry "$DOWNLOAD_RETRIES" --retry-all-errors \
  --connect-timeout 30 --speed-limit 1024 --speed-time 60 --output "$work/archive" --etag-save "$work/etag"
if [ -n "${DOWNLOAD_CA:-}" ]; then
  set -- "$@" --cacert "$DOWNLOAD_CA"
elif [ -n "${DOWNLOAD_MORE_CAS:-}" ]; then
  {
    system_cas
    echo
    cat "$DOWNLOAD_MORE_CAS"
  } > "$work/ca.pem"
  set -- "$@" --cacert "$work/ca.pem"
fi
if [ -n "$there" ] && [ -s "$target.etag" ]; then
  set -- "$@" --etag-compare "$target.etag"
fi

say "downloading $url"
if ! curl "$@" "$url"; then
  if [ -n "$there" ]; then
    say "$url could not be downloaded; the ramdisk of an earlier start is used"
    exit 0
  fi
  fail "$url could not be downloaded; see curl's error above. Inputs: deployRamdisk.baseURL, .flavor, .mirrorCA, .httpsProxy, images.deployRamdiskBranch"
fi
if [ ! -s "$work/archive" ]; then
  if [ -n "$there" ]; then
    say "$url has not changed"
    exit 0
  fi
  fail "$url is empty"
fi

got=$(sha256sum < "$work/archive" | cut -d ' ' -f 1)
if [ -n "$want" ] && [ "$got" != "$want" ]; then
  fail "$url has the SHA-256 $got, but deployRamdisk.checksum is $want"
fi
mkdir "$work/content"
tar -xzf "$work/archive" -C "$work/content" || fail "$url is not a complete tar.gz archive: is it a page of a proxy or portal?"
for file in kernel initramfs; do
  [ -s "$work/content/$name.$file" ] || fail "$url holds no $name.$file"
done

rm -f "$target.url"
for file in kernel initramfs; do
  chmod 644 "$work/content/$name.$file"
  mv -f "$work/content/$name.$file" "$target.$file"
done
printf '%s' "$got" > "$target.sha256"
if [ -s "$work/etag" ]; then mv -f "$work/etag" "$target.etag"; else rm -f "$target.etag"; fi
printf '%s' "$url" > "$target.url"
say "$url is complete, SHA-256 $got"

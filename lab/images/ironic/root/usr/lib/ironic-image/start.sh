# shellcheck shell=bash
# First thing that every program of the Ironic image reads: strict mode, and which release of the image it plays.
#
# The real image traces its programs, secrets included. Up to 38.0 tracing begins with common.sh, later with this file.

set -euo pipefail

IMAGE_RELEASE="$(< /usr/lib/ironic-image/release)"

# Whether the image is of this release (35, 37, 38, 39) or a newer one.
since() { ((IMAGE_RELEASE >= $1)); }

if since 39; then
    set -x
fi

# shellcheck shell=bash
# Which iPXE firmware is handed out: the user's own, if there is a directory for it, and the image's otherwise.

IPXE_CUSTOM_FIRMWARE_DIR="${IPXE_CUSTOM_FIRMWARE_DIR:-/shared/custom_ipxe_firmware}"

# Up to 37.0 both kinds are needed, later one is enough; what an earlier start left there counts.
require_firmware() {
    local bios efi
    bios="$(compgen -G "$1/*.kpxe" || true)"
    efi="$(compgen -G "$1/*.efi" || true)"
    if since 38 && [[ -n "$bios$efi" ]]; then return; fi
    if [[ -n "$bios" && -n "$efi" ]]; then return; fi
    echo "There is no iPXE firmware to hand out in $1: it needs .kpxe and .efi files"
    exit 1
}

copy_firmware() {
    local file
    mkdir -p "$2"
    for file in "$1"/*.kpxe "$1"/*.efi; do
        if [[ -f "$file" ]]; then
            cp -f "$file" "$2"
        fi
    done
}

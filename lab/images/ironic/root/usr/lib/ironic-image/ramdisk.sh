# shellcheck shell=bash
# Which kernel and initramfs machines boot for inspection and deployment.
#
# Reads DEPLOY_KERNEL_URL, DEPLOY_RAMDISK_URL, both with _<ARCH> or _BY_ARCH, and the files that a downloader left in
# /shared/html/images.

IMAGES_DIR=/shared/html/images

by_architecture() {
    local kind="$1" suffix="$2" architecture variable url list=()
    for architecture in aarch64 x86_64; do
        variable="DEPLOY_${kind}_URL_${architecture^^}"
        url="${!variable:-}"
        if [[ -z "$url" && -f "$IMAGES_DIR/ironic-python-agent_$architecture.$suffix" ]]; then
            url="file://$IMAGES_DIR/ironic-python-agent_$architecture.$suffix"
        fi
        if [[ -n "$url" ]]; then
            list+=("$architecture:$url")
        fi
    done
    (IFS=, && echo "${list[*]-}")
}

detect_generic_ramdisk() {
    if [[ -n "${DEPLOY_KERNEL_URL:-}" || -n "${DEPLOY_RAMDISK_URL:-}" ]]; then
        return
    fi
    if [[ -f "$IMAGES_DIR/ironic-python-agent.kernel" && -f "$IMAGES_DIR/ironic-python-agent.initramfs" ]]; then
        export DEPLOY_KERNEL_URL="file://$IMAGES_DIR/ironic-python-agent.kernel"
        export DEPLOY_RAMDISK_URL="file://$IMAGES_DIR/ironic-python-agent.initramfs"
    fi
}

# Both lists, or what files and variables of single architectures make of them; with one of them empty, none.
detect_ramdisks_by_architecture() {
    if [[ -n "${DEPLOY_KERNEL_BY_ARCH:-}" && -n "${DEPLOY_RAMDISK_BY_ARCH:-}" ]]; then
        return
    fi
    DEPLOY_KERNEL_BY_ARCH="$(by_architecture KERNEL kernel)"
    DEPLOY_RAMDISK_BY_ARCH="$(by_architecture RAMDISK initramfs)"
    export DEPLOY_KERNEL_BY_ARCH DEPLOY_RAMDISK_BY_ARCH
    if [[ -z "$DEPLOY_KERNEL_BY_ARCH" || -z "$DEPLOY_RAMDISK_BY_ARCH" ]]; then
        unset DEPLOY_KERNEL_BY_ARCH DEPLOY_RAMDISK_BY_ARCH
    fi
}

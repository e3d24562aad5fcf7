// A virtual environment with packages of the Python package index, made by the Python of a Debian root, in the place that it
// has there later.

import { existsSync } from "node:fs";
import { run } from "./run.mjs";

/** Which index pip asks, through what, is the machine's matter: these say so, and nothing of this machine else does. */
const passedOn = [/^PIP_(INDEX_URL|EXTRA_INDEX_URL|TRUSTED_HOST|DEFAULT_TIMEOUT|PROXY)$/, /^(https?|no)_proxy$/i];
const authorities = "/etc/ssl/certs/ca-certificates.crt";
const pipSettings = ["/etc/pip.conf"];

/**
 * @param {string} folder an empty one
 * @param {{ root: string, at: string, pins: string, logFile: string, withSystem?: boolean }} options `at`: where the root has
 *   it, in a folder that exists; `withSystem`: it sees the Python packages of the root as well
 */
export async function buildPythonFolder(folder, { root, at, pins, logFile, withSystem = false }) {
  const script = [
    "set -eu",
    // All mounts are this process's own, and gone with it.
    `mount --bind "$FOLDER" "$ROOT/${at}"`,
    'mount -t tmpfs none "$ROOT/tmp"',
    'mount -t proc none "$ROOT/proc"',
    'cp "$PINS" "$ROOT/tmp/pins.txt"',
    ...["/etc/resolv.conf", "/etc/hosts", authorities, ...pipSettings]
      .filter((path) => existsSync(path))
      .map((path) => `if [ -e "$ROOT${path}" ]; then mount --bind "${path}" "$ROOT${path}"; fi`),
    `chroot "$ROOT" python3 -m venv ${withSystem ? "--system-site-packages " : ""}/${at}`,
    `chroot "$ROOT" /${at}/bin/pip install --no-cache-dir --no-input --requirement /tmp/pins.txt`,
  ].join("\n");
  const passed = Object.entries(process.env).filter(([name]) => passedOn.some((pattern) => pattern.test(name)));
  await run("unshare", ["--mount", "--propagation", "private", "sh", "-c", script], {
    logFile,
    env: {
      PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
      LANG: "C.UTF-8",
      HOME: "/tmp",
      PIP_CERT: authorities,
      PIP_DISABLE_PIP_VERSION_CHECK: "1",
      ...Object.fromEntries(passed),
      ROOT: root,
      FOLDER: folder,
      PINS: pins,
    },
  });
}

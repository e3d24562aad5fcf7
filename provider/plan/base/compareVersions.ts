// The order of the releases of Ironic.

/** Negative when a is older than b. The development branch is newer than any release. */
export function compareVersions(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  if (a === "latest" || b === "latest") {
    return a === "latest" ? 1 : -1;
  }
  const [aMajor = 0, aMinor = 0] = a.split(".").map(Number);
  const [bMajor = 0, bMinor = 0] = b.split(".").map(Number);
  return aMajor - bMajor || aMinor - bMinor;
}

// Where the SDKs lie, and what of it is theirs.

import { join } from "node:path";

/** Where each SDK lies; a Go module's folder ends in the name of its package. */
export const sdks = {
  nodejs: join("sdk", "nodejs"),
  python: join("sdk", "python"),
  go: join("sdk", "go", "metal3"),
  java: join("sdk", "java"),
  dotnet: join("sdk", "dotnet"),
};

/** What building an SDK in place leaves in it: neither compared nor removed. */
export const buildResults =
  /(^|\/)(bin|obj|node_modules|build|dist|target|venv|__pycache__|[^/]*\.egg-info)(\/|$)|(^|\/)package-lock\.json$|\.pyc$|\.tgz$/;

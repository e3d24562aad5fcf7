// Puts a project back to where it was before its first up.

import * as fs from "node:fs";
import * as path from "node:path";
import type { Project } from "../tests/support/engine/engine";

/** Remembers the state as it is, and returns how to go back to it. */
export function rememberState(project: Project): () => void {
  const state = path.join(project.folder, "state");
  const kept = path.join(project.folder, "state-kept");
  fs.cpSync(state, kept, { recursive: true });
  return () => {
    fs.rmSync(state, { recursive: true, force: true });
    fs.rmSync(project.rendered, { recursive: true, force: true });
    fs.cpSync(kept, state, { recursive: true });
  };
}

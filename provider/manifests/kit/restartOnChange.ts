// Restarting a container when files change that somebody else renews: its liveness probe compares them with those it started with.

import type { Probe } from "../kubernetes/objects";
import { noteFilesProgram, unlessFilesChangedProgram } from "./programs";

export interface Watched {
  /** Paths for the shell, with wildcards. */
  readonly files: string;
  /** Where the digest of the start is kept. */
  readonly note: string;
}

/** The command, after it was noted what the files hold. */
export function notedCommand(command: string, { files, note }: Watched): string[] {
  return ["/bin/sh", "-c", noteFilesProgram, "note-files", note, files, command];
}

/** The probe, which also fails when the files have changed. */
export function changeProbe(probe: Probe, { files, note }: Watched): Probe {
  const asked = probe.exec?.command ?? [];
  return {
    ...probe,
    exec: { command: ["/bin/sh", "-c", unlessFilesChangedProgram, "unless-files-changed", note, files, ...asked] },
  };
}

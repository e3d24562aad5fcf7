// Restarting a container when files change that somebody else renews: its liveness probe compares them with those it started with.

import { text, type Value } from "../../schema/value";
import type { Probe } from "../kubernetes/objects";

export interface Watched {
  /** Paths for the shell, with wildcards. */
  readonly files: string;
  /** Where the digest of the start is kept. */
  readonly note: string;
}

const digest = ({ files }: Watched): string => `$(cat ${files} 2>/dev/null | sha256sum)`;

/** The command, after it was noted what the files hold. */
export function notedCommand(command: string, watched: Watched): string[] {
  return ["/bin/sh", "-c", `printf '%s' "${digest(watched)}" > ${watched.note} && exec ${command}`];
}

function unchanged(watched: Watched): string {
  return `[ "${digest(watched)}" = "$(cat ${watched.note})" ] || { echo "${watched.files} changed: the container restarts to read it"; exit 1; }`;
}

/** What the probe runs, as a line of a script. */
function line(words: readonly Value<string>[]): Value<string> {
  const [program, option, script] = words;
  return program === "/bin/sh" && option === "-c" && script !== undefined
    ? script
    : words.reduce<Value<string>>((all, word) => (all === "" ? word : text`${all} ${word}`), "");
}

/** The probe, which also fails when the files have changed. */
export function changeProbe(probe: Probe, watched: Watched): Probe {
  const asked = line(probe.exec?.command ?? []);
  return { ...probe, exec: { command: ["/bin/sh", "-c", text`${unchanged(watched)}\n${asked}`] } };
}

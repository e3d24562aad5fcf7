// What an operation of the engine told: its steps, diagnostics and outputs, read from its event log.

import * as fs from "node:fs";

/** One step of the engine, as its event log tells it. */
export interface Step {
  readonly op: string;
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  /** Paths of the properties that differ, for an update or a replacement. */
  readonly changed: readonly string[];
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly oldInputs: Readonly<Record<string, unknown>>;
}

export interface Result {
  readonly ok: boolean;
  /** Everything that was printed. */
  readonly text: string;
  readonly steps: readonly Step[];
  /** What steps came to, where that is more than "same": a refresh says only afterwards what it found. */
  readonly found: readonly Step[];
  readonly diagnostics: readonly { readonly severity: string; readonly message: string }[];
  /** Number of resources by operation. */
  readonly counts: Readonly<Record<string, number>>;
  /** Outputs of the stack; what is not known yet is `unknownOutput`. */
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** How the engine writes a value that is not known at preview. */
export const unknownOutput = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

interface StepMetadata {
  readonly op: string;
  readonly urn: string;
  readonly type: string;
  readonly detailedDiff?: Readonly<Record<string, unknown>>;
  readonly diffs?: readonly string[];
  readonly new?: { readonly inputs?: Record<string, unknown>; readonly outputs?: Record<string, unknown> };
  readonly old?: { readonly inputs?: Record<string, unknown> };
}

interface EngineEvent {
  readonly resourcePreEvent?: { readonly metadata: StepMetadata };
  readonly resOutputsEvent?: { readonly metadata: StepMetadata };
  readonly diagnosticEvent?: { readonly severity: string; readonly message: string };
  readonly summaryEvent?: { readonly resourceChanges: Record<string, number> };
}

function stepOf(metadata: StepMetadata): Step {
  return {
    op: metadata.op,
    urn: metadata.urn,
    type: metadata.type,
    name: metadata.urn.split("::").at(-1) ?? "",
    changed: Object.keys(metadata.detailedDiff ?? {}),
    inputs: metadata.new?.inputs ?? {},
    oldInputs: metadata.old?.inputs ?? {},
  };
}

export function readResult(log: string, ok: boolean, text: string): Result {
  // What follows the last line break is a line that is being written, or was when the engine was killed.
  const lines = fs.existsSync(log) ? fs.readFileSync(log, "utf8").split("\n").slice(0, -1) : [];
  const events = lines.map((line) => JSON.parse(line) as EngineEvent);
  const stack = events.findLast(({ resOutputsEvent }) => resOutputsEvent?.metadata.type === "pulumi:pulumi:Stack");
  return {
    ok,
    text,
    steps: events.flatMap(({ resourcePreEvent }) => (resourcePreEvent ? [stepOf(resourcePreEvent.metadata)] : [])),
    found: events
      .flatMap(({ resOutputsEvent }) => (resOutputsEvent ? [stepOf(resOutputsEvent.metadata)] : []))
      .filter(({ op, type }) => !["same", "refresh", "read"].includes(op) && type !== "pulumi:pulumi:Stack"),
    diagnostics: events.flatMap(({ diagnosticEvent }) => (diagnosticEvent ? [diagnosticEvent] : [])),
    outputs: stack?.resOutputsEvent?.metadata.new?.outputs ?? {},
    counts: events.findLast(({ summaryEvent }) => summaryEvent !== undefined)?.summaryEvent?.resourceChanges ?? {},
  };
}

/** The steps that change something, as "op type name", sorted; providers that the engine makes by itself do not count. */
export function changes(result: Result): string[] {
  return result.steps
    .filter(
      ({ op, type, name }) =>
        op !== "same" && op !== "read" && !(type.startsWith("pulumi:providers:") && name.startsWith("default")),
    )
    .map(({ op, type, name }) => `${op} ${type} ${name}`)
    .sort();
}

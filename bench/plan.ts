// What a run of the benchmark is told: how often to repeat, and which plugin to measure.

export interface StackSize {
  /** Number of Ironics. */
  readonly count: number;
  readonly repetitions: number;
  /** The engine writes the state at the end, and not twice for each resource: that grows with the square of their number. */
  readonly stateWrittenOnce: boolean;
}

export interface Plan {
  readonly repetitions: {
    readonly startup: number;
    readonly quickstart: number;
    readonly pure: number;
    readonly many: readonly StackSize[];
  };
  /** The folder of the built plugin. */
  readonly plugin: string;
  /** Says what is going on. */
  readonly log: (line: string) => void;
}

// The one kind of error this folder throws: what is missing, why it is needed, and how to get it.

export class ToolchainProblem extends Error {
  /** @param {{ what: string, why: string, how: string }} parts */
  constructor({ what, why, how }) {
    super(`${what}\n  why:  ${why}\n  what to do:  ${how}`);
    this.name = "ToolchainProblem";
  }
}

// Turns off debugging aids of Pulumi's SDK, which cost a plugin time and are of no use to it.

// Plain requires: the SDK's own modules must see the change, and an ES import would be a copy.
import log = require("@pulumi/pulumi/log");
import resource = require("@pulumi/pulumi/resource");
import debuggable = require("@pulumi/pulumi/runtime/debuggable");

/** What is replaced; a test holds the names against the SDK, so that a new version of it cannot undo this unseen. */
export const replaced = [
  /**
   * A debug message goes to the engine for each call that is made, with the whole answer in it, secrets in clear text
   * included; "pulumi up --debug" prints them, and event logs keep them.
   */
  { owner: log, name: "debug", by: () => Promise.resolve() },
  /** Each promise gets a stack trace of its own, which takes half of the processor time of a preview. */
  { owner: debuggable, name: "debuggablePromise", by: <T>(promise: Promise<T>) => promise },
  /** The stack of each registration would be stored in the state, with the plugin's local paths. */
  { owner: resource.Resource, name: "callsites", by: () => [] },
] as const;

export function trimSdkRuntime(): void {
  for (const { owner, name, by } of replaced) {
    Object.assign(owner, { [name]: by });
  }
}

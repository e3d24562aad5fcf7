// Secret options of Ironic's configuration: from the Secrets that hold them to the file beside ironic.conf.

import type { Value } from "../../schema/value";
import type { Volume, VolumeMount } from "../kubernetes/objects";

export const optionsMount: VolumeMount = { name: "config-options", mountPath: "/auth/options", readOnly: true };

export const optionKey = (index: number): string => `option-${index}`;

/** Where the value of an option lies: the user's Secret, or the one that the component makes. */
export interface OptionSource {
  readonly secretName: Value<string>;
  readonly key: Value<string>;
}

/** One directory with a file for each option, wherever its value lies. */
export function optionsVolumes(sources: readonly OptionSource[]): Volume[] {
  if (sources.length === 0) {
    return [];
  }
  return [
    {
      name: optionsMount.name,
      projected: {
        sources: sources.map(({ secretName, key }, i) => ({
          secret: { name: secretName, items: [{ key, path: optionKey(i) }] },
        })),
      },
    },
  ];
}

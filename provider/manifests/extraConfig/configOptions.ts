// Secret options of Ironic's configuration: from the Secrets that hold them to the file beside ironic.conf.

import type { SecretOption } from "../../plan/extraConfig/extraConfig";
import type { Value } from "../../schema/value";
import type { Volume, VolumeMount } from "../kubernetes/objects";
import { paths } from "../kubernetes/upstream";

export const optionsMount: VolumeMount = { name: "config-options", mountPath: "/auth/options", readOnly: true };

/** Read after ironic.conf, so that it wins over it. */
export const optionsFile = `${paths.ironicConfig}/zz-secret-options.conf`;

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

/**
 * Writes the file. Group and name are words (plan/extraConfig.ts), so nothing of them is special to the shell.
 * oslo.service prints every option when it starts, and hides only those that it knows to be secret: hence log_options.
 */
export function optionsScript(options: readonly SecretOption[]): string {
  return [
    "set -eu",
    "umask 077",
    `mkdir -p ${paths.ironicConfig}`,
    "{",
    "printf '[DEFAULT]\\nlog_options = false\\n'",
    ...options.flatMap(({ group, name }, i) => [
      `printf '\\n[${group}]\\n${name} = '`,
      `tr -d '\\r\\n' < ${optionsMount.mountPath}/${optionKey(i)}`,
      "printf '\\n'",
    ]),
    `} > ${optionsFile}`,
  ].join("\n");
}

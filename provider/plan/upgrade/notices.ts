// What another release does differently, of all that is known the part that concerns some inputs.

import type { IronicArgs } from "../../schema/types";
import { differences } from "./differences";
import { optionNotices, type Notice } from "./optionDifferences";

export function upgradeNotices(inputs: IronicArgs): Notice[] {
  return [
    ...differences
      .filter(({ concerns }) => concerns(inputs))
      .map(({ since, change, remedy }) => ({ since, text: `${change} ${remedy}` })),
    ...optionNotices(inputs.extraConfig),
  ];
}

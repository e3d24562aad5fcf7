// The canonical form of extraConfig.

import type { ExtraConfig, SecretKey } from "../../schema/types";
import { defaults } from "../../schema/defaults";
import { asGiven, block, set, unless, unlessEmpty, type Form } from "../base/form";
import { groupOf, optionName } from "./givenOptions";

/** Ironic reads groups and options in any case. */
const optionForm: Form<ExtraConfig> = (given, step) =>
  block<ExtraConfig>({
    group: unless(defaults.extraConfig.group, (group, how) => (how === "drop" ? group : groupOf(given))),
    name: (name, how) => (how === "drop" ? name : optionName(given)),
    value: asGiven,
    secretValue: asGiven,
    valueFrom: block<SecretKey>({ name: asGiven, key: asGiven }),
  })(given, step);

export const extraConfigForm = unlessEmpty(set(optionForm));

// The canonical form of credentials.

import type { Credentials } from "../../schema/types";
import { defaults } from "../../schema/defaults";
import type { Names } from "../base/names";
import { asGiven, group, unless } from "../base/form";

export const credentialsForm = ({ base }: Names) =>
  group<Credentials>({
    apiCredentialsName: asGiven,
    username: unless(base),
    password: asGiven,
    rotation: asGiven,
    revokePrevious: unless(defaults.credentials.revokePrevious),
  });

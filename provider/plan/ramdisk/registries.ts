// Access to OCI registries, from which Ironic takes disk images and ramdisks.

import type { Registries } from "../../schema/types";
import type { Value } from "../../schema/value";
import { defaults } from "../../schema/defaults";
import type { InputOption } from "../base/inputOption";
import { check } from "../checks/check";
import { validateObjectName } from "../checks/objectNames";
import type { Problems } from "../checks/problems";
import { keyRule } from "../tls/caBundles";

export interface RegistriesPlan {
  /** Undefined: no logins. */
  readonly auth: { readonly secretName: Value<string>; readonly key: Value<string> } | undefined;
  readonly options: readonly InputOption[];
}

export function planRegistries(problems: Problems, registries: Registries = {}): RegistriesPlan {
  const { authSecretName, authKey, allowPlainHTTP } = registries;
  validateObjectName(problems, "registries.authSecretName", authSecretName);
  check(problems, "registries.authKey", authKey, keyRule);
  if (authKey !== undefined && authSecretName === undefined) {
    problems.add("registries.authKey", authKey, "has no effect without registries.authSecretName");
  }
  return {
    auth:
      authSecretName === undefined
        ? undefined
        : { secretName: authSecretName, key: authKey ?? defaults.registries.authKey },
    options:
      allowPlainHTTP === true
        ? [
            {
              group: "oci",
              name: "permit_fallback_to_http_transport",
              value: "true",
              input: "registries.allowPlainHTTP",
            },
          ]
        : [],
  };
}

// The canonical form of bareMetalOperator.

import type { BareMetalOperator, RestartedDeployment } from "../../schema/types";
import type { Value } from "../../schema/value";
import { defaults } from "../../schema/defaults";
import { asGiven, block, set, spelled, unless, unlessEmpty, type Form } from "../base/form";
import { canonicalPem } from "../checks/certificates";

const usual = defaults.bareMetalOperator;

export const bareMetalOperatorForm =
  (namespace: Value<string>): Form<BareMetalOperator> =>
  (given, step) =>
    block<BareMetalOperator>({
      namespace: unless(namespace),
      configMapName: unless(usual.configMapName),
      credentialsSecretName: unless(usual.credentialsSecretName),
      caSecretName: unless(usual.caSecretName),
      caCertificate: spelled(canonicalPem),
      configuration: unlessEmpty(asGiven),
      restart: unlessEmpty(
        set(block<RestartedDeployment>({ name: asGiven, namespace: unless(given.namespace ?? namespace) })),
      ),
    })(given, step);

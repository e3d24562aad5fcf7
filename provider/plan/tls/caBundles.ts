// CA certificates given by the user: in an object of their own, or as text that the component puts into one.

import type { CertificateAuthority, ObjectKind, Tls } from "../../schema/types";
import type { Value } from "../../schema/value";
import { refuseFields, type EveryField } from "../checks/fields";
import { normalPem, pemRule } from "../checks/certificates";
import { validateObjectName } from "../checks/objectNames";
import type { Problems } from "../checks/problems";
import { check, peek } from "../checks/check";

/** The object that holds a bundle: the user's own, or the one that the component creates from their text. */
export interface CaBundleObject {
  readonly kind: ObjectKind;
  readonly name: Value<string>;
  /** Undefined: the reader's default. */
  readonly key: Value<string> | undefined;
}

export type CaBundlePlan =
  | { readonly kind: "object"; readonly object: CaBundleObject }
  | { readonly kind: "pem"; readonly pem: Value<string> };

/** The deprecated way to name an object, which metal3-io/ironic-standalone-operator still accepts. */
interface DeprecatedName {
  readonly path: string;
  readonly kind: ObjectKind;
  readonly name: Value<string> | undefined;
}

/** Whether each field says where an object holds the bundle. */
const describesObject: EveryField<CertificateAuthority, boolean> = { kind: true, name: true, key: true, pem: false };

/** The usual key of a bundle, which the component uses as well. */
export const bundleKey = "ca.crt";

export function keyRule(key: string): string | undefined {
  return /^[-._a-zA-Z0-9]{1,253}$/.test(key) && !key.startsWith("..")
    ? undefined
    : 'must be a key of a ConfigMap or Secret: letters, digits, "-", "_" and "."';
}

export function planCaBundle(
  problems: Problems,
  path: string,
  given: CertificateAuthority | undefined,
  deprecated?: DeprecatedName,
): CaBundlePlan | undefined {
  validateObjectName(problems, deprecated?.path ?? "", deprecated?.name);
  if (given === undefined) {
    return deprecated?.name === undefined
      ? undefined
      : { kind: "object", object: { kind: deprecated.kind, name: deprecated.name, key: undefined } };
  }
  validateObjectName(problems, `${path}.name`, given.name);
  check(problems, `${path}.key`, given.key, keyRule);
  validateAgreement(problems, path, given, deprecated);
  if (given.pem !== undefined) {
    check(problems, `${path}.pem`, given.pem, pemRule);
    refuseFields(problems, path, given, describesObject, (ofObject) =>
      ofObject ? `cannot be combined with ${path}.pem: give either the object or the text` : undefined,
    );
    return { kind: "pem", pem: normalPem(given.pem) };
  }
  if (given.name === undefined || given.kind === undefined) {
    problems.add(path, undefined, "needs either kind and name of an object, or pem");
    return undefined;
  }
  return { kind: "object", object: { kind: given.kind, name: given.name, key: given.key } };
}

/** The CA certificates that Ironic uses to verify others. */
export interface CaBundlesPlan {
  readonly bmc: CaBundlePlan | undefined;
  readonly trusted: CaBundlePlan | undefined;
}

export function planCaBundles(problems: Problems, tls: Tls = {}): CaBundlesPlan {
  const { bmcCA, bmcCAName, trustedCA, trustedCAName } = tls;
  return {
    bmc: planCaBundle(problems, "tls.bmcCA", bmcCA, { path: "tls.bmcCAName", kind: "Secret", name: bmcCAName }),
    trusted: planCaBundle(problems, "tls.trustedCA", trustedCA, {
      path: "tls.trustedCAName",
      kind: "ConfigMap",
      name: trustedCAName,
    }),
  };
}

function validateAgreement(
  problems: Problems,
  path: string,
  given: CertificateAuthority,
  deprecated: DeprecatedName | undefined,
): void {
  if (deprecated?.name === undefined) {
    return;
  }
  if (given.kind !== deprecated.kind || peek(given.name) !== peek(deprecated.name)) {
    problems.add(
      deprecated.path,
      deprecated.name,
      `must agree with ${path} (kind ${deprecated.kind}, the same name), or be omitted`,
    );
  }
}

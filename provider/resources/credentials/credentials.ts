// User name and password of the API: generated or given, for pods as htpasswd, for everyone else as a Secret.

import { createHmac } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";
import { Secret } from "@pulumi/kubernetes/core/v1/secret";
import { RandomPassword } from "@pulumi/random/randomPassword";
import { encodeBase64, hashSync } from "bcryptjs";
import { objectLabels } from "../../manifests/kubernetes/labels";
import type { CredentialsPlan } from "../../plan/credentials/credentials";
import type { IronicPlan } from "../../plan/plan";
import type { Value } from "../../schema/value";
import { toInput } from "../../wire/later";
import type { Family } from "../children/childScope";
import { base64, createPodSecret } from "../children/podSecret";

export interface CreatedCredentials {
  /** The Secret that the pod reads. */
  readonly podSecretName: Value<string>;
  /** The Secret for everyone else. */
  readonly secretName: Value<string>;
  /** Unknown to us when the user brings a Secret. */
  readonly known: { readonly username: Value<string>; readonly password: pulumi.Output<string> } | undefined;
}

export const passwordLength = 32;

/** What a password consists of is a contract too: a change would make another password. */
export const generatedCharacters = { length: passwordLength, special: false } as const;

const bcryptRounds = 10;
const saltBytes = 16;

/**
 * bcrypt of a given password, the same at every update: the salt derives from the password by a generated key.
 * "$2a$", because Apache and oslo both know it.
 */
export function bcryptWithKey(key: string, password: string): string {
  const salt = createHmac("sha256", key).update(password).digest().subarray(0, saltBytes);
  return hashSync(password, `$2a$${bcryptRounds}$${encodeBase64(salt, saltBytes)}`);
}

export function createCredentials(
  family: Family,
  plan: IronicPlan,
  digestKey: pulumi.Output<string>,
): CreatedCredentials {
  const { credentials, names } = plan;
  if (credentials.source === "secret") {
    return { podSecretName: credentials.secretName, secretName: credentials.secretName, known: undefined };
  }
  const { password, hash } = passwordOf(family, credentials, digestKey);
  const username = toInput(credentials.username);
  new Secret(
    family.child("credentials"),
    {
      metadata: {
        name: names.credentials,
        namespace: toInput(plan.namespace.name),
        labels: toInput(objectLabels(plan)),
      },
      type: "kubernetes.io/basic-auth",
      data: { username: base64(username), password: base64(password) },
    },
    family.options(),
  );
  const podSecretName = createPodSecret(family, plan, digestKey, {
    suffix: "htpasswd",
    name: names.htpasswd,
    type: "Opaque",
    data: { htpasswd: pulumi.interpolate`${username}:${hash}\n` },
  });
  return { podSecretName, secretName: names.credentials, known: { username: credentials.username, password } };
}

interface Password {
  readonly password: pulumi.Output<string>;
  readonly hash: pulumi.Output<string>;
}

function passwordOf(
  family: Family,
  credentials: Exclude<CredentialsPlan, { source: "secret" }>,
  digestKey: pulumi.Output<string>,
): Password {
  if (credentials.source === "given") {
    const password = pulumi.secret(toInput(credentials.password));
    return {
      password,
      hash: pulumi.secret(pulumi.all([digestKey, password]).apply(([key, text]) => bcryptWithKey(key, text))),
    };
  }
  const { rotation } = credentials;
  const generated = new RandomPassword(
    family.child("password"),
    { ...generatedCharacters, ...(rotation === undefined ? {} : { keepers: { rotation: toInput(rotation) } }) },
    family.options(),
  );
  return { password: generated.result, hash: generated.bcryptHash };
}

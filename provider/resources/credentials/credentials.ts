// User name and password of the API: generated or given, for pods as htpasswd, for everyone else as a Secret.

import { createHmac } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";
import { Secret } from "@pulumi/kubernetes/core/v1/secret";
import { encodeBase64, hashSync } from "bcryptjs";
import { objectLabels } from "../../manifests/kubernetes/labels";
import type { IronicPlan } from "../../plan/plan";
import type { CredentialsPlan } from "../../plan/credentials/credentials";
import type { Value } from "../../schema/value";
import { later, toInput } from "../../wire/later";
import type { PlanScope } from "../children/planScope";
import { createPassword } from "../children/password";
import { base64, createPodSecret } from "../children/podSecret";
import { IronicLogin, type LoginArgs } from "./login";

export interface CreatedCredentials {
  /** The Secret that the pod reads. */
  readonly podSecretName: Value<string>;
  /** The Secret for everyone else. */
  readonly secretName: Value<string>;
  /** Unknown to us when the user brings a Secret. */
  readonly known: { readonly username: Value<string>; readonly password: pulumi.Output<string> } | undefined;
}

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

export function createCredentials(scope: PlanScope): CreatedCredentials {
  const { plan } = scope;
  const { credentials, names } = plan;
  if (credentials.kind === "secret") {
    return { podSecretName: credentials.secretName, secretName: credentials.secretName, known: undefined };
  }
  const { password, hash } = passwordOf(scope, credentials);
  const login = new IronicLogin(scope.child("login"), loginOf(plan, credentials.username, password), scope.options());
  const podSecretName = createPodSecret(scope, {
    suffix: "htpasswd",
    name: names.htpasswd,
    type: "Opaque",
    data: { htpasswd: pulumi.interpolate`${login.username}:${hash}\n${previousLines(scope, login)}` },
  });
  return { podSecretName, secretName: names.credentials, known: { username: later(login.username), password } };
}

function loginOf(plan: IronicPlan, name: Value<string>, password: pulumi.Output<string>): LoginArgs {
  const { credentials, handover } = plan;
  return {
    name: toInput(name),
    password,
    revokePrevious: credentials.kind !== "secret" && credentials.revokePrevious,
    restartsOperator: (handover?.restart ?? []).length > 0,
  };
}

/** The line of the login from before the last rotation, if there is one. */
function previousLines(scope: PlanScope, { previous }: IronicLogin): pulumi.Output<string> {
  return scope.keyed(previous, (key, logins) =>
    logins.map(({ username, password }) => `${username}:${bcryptWithKey(key, password)}\n`).join(""),
  );
}

/**
 * The Secret for everyone but the pod. It comes after the pod, which accepts the previous login as well: whoever reads a new
 * one can log in with it.
 */
export function publishCredentials(scope: PlanScope, { known }: CreatedCredentials): pulumi.Resource[] {
  const { plan } = scope;
  if (known === undefined) {
    return [];
  }
  const secret = new Secret(
    scope.child("credentials"),
    {
      metadata: {
        name: plan.names.credentials,
        namespace: toInput(plan.namespace.name),
        labels: toInput(objectLabels(plan)),
      },
      type: "kubernetes.io/basic-auth",
      data: { username: base64(toInput(known.username)), password: base64(known.password) },
    },
    scope.options(),
  );
  return [secret];
}

interface Password {
  readonly password: pulumi.Output<string>;
  readonly hash: pulumi.Output<string>;
}

function passwordOf(scope: PlanScope, credentials: Exclude<CredentialsPlan, { kind: "secret" }>): Password {
  if (credentials.kind === "given") {
    const password = pulumi.secret(toInput(credentials.password));
    return {
      password,
      hash: pulumi.secret(scope.keyed(password, bcryptWithKey)),
    };
  }
  const generated = createPassword(scope, "password", { rotation: credentials.rotation });
  return { password: generated.result, hash: generated.bcryptHash };
}

// The user's own database server: how it is reached and verified.

import type { Database } from "../../schema/types";
import { mapValue, type Value } from "../../schema/value";
import { defaults } from "../../schema/defaults";
import { isDnsName, parseAddress, urlHost, uncallableReason } from "../checks/addresses";
import { normalPem, pemRule } from "../checks/certificates";
import { validateObjectName } from "../checks/objectNames";
import type { Problems } from "../checks/problems";
import { check } from "../checks/check";
import { isPort } from "../checks/ports";
import { missing, required } from "../checks/required";

export type DatabaseCredentials =
  | { readonly kind: "secret"; readonly secretName: Value<string> }
  | { readonly kind: "given"; readonly username: Value<string>; readonly password: Value<string> };

export type DatabaseCa =
  | { readonly kind: "secret"; readonly secretName: Value<string> }
  | { readonly kind: "given"; readonly certificates: Value<string> };

export interface ExternalDatabase {
  readonly kind: "external";
  /** With a port, if one was given; an IPv6 address in brackets. */
  readonly host: Value<string>;
  readonly name: Value<string>;
  readonly credentials: DatabaseCredentials;
  /** Undefined without TLS. */
  readonly ca: DatabaseCa | undefined;
}

/** Host and port, each in its canonical form. */
function parseHost(input: string): { readonly host: string; readonly port: number | undefined } | undefined {
  const whole = parseAddress(input);
  if (whole !== undefined) {
    return { host: whole.canonical, port: undefined };
  }
  const [, bracketed, plain, digits] = /^(?:\[([^\]]{1,45})\]|([^:]{1,253}))(?::(\d{1,5}))?$/.exec(input) ?? [];
  const host = bracketed ?? plain;
  const address = host === undefined ? undefined : parseAddress(host);
  const port = digits === undefined ? undefined : Number(digits);
  const right = bracketed === undefined ? address?.family !== 6 : address?.family === 6;
  if (host === undefined || !right || (port !== undefined && !isPort(port))) {
    return undefined;
  }
  if (address === undefined && (!isDnsName(host) || host.startsWith("*"))) {
    return undefined;
  }
  return { host: address?.canonical ?? host.toLowerCase(), port: port === defaultPort ? undefined : port };
}

const defaultPort = 3306;

function hostRule(input: string): string | undefined {
  const parsed = parseHost(input);
  if (parsed === undefined) {
    return "must be a host name or an IP address with an optional port, such as db.example.com:3306";
  }
  return uncallableReason(parsed.host);
}

/** One spelling for one server, as it becomes part of a URL. */
export function canonicalDatabaseHost(input: string): string {
  const { host, port } = parseHost(input) ?? { host: input, port: undefined };
  return port === undefined ? urlHost(host) : `${urlHost(host)}:${port}`;
}

/** configure-ironic.sh of metal3-io/ironic-image makes a URL of user, password and name, and escapes nothing. */
const unescaped = /^[A-Za-z0-9._~-]+$/;

const urlRule = (value: string): string | undefined =>
  unescaped.test(value)
    ? undefined
    : "must be letters, digits and -._~ only: the Ironic image puts it into a URL without escaping";

export function planExternal(problems: Problems, warnings: string[], database: Database): ExternalDatabase {
  const needed = "is required with database.kind external";
  check(problems, "database.host", database.host, hostRule);
  check(problems, "database.name", database.name, (name) =>
    /^[A-Za-z0-9_-]{1,64}$/.test(name) ? undefined : 'must be 1 to 64 letters, digits, "_" or "-"',
  );
  return {
    kind: "external",
    host: mapValue(required(problems, "database.host", database.host, needed), canonicalDatabaseHost),
    name: required(problems, "database.name", database.name, needed),
    credentials: planCredentials(problems, database),
    ca: planCaBundle(problems, warnings, database),
  };
}

function planCredentials(problems: Problems, database: Database): DatabaseCredentials {
  const { credentialsName, username, password } = database;
  validateObjectName(problems, "database.credentialsName", credentialsName);
  check(problems, "database.username", username, urlRule);
  check(problems, "database.password", password, urlRule);
  if (credentialsName !== undefined) {
    for (const field of ["username", "password"] as const) {
      if (database[field] !== undefined) {
        problems.add(
          `database.${field}`,
          database[field],
          "cannot be combined with database.credentialsName: the Secret already holds user name and password",
        );
      }
    }
    return { kind: "secret", secretName: credentialsName };
  }
  if (username === undefined && password === undefined) {
    problems.add(
      "database.credentialsName",
      undefined,
      "is required with database.kind external unless database.username and database.password are given",
    );
    return { kind: "given", username: missing, password: missing };
  }
  const together = "is required: database.username and database.password must be given together";
  return {
    kind: "given",
    username: required(problems, "database.username", username, together),
    password: required(problems, "database.password", password, together),
  };
}

function planCaBundle(problems: Problems, warnings: string[], database: Database): DatabaseCa | undefined {
  const { tlsCertificateName, caCertificate, disableTLS } = database;
  validateObjectName(problems, "database.tlsCertificateName", tlsCertificateName);
  check(problems, "database.caCertificate", caCertificate, pemRule);
  const given = [tlsCertificateName, caCertificate].filter((source) => source !== undefined);
  if (disableTLS ?? defaults.database.disableTLS) {
    warnings.push(
      "The connection to the database is not encrypted: its password and the credentials of all BMCs cross the network unencrypted.",
    );
    if (given.length > 0) {
      problems.add(
        "database.disableTLS",
        disableTLS,
        "cannot be combined with database.tlsCertificateName and database.caCertificate",
      );
    }
    return undefined;
  }
  if (given.length !== 1) {
    problems.add(
      "database.tlsCertificateName",
      undefined,
      given.length === 2
        ? "cannot be combined with database.caCertificate: give one of them"
        : "is required unless database.caCertificate is given: one of them is used to verify the server. To connect without TLS, set database.disableTLS to true; the credentials of all BMCs then cross the network unencrypted",
    );
  }
  return tlsCertificateName !== undefined
    ? { kind: "secret", secretName: tlsCertificateName }
    : { kind: "given", certificates: normalPem(caCertificate ?? missing) };
}

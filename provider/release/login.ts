// The custom resource metal3:index:IronicLogin: the login of the API, and the previous one, which stays valid after a
// rotation. Both have a user name of their own, because a password file has one password for each user.

import type { CheckResult, CreateResult, DiffResult, ReadResult, UpdateResult } from "@pulumi/pulumi/provider";
import { isUnknown, marked, received, unknown, type Received } from "./engineJson";

type Raw = Readonly<Record<string, unknown>>;

export const loginType = "metal3:index:IronicLogin";

/** What the component gives, and what `check` adds. */
interface Login {
  /** The user name without a suffix. */
  readonly name: Received;
  readonly username: Received;
  readonly password: Received;
}

const secondSuffix = "-2";

function loginOf(raw: Raw): Login {
  return { name: received(raw["name"]), username: received(raw["username"]), password: received(raw["password"]) };
}

/** What is not known yet differs from everything. */
const same = (a: Received, b: Received): boolean => a !== unknown && b !== unknown && a === b;

/** Two user names take turns: the previous login keeps its own. */
function nextUsername(before: Login, name: unknown): unknown {
  return marked(name, (text) =>
    before.username !== unknown && before.username === text ? `${String(text)}${secondSuffix}` : text,
  );
}

export function check(olds: Raw, news: Raw): CheckResult {
  const { username: _username, previous: _previous, ...given } = news;
  const first = olds["username"] === undefined;
  const [before, after] = [loginOf(olds), loginOf(given)];
  if (first) {
    return { inputs: { ...given, username: given["name"], previous: [] } };
  }
  if (same(before.password, after.password) && same(before.name, after.name)) {
    const previous = given["revokePrevious"] === true ? [] : olds["previous"];
    return { inputs: { ...given, username: olds["username"], previous } };
  }
  const previous = { username: olds["username"], password: olds["password"] };
  return {
    inputs: {
      ...given,
      username: nextUsername(before, given["name"]),
      // Never missing: an output that is missing at preview counts as unknown.
      previous: given["revokePrevious"] === true ? [] : [previous],
    },
  };
}

function previousOf(raw: Raw): readonly Raw[] {
  const list = raw["previous"];
  return Array.isArray(list) ? (list as readonly Raw[]) : [];
}

/** `name` and the switches matter by what they make of the two logins. */
function shown(raw: Raw): string {
  const logins = [raw, ...previousOf(raw)];
  const values = logins.flatMap((login): Received[] => [received(login["username"]), received(login["password"])]);
  return JSON.stringify(values.map((value) => (isUnknown(value) ? { unknown: true } : (value ?? null))));
}

export function diff(olds: Raw, news: Raw): DiffResult {
  return { changes: shown(olds) !== shown(news) };
}

/** What to tell of a rotation; undefined when there is none. */
export function warnings(olds: Raw, news: Raw): string[] {
  const warning = rotationWarning(olds, news);
  return warning === undefined ? [] : [warning];
}

function rotationWarning(olds: Raw, news: Raw): string | undefined {
  const before = received(olds["username"]);
  const after = received(news["username"]);
  const isRotation = olds["username"] !== undefined && !same(before, after) && diff(olds, news).changes === true;
  if (!isRotation || news["restartsOperator"] === true) {
    return undefined;
  }
  const now = typeof after === "string" ? `, and its user name is ${after} now` : "";
  return previousOf(news).length === 0
    ? `The login of Ironic's API is rotated${now}. The previous one is refused as soon as Ironic restarts (credentials.revokePrevious): whoever reads it at their start, such as the baremetal-operator, must be restarted.`
    : `The login of Ironic's API is rotated${now}. The previous one stays valid until the next rotation, or until credentials.revokePrevious is set. Restart whoever reads it at their start, such as the baremetal-operator; bareMetalOperator.restart does so.`;
}

export function create(inputs: Raw): CreateResult {
  return { id: "login", outs: inputs };
}

export function update(_olds: Raw, news: Raw): UpdateResult {
  return { outs: news };
}

/** There is nothing to read: it is known here alone. */
export function read(id: string, props: Raw): ReadResult {
  return { id, props: { ...props } };
}

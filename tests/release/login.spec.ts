// The custom resource with the login of the API, as the engine calls it: which two logins are valid after each change.

import { expect } from "chai";
import { check, create, diff, read, update, warnings } from "../../provider/release/login";

const signature = "4dabf18193072939515e22adb298388d";
const unknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const secret = (value: unknown): unknown => ({ [signature]: "1b47061264138c4ac30d75fd1eb44270", value });

type State = Record<string, unknown>;

const given = (password: unknown, more: State = {}): State => ({
  name: "ironic",
  password: secret(password),
  revokePrevious: false,
  restartsOperator: false,
  ...more,
});

/** One life of the resource: inputs and outputs as the state keeps them. */
class Life {
  inputs: State = {};
  outputs: State | undefined;

  up(news: State): State {
    const checked = check(this.inputs, news).inputs as State;
    if (this.outputs === undefined) {
      this.outputs = create(checked).outs as State;
    } else if (diff(this.outputs, checked).changes === true) {
      this.outputs = update(this.outputs, checked).outs as State;
    }
    this.inputs = checked;
    return this.outputs;
  }

  changes(news: State): boolean {
    return diff(this.outputs ?? {}, check(this.inputs, news).inputs as State).changes === true;
  }

  warning(news: State): string | undefined {
    return warnings(this.outputs ?? {}, check(this.inputs, news).inputs as State)[0];
  }

  get previous(): State | undefined {
    return (this.outputs?.["previous"] as State[])[0];
  }

  get users(): unknown[] {
    return [this.outputs?.["username"], this.previous?.["username"]];
  }
}

describe("IronicLogin", () => {
  it("has the user's name and no previous login at first", () => {
    const life = new Life();
    life.up(given("one"));
    expect(life.users).to.deep.equal(["ironic", undefined]);
    expect(life.changes(given("one"))).to.equal(false);
  });

  it("keeps the previous login through a rotation, under another user name, until the next", () => {
    const life = new Life();
    life.up(given("one"));
    life.up(given("two"));
    expect(life.users).to.deep.equal(["ironic-2", "ironic"]);
    expect(life.previous?.["password"]).to.deep.equal(secret("one"));
    expect(life.changes(given("two"))).to.equal(false);
    life.up(given("three"));
    expect(life.users).to.deep.equal(["ironic", "ironic-2"]);
    expect(life.previous?.["password"]).to.deep.equal(secret("two"));
  });

  it("never has the same user name for both", () => {
    const life = new Life();
    life.up(given("one"));
    for (const [password, name] of [
      ["two", "ironic"],
      ["two", "ironic-2"],
      ["three", "ironic-2"],
      ["three", "ironic"],
      ["four", "ironic-2-2"],
      ["five", "ironic-2-2"],
    ]) {
      life.up(given(password, { name }));
      const [now, before] = life.users;
      expect(now, JSON.stringify([password, name])).not.to.equal(before);
    }
  });

  it("refuses the previous login on request, and then remembers none", () => {
    const life = new Life();
    life.up(given("one"));
    life.up(given("two"));
    const revoked = given("two", { revokePrevious: true });
    expect(life.changes(revoked)).to.equal(true);
    life.up(revoked);
    expect(life.users).to.deep.equal(["ironic-2", undefined]);
    expect(life.changes(given("two")), "taking the switch back is no change").to.equal(false);
    life.up(given("three", { revokePrevious: true }));
    expect(life.users).to.deep.equal(["ironic", undefined]);
  });

  it("counts a password that is not known yet as another one", () => {
    const life = new Life();
    life.up(given("one"));
    expect(life.changes({ ...given(""), password: unknownText })).to.equal(true);
    expect(life.changes({ ...given("one"), name: unknownText })).to.equal(true);
  });

  it("says what to restart, unless the component restarts it", () => {
    const life = new Life();
    expect(life.warning(given("one"))).to.equal(undefined);
    life.up(given("one"));
    expect(life.warning(given("one"))).to.equal(undefined);
    expect(life.warning(given("two"))).to.match(/user name is ironic-2 now\. The previous one stays valid/);
    expect(life.warning(given("two", { revokePrevious: true }))).to.match(/is refused as soon as Ironic restarts/);
    expect(life.warning(given("two", { restartsOperator: true }))).to.equal(undefined);
  });

  it("never shows a password", () => {
    const life = new Life();
    life.up(given("one-secret"));
    expect(life.warning(given("two-secret"))).not.to.match(/secret/);
  });

  it("only remembers: reading returns its inputs", () => {
    expect(read("login", { username: "ironic" })).to.deep.equal({ id: "login", props: { username: "ironic" } });
  });
});

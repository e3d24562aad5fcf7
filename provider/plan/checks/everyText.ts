// The net under the rules of the fields: texts and names that no rule has refused are judged by their characters.

import { isLater, type Value } from "../../schema/value";
import { characterRule, characterRuleAt } from "./characters";
import { nameAt, type Problems } from "./problems";

interface Place {
  /** As problems show it. */
  readonly path: string;
  /** With the names inside of secrets. */
  readonly real: string;
  /** The secret around it, if there is one. */
  readonly hidden: Value<unknown>;
}

/** Reports each text with a stray character, wherever it is in the inputs. */
export function validateCharacters(problems: Problems, args: object): void {
  new EveryText(problems).visit(args, { path: "", real: "", hidden: undefined });
}

class EveryText {
  constructor(private readonly problems: Problems) {}

  visit(value: unknown, place: Place): void {
    if (isLater(value)) {
      const known = value.peek();
      if (known !== undefined) {
        this.visit(known.value, { ...place, hidden: place.hidden ?? value });
      }
    } else if (typeof value === "string") {
      this.judge(place, place.real, value, characterRuleAt(place.real));
    } else if (Array.isArray(value)) {
      value.forEach((entry, i) =>
        this.visit(entry, { ...place, path: `${place.path}[${i}]`, real: `${place.real}[${i}]` }),
      );
    } else if (typeof value === "object" && value !== null) {
      for (const [name, member] of Object.entries(value)) {
        const at = memberOf(place, name);
        // A name must be one line even where the text under it need not be.
        this.judge(at, nameAt(at.real), name, characterRule);
        this.visit(member, at);
      }
    }
  }

  private judge({ path, hidden }: Place, real: string, text: string, rule: (text: string) => string | undefined): void {
    const reason = this.problems.hasRefused(real) ? undefined : rule(text);
    if (reason !== undefined) {
      this.problems.add(path, hidden ?? text, reason);
    }
  }
}

function memberOf(place: Place, name: string): Place {
  const join = (path: string, member: string): string => (path === "" ? member : `${path}.${member}`);
  return {
    ...place,
    path: join(place.path, place.hidden === undefined ? name : "[secret]"),
    real: join(place.real, name),
  };
}

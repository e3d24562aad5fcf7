// Annotations of an object: the component's, over which the user's win.

import { isLater, type Value } from "../../schema/value";
import type { Annotations } from "./objects";

type Given = Value<Readonly<Record<string, Value<string>>>>;

export function withGiven(own: Readonly<Record<string, string>>, given: Given): Annotations {
  // What lies inside a Later is settled with it, so its entries are plain.
  return isLater(given)
    ? given.map((entries) => ({ ...own, ...(entries as Readonly<Record<string, string>>) }))
    : { ...own, ...given };
}

// Placeholder for a refused value: planning continues, so that all problems are reported at once.

import { Later } from "../schema/value";

/** Known to nobody, now or later. No resource ever sees it, because a problem was added where it was made. */
export class Rejected<T> extends Later<T> {
  override peek(): undefined {
    return undefined;
  }

  override map<U>(): Later<U> {
    return new Rejected<U>();
  }

  override zip<U>(): Later<[T, U]> {
    return new Rejected<[T, U]>();
  }
}

// Stands in for a value that was refused: planning goes on around it, so that everything is reported at once.

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

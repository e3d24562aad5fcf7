// Later over a Pulumi Output: how secret and unknown inputs enter the plan, and leave it for resources.

import * as pulumi from "@pulumi/pulumi";
import { isLater, Later, type Value } from "../schema/value";

export class OutputLater<T> extends Later<T> {
  /** `known` holds the value when it is known, that is when the Output is only secret. */
  constructor(
    readonly output: pulumi.Output<T>,
    private readonly known?: { readonly value: T },
  ) {
    super();
  }

  override peek(): { readonly value: T } | undefined {
    return this.known;
  }

  override map<U>(transform: (value: T) => U): Later<U> {
    return new OutputLater<U>(
      this.output.apply((value) => transform(value)),
      this.known && { value: transform(this.known.value) },
    );
  }

  override zip<U>(other: Later<U>): Later<[T, U]> {
    const that = other as OutputLater<U>;
    return new OutputLater<[T, U]>(
      pulumi.all([this.output, that.output]) as unknown as pulumi.Output<[T, U]>,
      this.known && that.known && { value: [this.known.value, that.known.value] },
    );
  }
}

/** A value that a resource will have: known only when the engine says so. */
export function later<T>(output: pulumi.Output<T>): Value<T> {
  return new OutputLater(output);
}

/** A known value that nobody may see; `origin` is where it came from, so that dependencies stay. */
export function secretLater<T>(value: T, origin: pulumi.Output<unknown> = pulumi.output(undefined)): Later<T> {
  // Nested Laters are given back as the Outputs that they are.
  const settled = toInput(value) as unknown;
  const output = pulumi.secret(origin.apply(() => settled)) as pulumi.Output<T>;
  return new OutputLater(output, { value });
}

/** T with every Later in it, at any depth, as the Output that it stands for. */
type Resolved<T> =
  T extends Later<infer U>
    ? pulumi.Output<U>
    : T extends readonly (infer E)[]
      ? Resolved<E>[]
      : T extends object
        ? { [K in keyof T]: Resolved<T[K]> }
        : T;

/** What plan and manifests describe, as resources take it. */
export function toInput<T>(value: T): Resolved<T> {
  return convert(value) as Resolved<T>;
}

function convert(value: unknown): unknown {
  if (isLater(value)) {
    return (value as OutputLater<unknown>).output;
  }
  if (Array.isArray(value)) {
    return value.map(convert);
  }
  if (typeof value === "object" && value !== null && !pulumi.Output.isInstance(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, convert(member)]));
  }
  return value;
}

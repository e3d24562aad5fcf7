// Types that hold our descriptions of Kubernetes objects against the API's: a field that the API does not have does not compile.

import type { Later } from "../../../provider/schema/value";

/** Without what is only known later: here in our own types, and there in those of @pulumi/kubernetes. */
type Known<T> = Exclude<T, Later<unknown> | { apply: unknown } | { then: unknown } | undefined>;

type Path<Field, Rest> = Rest extends string ? `${Field & string}.${Rest}` : never;

type UnknownInObject<Ours, Theirs> = {
  [Field in keyof Ours]-?: Field extends keyof Theirs
    ? Path<Field, UnknownFields<Known<Ours[Field]>, Known<Theirs[Field]>>>
    : Field;
}[keyof Ours];

/** The paths of the fields that only our type has. */
export type UnknownFields<Ours, Theirs> = unknown extends Ours
  ? never
  : Ours extends string | number | boolean
    ? never
    : Ours extends readonly (infer Entry)[]
      ? Theirs extends readonly (infer TheirEntry)[]
        ? UnknownFields<Known<Entry>, Known<TheirEntry>>
        : "a list"
      : string extends keyof Ours
        ? never
        : UnknownInObject<Ours, Theirs extends unknown ? Theirs : never>;

/** Compiles only when there are none; the compiler's message names the others. */
export function noFields<_Fields extends never>(): void {}

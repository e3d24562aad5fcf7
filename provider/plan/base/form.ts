// Canonical forms: of all ways to write an input that mean the same, the one that is compared, recorded and deployed.

import { isLater, mapValue, type Value } from "../../schema/value";
import { peek } from "../checks/check";
import { canonicalQuantity } from "../checks/quantity";
import { revealed, sameData } from "./sameData";

/** The first step drops what is the case anyway; problems are found between the two, in the user's spelling and order. */
export type Step = "drop" | "spell";

/** Undefined: it asks for what is the case without it. What is canonical already is returned as it is. */
export type Form<T> = (given: T, step: Step) => T | undefined;

/** One form for each field of a block, so that a new field does not compile until somebody has decided about it. */
export type Forms<Block> = { readonly [Field in keyof Block]-?: Form<NonNullable<Block[Field]>> };

/** Every difference means something. */
export const asGiven = <T>(given: T): T => given;

export function spelled(canonical: (text: string) => string): Form<Value<string>> {
  return (given, step) => {
    const known = peek(given);
    return step === "drop" || (known !== undefined && canonical(known) === known) ? given : mapValue(given, canonical);
  };
}

/** An amount in one unit. */
export const quantityForm = spelled(canonicalQuantity);

/** The default written out, secret or not: the value of a default is none. */
export function unless<T>(usual: unknown, form: Form<T> = asGiven): Form<T> {
  return (given, step) => {
    const known = peek(given);
    const isUsual = known !== undefined && sameData(form(known as T, "spell"), usual);
    return isUsual ? undefined : form(given, step);
  };
}

/** An empty text, list or map asks for nothing. */
export function unlessEmpty<T>(form: Form<T>): Form<T> {
  return (given, step) => {
    const formed = form(given, step);
    const known: unknown = peek(formed);
    const isEmpty = known === "" || (typeof known === "object" && known !== null && Object.keys(known).length === 0);
    return isEmpty ? undefined : formed;
  };
}

/** A block that means something although nothing is in it. */
export function block<Block extends object>(forms: Forms<Block>): Form<Block> {
  return (given, step) => {
    const formed = Object.entries(given).map(([field, value]) => {
      const form = forms[field as keyof Block] as Form<unknown> | undefined;
      return [field, value === undefined ? undefined : (form ?? asGiven)(value, step)] as const;
    });
    return formed.every(([field, value]) => value !== undefined && value === (given as Record<string, unknown>)[field])
      ? given
      : (Object.fromEntries(formed.filter(([, value]) => value !== undefined)) as Block);
  };
}

/** A block that asks for nothing when nothing is in it. */
export const group = <Block extends object>(forms: Forms<Block>): Form<Block> => unlessEmpty(block(forms));

/** What a form makes of a list or map whose whole or parts may come later. */
function inside<Whole extends object>(form: (whole: Whole) => Whole): (given: Value<Whole>) => Value<Whole> {
  return (given) => {
    if (!isLater(given)) {
      return form(given);
    }
    const known = given.peek();
    return known !== undefined && form(known.value) === known.value ? given : given.map(form);
  };
}

/** A block that may come later as a whole. */
export function whole<T extends object>(form: Form<T>): Form<Value<T>> {
  return (given, step) => inside((known: T) => form(known, step) ?? known)(given);
}

/** For a list of entries, be it plain or later as a whole. */
type ListForm<T> = <Whole extends Value<readonly T[]>>(given: Whole, step: Step) => Whole;

/** A list whose order means something. */
export function list<T>(entry: Form<T>): ListForm<T> {
  return <Whole extends Value<readonly T[]>>(given: Whole, step: Step) =>
    inside((entries: readonly T[]) => formedEntries(entries, entry, step))(given) as Whole;
}

function formedEntries<T>(entries: readonly T[], form: Form<T>, step: Step): readonly T[] {
  const formed = entries.map((one) => form(one, step) ?? one);
  return formed.every((one, i) => one === entries[i]) ? entries : formed;
}

/** A list whose order means nothing, and repetition neither. */
export function set<T>(entry: Form<T> = asGiven): ListForm<T> {
  return <Whole extends Value<readonly T[]>>(given: Whole, step: Step) =>
    inside((entries: readonly T[]) => {
      const formed = formedEntries(entries, entry, step);
      return step === "drop" ? formed : ordered(formed);
    })(given) as Whole;
}

/** While an entry is not known, neither is the order. */
function ordered<T>(entries: readonly T[]): readonly T[] {
  const keyed = entries.map((entry) => ({ entry, key: revealed(entry) }));
  if (keyed.some(({ key }) => key === undefined)) {
    return entries;
  }
  const sorted = keyed
    .sort((a, b) => (a.key! < b.key! ? -1 : Number(a.key! > b.key!)))
    .filter(({ key }, i, all) => i === 0 || key !== all[i - 1]!.key)
    .map(({ entry }) => entry);
  return sorted.length === entries.length && sorted.every((entry, i) => entry === entries[i]) ? entries : sorted;
}

type Members<T> = Readonly<Record<string, T>>;

/** A map whose values have one form. */
export function mapOf<T>(member: Form<T>) {
  return <Whole extends Value<Members<T>>>(given: Whole, step: Step): Whole =>
    inside((members: Members<T>) => {
      const formed = Object.entries(members).map(([key, value]) => [key, member(value, step) ?? value] as const);
      return formed.every(([key, value]) => value === members[key]) ? members : Object.fromEntries(formed);
    })(given) as Whole;
}

/** A form whose result is looked at as a whole. */
export function after<T>(form: Form<T>, then: (formed: T) => T | undefined): Form<T> {
  return (given, step) => {
    const formed = form(given, step);
    return formed === undefined ? undefined : then(formed);
  };
}

/** A block without one of its fields. */
export function without<Block extends object, Field extends keyof Block>(given: Block, field: Field): Block {
  const { [field]: _dropped, ...others } = given;
  return others as Block;
}

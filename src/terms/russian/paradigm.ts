import { type Case, type GrammaticalNumber, NUMBERS, type Slot, slotKey } from "../inflection.ts";

/** A case that Russian declines by. */
export type RussianCase = Exclude<Case, "locative" | "ablative">;

/** The cases that Russian declines by, in the order of its grammars. */
export const RUSSIAN_CASES: readonly RussianCase[] = [
  "nominative",
  "genitive",
  "dative",
  "accusative",
  "instrumental",
  "prepositional",
];

export type Gender = "masculine" | "feminine" | "neuter";

/** A slot of Russian: nothing but case and number. */
export interface RussianSlot {
  readonly case: RussianCase;
  readonly number: GrammaticalNumber;
}

/** All twelve slots, singular first. */
export const RUSSIAN_SLOTS: readonly RussianSlot[] = NUMBERS.flatMap((number) =>
  RUSSIAN_CASES.map((name) => ({ case: name, number })),
);

/** Stands first among a slot's forms where only variants are known, and none of them is surely right. */
export const UNDECIDED = "";

/** The forms of a word by `slotKey`: the dictionary's norm first, then variants. A slot without forms is absent. */
export type Paradigm = ReadonlyMap<string, readonly string[]>;

/** A paradigm of what `formsOf` gives for each slot. */
export function paradigmOf(formsOf: (slot: RussianSlot) => readonly string[]): Paradigm {
  const paradigm = new Map<string, readonly string[]>();
  for (const slot of RUSSIAN_SLOTS) {
    const forms = [...new Set(formsOf(slot))];
    if (forms.length > 0) paradigm.set(slotKey(slot), forms);
  }
  return paradigm;
}

/** The forms of a slot, none where the paradigm has none. */
export function formsAt(paradigm: Paradigm, slot: Slot): readonly string[] {
  return paradigm.get(slotKey(slot)) ?? [];
}

/** The form that is surely right in a slot. */
export function normAt(paradigm: Paradigm, slot: Slot): string | undefined {
  const norm = formsAt(paradigm, slot)[0];
  return norm === UNDECIDED ? undefined : norm;
}

/** A paradigm in which every slot has the same form. */
export function unchanging(word: string): Paradigm {
  return paradigmOf(() => [word]);
}

/** Both paradigms in one: what the first says stays the norm, what only the second says become variants. */
export function joined(first: Paradigm, second: Paradigm): Paradigm {
  return paradigmOf((slot) => [...formsAt(first, slot), ...formsAt(second, slot)]);
}

/** Both paradigms where nothing says which is right: a norm only where they agree on it. */
export function undecided(first: Paradigm, second: Paradigm): Paradigm {
  return paradigmOf((slot) => {
    const [one, other] = [formsAt(first, slot), formsAt(second, slot)];
    return one[0] === other[0] ? [...one, ...other] : [UNDECIDED, ...one, ...other];
  });
}

/**
 * Every combination of one form from each list, with what stands between them; first `UNDECIDED` where a list is. None
 * where a list is empty.
 *
 * @param between what follows each list but the last
 */
export function combinations(lists: readonly (readonly string[])[], between: readonly string[]): readonly string[] {
  let phrases: readonly string[] = [""];
  for (const [index, forms] of lists.entries()) {
    const gap = index === 0 ? "" : (between[index - 1] ?? " ");
    const surely = forms.filter((form) => form !== UNDECIDED);
    phrases = phrases.flatMap((phrase) => surely.map((form) => phrase + gap + form));
  }
  return lists.some(([norm]) => norm === UNDECIDED) ? [UNDECIDED, ...phrases] : phrases;
}

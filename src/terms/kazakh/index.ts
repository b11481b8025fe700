import {
  type InflectedForm,
  type Inflector,
  type Lexeme,
  NUMBERS,
  POSSESSORS,
  type Slot,
  slotKey,
} from "../inflection.ts";
import { knowsClass } from "./class.ts";
import type { KazakhCase } from "./endings.ts";
import { laxParadigms, strictParadigm } from "./paradigms.ts";
import { fitParticle } from "./particles.ts";

const CASES = [
  "nominative",
  "genitive",
  "dative",
  "accusative",
  "locative",
  "ablative",
  "instrumental",
] as const satisfies readonly KazakhCase[];

/** Every slot of a Kazakh noun, with its key. */
const SLOTS: readonly (readonly [Slot, string])[] = NUMBERS.flatMap((number) =>
  [undefined, ...POSSESSORS].flatMap((possessor) => {
    const common = { number, ...(possessor === undefined ? {} : { possessor }) };
    return [
      ...CASES.map((name): Slot => ({ ...common, case: name })),
      { ...common, case: "locative", attributive: true } as const,
    ];
  }),
).map((slot) => [Object.freeze(slot), slotKey(slot)]);

/** The longest term that is inflected, in characters; a longer one only stands for itself. */
const LONGEST_TERM = 500;

/**
 * The inflection of Kazakh nouns, names, abbreviations and terms of several words.
 *
 * `forms` gives about 200 to 600 forms a term: besides the right ones both harmonies, stems changed or not, suffixes with and
 * without a hyphen. `docs/inflection.md` states the rules.
 */
export const kazakh: Inflector = {
  inflect(lexeme, slot) {
    const said = lexeme.irregular?.get(slotKey(slot));
    if (said !== undefined) return said;
    if (lexeme.term.length > LONGEST_TERM) return undefined;
    return strictParadigm(lexeme)(slot);
  },
  forms,
  fitAfter: fitParticle,
  knowsClass,
};

function forms(lexeme: Lexeme): readonly InflectedForm[] {
  const found = new Map<string, Slot[]>();
  const add = (form: string, slot?: Slot): void => {
    const folded = form.normalize("NFC").toLowerCase();
    const slots = found.get(folded);
    if (slots === undefined) found.set(folded, slot === undefined ? [] : [slot]);
    else if (slot !== undefined && !slots.includes(slot)) slots.push(slot);
  };
  const { term, irregular } = lexeme;
  add(term, SLOTS[0]?.[0]);
  if (term.length <= LONGEST_TERM) {
    for (const paradigm of laxParadigms(lexeme))
      for (const [slot] of SLOTS) {
        const form = paradigm(slot);
        if (form !== undefined) add(form, slot);
      }
  }
  for (const [slot, key] of SLOTS) {
    const said = irregular?.get(key);
    if (said !== undefined) add(said, slot);
  }
  for (const form of lexeme.forms ?? []) add(form);
  return [...found].map(([form, slots]) => ({ form, slots }));
}

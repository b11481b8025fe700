import type { GenericSchema } from "valibot";
import { dayOf } from "../core/day.ts";
import { notation } from "../core/notation.ts";
import { isMap, mapOf } from "../core/shape.ts";
import { type Certainty, KEEP_WHEN, PARTS_OF_SPEECH, TERM_STATUSES, type Term, type Validity } from "../core/term.ts";
import { CASES, NUMBERS, POSSESSORS } from "./inflection.ts";

const MAX_CHARACTERS = 500;

/** A rendering as it is read. */
export interface RawRendering {
  readonly term?: string | undefined;
  readonly admitted: readonly string[];
  readonly forbidden: readonly string[];
  readonly forms: readonly string[];
  readonly class?: string | undefined;
  readonly harmony?: "back" | "front" | undefined;
  readonly gender?: "masculine" | "feminine" | "neuter" | undefined;
  readonly animate?: boolean | undefined;
  readonly irregular?: Readonly<Record<string, string>> | undefined;
  readonly doNotTranslate?: boolean | undefined;
}

type RawValidity = { readonly [Key in keyof Validity]: string | undefined };

/** A term as it is read; its other keys are languages, each with a `RawRendering`. */
export interface Entry {
  readonly id: string;
  readonly source: string;
  readonly variants: readonly string[];
  readonly doNotTranslate: boolean;
  readonly certainty: Certainty;
  readonly status: Term["status"];
  readonly partOfSpeech?: Term["partOfSpeech"] | undefined;
  readonly definition?: string | undefined;
  readonly domains: readonly string[];
  readonly valid: RawValidity | readonly RawValidity[];
  readonly validBy: Term["validBy"];
  readonly keepWhen: Term["keepWhen"];
  readonly replacedBy?: string | undefined;
  readonly note?: string | undefined;
  readonly reference?: string | undefined;
}

/** What a glossary file holds. */
export interface RawGlossary {
  readonly version: 1;
  readonly terms: readonly Entry[];
}

/** A valibot schema of what a glossary file holds. */
export async function glossarySchema(): Promise<GenericSchema<unknown, RawGlossary>> {
  const v = await import("valibot");
  const text = v.pipe(
    v.string("phrase.string"),
    v.nonEmpty("phrase.stringWithText"),
    v.maxLength(MAX_CHARACTERS, notation("phrase.stringUpTo", { most: MAX_CHARACTERS })),
  );
  const form = v.pipe(
    text,
    v.regex(/^[^\p{Cc}]*[\p{L}\p{N}][^\p{Cc}]*$/u, "phrase.oneLineWithLetters"),
    v.transform((written) => written.normalize("NFC").trim()), // it is put into texts as it stands here
  );
  const forms = v.optional(v.array(form, "phrase.list"), []);
  const flag = v.boolean("true | false");
  const id = v.pipe(v.string("phrase.string"), v.regex(/^[a-z0-9][a-z0-9._-]{0,79}$/i, "phrase.idString"));
  const oneOf = <T extends string>(names: readonly T[]) => v.picklist(names, names.join(" | "));
  const slots = "phrase.mapOfSlots";
  const rendering = mapOf(v, {
    term: v.optional(form),
    admitted: forms,
    forbidden: forms,
    forms,
    class: v.optional(v.pipe(text, v.regex(/^[a-z0-9]+(?:[ _-][a-z0-9]+)*$/, "phrase.spacedWords"))),
    harmony: v.optional(oneOf(["back", "front"] as const)),
    gender: v.optional(oneOf(["masculine", "feminine", "neuter"] as const)),
    animate: v.optional(flag),
    irregular: v.optional(
      v.pipe(
        v.custom<Record<string, unknown>>(isMap, slots),
        v.record(v.string("phrase.string"), form, "phrase.map"),
        v.check((map) => Object.keys(map).every(isSlotKey), slots),
      ),
    ),
    doNotTranslate: v.optional(flag),
  });
  const day = v.optional(v.pipe(v.string("phrase.date"), v.check(isDay, "phrase.dateAsText")));
  const range = mapOf(v, { from: day, until: day });
  const term = v.pipe(
    v.custom<Record<string, unknown>>(isMap, "phrase.map"),
    v.objectWithRest(
      {
        id,
        source: form,
        variants: forms,
        doNotTranslate: v.optional(flag, false),
        certainty: oneOf(["A", "B", "C"] as const),
        status: v.optional(oneOf(TERM_STATUSES), "preferred"),
        partOfSpeech: v.optional(oneOf(PARTS_OF_SPEECH)),
        definition: v.optional(text),
        domains: forms,
        valid: v.optional(
          v.lazy(
            (input): GenericSchema<unknown, RawValidity | readonly RawValidity[]> =>
              Array.isArray(input) ? v.array(range, "phrase.list") : range,
          ),
          [],
        ),
        validBy: v.optional(oneOf(["event", "article"] as const), "event"),
        keepWhen: v.optional(v.array(oneOf(KEEP_WHEN), "phrase.list"), []),
        replacedBy: v.optional(id),
        note: v.optional(text),
        reference: v.optional(text),
      },
      rendering,
    ),
  );
  return mapOf(v, { version: v.literal(1, "1"), terms: v.array(term, "phrase.list") });
}

/** Whether it is a day of the calendar, `2021-02-28` and not `2021-02-30`. */
function isDay(value: string): boolean {
  return dayOf(value) === value;
}

/** Whether it names a slot as `slotKey` does. */
function isSlotKey(key: string): boolean {
  const [name, number, ...rest] = key.split(" ");
  const knows = (names: readonly string[], word: string | undefined): boolean =>
    word !== undefined && names.includes(word);
  if (!knows(CASES, name) || !knows(NUMBERS, number)) return false;
  const [possessor, attributive] = knows(POSSESSORS, rest[0]) ? [rest[0], rest[1]] : [undefined, rest[0]];
  return (
    rest.length <= (possessor === undefined ? 1 : 2) && (attributive === undefined || attributive === "attributive")
  );
}

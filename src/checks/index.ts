import type { Finding } from "../core/model.ts";
import { attribution } from "./attribution.ts";
import { chatter } from "./chatter.ts";
import type { ArticleCheck, Check, CheckInput } from "./check.ts";
import { controlCharacters } from "./control-characters.ts";
import { currency } from "./currency.ts";
import { dates } from "./dates.ts";
import { doubledWords } from "./doubled-words.ts";
import { emails } from "./emails.ts";
import { empty } from "./empty.ts";
import { encoding } from "./encoding.ts";
import { entities } from "./entities.ts";
import { forbidden } from "./forbidden.ts";
import { handles } from "./handles.ts";
import { inlineCodes } from "./inline-codes.ts";
import { interpolation } from "./interpolation.ts";
import { length } from "./length.ts";
import { markup } from "./markup.ts";
import { names } from "./names.ts";
import { negation } from "./negation.ts";
import { notes } from "./notes.ts";
import { numbers } from "./numbers.ts";
import { percent } from "./percent.ts";
import { placeholders } from "./placeholders.ts";
import { quotations } from "./quotations.ts";
import { repetition } from "./repetition.ts";
import { sameSource } from "./same-source.ts";
import { sameTarget } from "./same-target.ts";
import { scale } from "./scale.ts";
import { script } from "./script.ts";
import { sentences } from "./sentences.ts";
import { sourceWords } from "./source-words.ts";
import { stale } from "./stale.ts";
import { terms } from "./terms.ts";
import { units } from "./units.ts";
import { untranslated } from "./untranslated.ts";
import { urls } from "./urls.ts";
import { whitespace } from "./whitespace.ts";

/** Every check, in the order in which findings are told. */
export const checks: readonly Check[] = [
  empty,
  stale,
  inlineCodes,
  interpolation,
  placeholders,
  urls,
  emails,
  handles,
  markup,
  entities,
  controlCharacters,
  encoding,
  chatter,
  repetition,
  notes,
  script,
  untranslated,
  sourceWords,
  length,
  terms,
  forbidden,
  numbers,
  scale,
  dates,
  currency,
  percent,
  units,
  negation,
  quotations,
  attribution,
  doubledWords,
  sentences,
  whitespace,
];

/** Every check that compares the segments of an article with one another. */
export const articleChecks: readonly ArticleCheck[] = [names, sameSource, sameTarget];

/** What all article checks say of an article's segments, each segment in its place. */
export function runArticleChecks(inputs: readonly CheckInput[]): readonly (readonly Finding[])[] {
  const found = articleChecks.map((check) => check.findAll(inputs));
  return inputs.map((_, index) => found.flatMap((findings) => findings[index] ?? []));
}

/** What all checks say of one segment. An empty target is told once, as empty, and not for all that it lacks. */
export function runChecks(input: CheckInput): readonly Finding[] {
  const nothing = empty.find(input);
  if (nothing.length > 0) return nothing;
  const found: Finding[] = [];
  for (const check of checks) for (const finding of check.find(input)) found.push(finding);
  return found;
}

import type { Finding } from "../core/model.ts";
import { alphabet } from "./alphabet.ts";
import { apostrophes } from "./apostrophes.ts";
import { attribution } from "./attribution.ts";
import { brackets } from "./brackets.ts";
import { capitals } from "./capitals.ts";
import { chatter } from "./chatter.ts";
import type { ArticleCheck, Check, CheckInput } from "./check.ts";
import { controlCharacters } from "./control-characters.ts";
import { currency } from "./currency.ts";
import { dashes } from "./dashes.ts";
import { dates } from "./dates.ts";
import { decomposed } from "./decomposed.ts";
import { digitsInWords } from "./digits-in-words.ts";
import { doubledWords } from "./doubled-words.ts";
import { emails } from "./emails.ts";
import { empty } from "./empty.ts";
import { encoding } from "./encoding.ts";
import { endPunctuation } from "./end-punctuation.ts";
import { entities } from "./entities.ts";
import { forbidden } from "./forbidden.ts";
import { handles } from "./handles.ts";
import { homoglyphs } from "./homoglyphs.ts";
import { inlineCodes } from "./inline-codes.ts";
import { interpolation } from "./interpolation.ts";
import { invisible } from "./invisible.ts";
import { kazakhLetters } from "./kazakh-letters.ts";
import { kazakhVariants } from "./kazakh-variants.ts";
import { language } from "./language.ts";
import { length } from "./length.ts";
import { markup } from "./markup.ts";
import { names } from "./names.ts";
import { negation } from "./negation.ts";
import { nonBreakingSpaces } from "./non-breaking-spaces.ts";
import { notes } from "./notes.ts";
import { numbers } from "./numbers.ts";
import { ordinals } from "./ordinals.ts";
import { percent } from "./percent.ts";
import { percentSpacing } from "./percent-spacing.ts";
import { placeholders } from "./placeholders.ts";
import { quotations } from "./quotations.ts";
import { quotes } from "./quotes.ts";
import { repeatedPunctuation } from "./repeated-punctuation.ts";
import { repetition } from "./repetition.ts";
import { sameSource } from "./same-source.ts";
import { sameTarget } from "./same-target.ts";
import { scale } from "./scale.ts";
import { sentences } from "./sentences.ts";
import { sourceWords } from "./source-words.ts";
import { spacesAtPunctuation } from "./spaces-at-punctuation.ts";
import { spelling } from "./spelling.ts";
import { stale } from "./stale.ts";
import { terms } from "./terms.ts";
import { units } from "./units.ts";
import { untranslated } from "./untranslated.ts";
import { urls } from "./urls.ts";
import { whitespace } from "./whitespace.ts";
import { yo } from "./yo.ts";

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
  language,
  alphabet,
  homoglyphs,
  kazakhLetters,
  decomposed,
  invisible,
  digitsInWords,
  spelling,
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
  endPunctuation,
  brackets,
  quotes,
  spacesAtPunctuation,
  repeatedPunctuation,
  capitals,
  ordinals,
  apostrophes,
  dashes,
  nonBreakingSpaces,
  whitespace,
];

/** Every check that compares the segments of an article with one another. */
export const articleChecks: readonly ArticleCheck[] = [
  names,
  sameSource,
  sameTarget,
  kazakhVariants,
  yo,
  percentSpacing,
];

/** What all article checks say of an article's segments, each segment in its place. */
export function runArticleChecks(inputs: readonly CheckInput[]): readonly (readonly Finding[])[] {
  const found = articleChecks.map((check) => check.findAll(inputs));
  return inputs.map((_, index) => found.flatMap((findings) => findings[index] ?? []));
}

const rest = checks.filter((check) => check !== empty);

/** What all checks say of one segment. An empty target is told once, as empty, and not for all that it lacks. */
export function runChecks(input: CheckInput): readonly Finding[] {
  const nothing = empty.find(input);
  if (nothing.length > 0) return nothing;
  const found: Finding[] = [];
  for (const check of rest) {
    const findings = check.find(input);
    if (findings.length === 0) continue; // nearly always: an iterator for each would be garbage
    for (const finding of findings) found.push(finding);
  }
  return found;
}

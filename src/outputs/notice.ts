import { sameLanguage } from "../core/locale.ts";
import type { LanguageTag } from "../core/model.ts";
import { scriptOf } from "./scripts/index.ts";
import type { Tally } from "./tally.ts";
import { proseDate, type Wording, wordingFor } from "./wording.ts";

/** What the notice tells apart; a final translation has been reviewed, and readers need not know more. */
const KINDS = ["machine", "memory", "postEdited", "edited", "reviewed"] as const;

/**
 * The notice to readers of a localised article: how it was translated, what is missing, what is outdated, and when it
 * last changed; undefined for an article without sentences.
 *
 * It says of every sentence that is shown without review that it is, and claims no review that the record does not
 * have. In the article's language where we have words in it, else in English, saying so.
 *
 * @param derivedFrom the language whose reviewed text the article was transliterated from; absent for a translation
 */
export function noticeText(tally: Tally, lang: LanguageTag, derivedFrom?: LanguageTag): string | undefined {
  if (tally.segments === 0) return undefined;
  const wording = wordingFor(lang);
  const converted = convertedText(lang, wording, derivedFrom);
  const sentences = [
    ...howTranslated(tally, wording),
    ...(converted === undefined ? [] : [converted]),
    ...missing(tally, wording, converted === undefined ? "untranslated" : "notReviewed"),
    ...(tally.stale > 0 ? [wording.say("notice.stale", { count: tally.stale })] : []),
    ...(tally.date === undefined ? [] : [wording.say("notice.date", { date: proseDate(tally.date, wording) })]),
    ...(wording.lang === "en" && !sameLanguage(lang, "en") ? [wording.say("notice.englishOnly")] : []),
  ];
  return sentences.reduce((before, after) => wording.say("notice.join", { before, after }));
}

/** That a program converted the text into the script of `lang`; undefined where nothing was. */
export function convertedText(lang: LanguageTag, wording: Wording, derivedFrom?: LanguageTag): string | undefined {
  const script = derivedFrom === undefined ? undefined : scriptOf(lang);
  return script === undefined ? undefined : wording.say(`notice.script${script}`);
}

/** One sentence where all is of one kind; else one for each kind that no one has reviewed. */
function howTranslated(tally: Tally, wording: Wording): readonly string[] {
  const { standings } = tally;
  const counts = { ...standings, reviewed: standings.reviewed + standings.final };
  const present = KINDS.filter((kind) => counts[kind] > 0);
  if (present.length === 1) return present.map((kind) => wording.say(`notice.${kind}`));
  return present
    .filter((kind) => kind !== "reviewed")
    .map((kind) => wording.say(`notice.${kind}Some`, { count: counts[kind], total: tally.segments }));
}

/** A transliteration leaves out what is translated and not reviewed. */
function missing(tally: Tally, wording: Wording, reason: "untranslated" | "notReviewed"): readonly string[] {
  if (tally.untranslated === 0) return [];
  if (tally.untranslated === tally.segments) return [wording.say("notice.untranslated")];
  return [wording.say(`notice.${reason}Some`, { count: tally.untranslated, total: tally.segments })];
}

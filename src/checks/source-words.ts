import { languageKey } from "../core/locale.ts";
import type { Finding } from "../core/model.ts";
import { plainText } from "../core/runs.ts";
import { type Check, type CheckInput, finder } from "./check.ts";
import { meets, protectedStretches } from "./protected.ts";
import { hasSign, SIGNS } from "./signs.ts";

const finding = finder("source-words");

/** Stretches of lower-case Latin words; neither parts of addresses, names or file names, nor before a Cyrillic suffix. */
const STRETCH =
  /(?<![\p{L}\p{N}@/._\\#«“"„-])[a-z][a-z'’]{2,}(?:[ \u00A0,]+[a-z][a-z'’]*)*(?![\p{L}\p{N}@/_\\»”"-]|\.\p{L}|:\/\/)/gu;
const FUNCTION_WORDS = /\b(?:the|of|and|to|in|is|was|were|are|that|with|for|have|has|had|his|her|their|from|by)\b/u;
const SENTENCE_WORDS = 5;
/** A capitalised Latin word right before a stretch; the first word of an English sentence says nothing of a name. */
const NAME_BEFORE =
  /(?<![\p{L}\p{N}])(?!(?:The|An?|In|On|At|Of|And|But|For|With|From|By|To|As|If|He|She|It|They|We|You|This|That|These|Those|His|Her|Its|Their|Our|No)[ \u00A0])[A-Z][\w'’-]*[ \u00A0]$/u;
const NAME_WORDS = 3;

/** Words of the source that stand untranslated in a target written in Cyrillic; kept terms and quoted words do not count. */
export const sourceWords: Check = {
  name: "source-words",
  find(input) {
    const text = plainText(input.target);
    if (
      !hasSign(text, SIGNS.latin) ||
      !/[a-z]{4}/.test(text) ||
      !languageKey(input.lang).endsWith("-Cyrl") ||
      !/\p{Script=Cyrillic}/u.test(text)
    )
      return [];
    const before = plainText(input.source);
    const kept = keptWords(input);
    const stretches = protectedStretches(text);
    return Array.from(text.matchAll(STRETCH))
      .filter((match) => !meets(stretches, match.index, match.index + match[0].length) && !isInName(match, before))
      .flatMap((match) => judge(match, before.toLowerCase(), kept));
  },
};

function keptWords({ terms, lang }: CheckInput): ReadonlySet<string> {
  const kept = terms.filter(({ term }) => term.doNotTranslate || term.renderings.get(lang)?.doNotTranslate);
  return new Set(
    kept.flatMap(({ term }) => [term.source, ...term.variants]).flatMap((form) => form.toLowerCase().split(/\s+/u)),
  );
}

/** The small words of a name that the source has letter for letter: Global citizen, Canada plus plus. */
function isInName({ 0: stretch, index, input }: RegExpExecArray, before: string): boolean {
  const capital = NAME_BEFORE.exec(input.slice(Math.max(0, index - 40), index))?.[0];
  if (capital === undefined || stretch.split(/[ \u00A0,]+/u).length > NAME_WORDS) return false;
  return before.includes(capital.replace("\u00A0", " ") + stretch.replaceAll("\u00A0", " "));
}

function judge(match: RegExpMatchArray, before: string, kept: ReadonlySet<string>): readonly Finding[] {
  const words = match[0].split(/[ \u00A0,]+/u);
  const left = words.filter((word) => word.length >= 4 && !kept.has(word) && before.includes(word));
  if (left.length === 0) return [];
  const start = match.index ?? 0;
  const at = { start, end: start + match[0].length };
  const isSentence = words.length >= SENTENCE_WORDS && FUNCTION_WORDS.test(match[0]);
  if (isSentence) return [finding("error", "sentence", { words: match[0] }, { at })];
  return [finding("warning", "left", { words: match[0] }, { at })];
}

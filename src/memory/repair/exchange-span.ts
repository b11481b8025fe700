import { primaryLanguage } from "../../core/locale.ts";
import type { LanguageTag } from "../../core/model.ts";
import type { Block } from "./align.ts";
import type { Comparison } from "./compare.ts";
import { NO_STEP, refused, type Step } from "./exchange-figures.ts";
import { isMeaningWord } from "./meaning-words.ts";
import { piecesOf, type Text } from "./pieces.ts";
import { canStandFor, capitalisedLike, spotsOf } from "./stand-in.ts";

/** A span of the query and the one in its place in the remembered source, as texts. */
interface SpanTexts {
  readonly to: string;
  readonly from: string;
}

/**
 * The spans whose translations `exchangeSpan` would like to know: what differs, then with the word before it, after it,
 * and both. Empty where more than one span differs.
 */
export function wantedSpans(comparison: Comparison): readonly SpanTexts[] {
  const { query, remembered, spans } = comparison;
  const [span, ...more] = spans;
  if (span === undefined || more.length > 0 || isEmpty(span.query) || isEmpty(span.remembered)) return [];
  const widths = [
    [0, 0],
    [1, 0],
    [0, 1],
    [1, 1],
  ] as const;
  return widths.flatMap(([before, after]) => {
    const to = slice(query, widen(span.query, before, after));
    const from = slice(remembered, widen(span.remembered, before, after));
    return to === undefined || from === undefined ? [] : [{ to, from }];
  });
}

function isEmpty([from, to]: Block["query"]): boolean {
  return from === to;
}

function widen([from, to]: Block["query"], before: number, after: number): Block["query"] {
  return [from - before, to + after];
}

/** The text from the first piece to the last; undefined where there are no such pieces or one is no word. */
function slice({ text, pieces }: Text, [from, to]: Block["query"]): string | undefined {
  if (from < 0 || to > pieces.length) return undefined;
  const within = pieces.slice(from, to);
  if (within.some(({ kind }) => kind === "figure") || within[0]?.kind !== "word" || within.at(-1)?.kind !== "word") {
    return undefined;
  }
  return text.slice(within[0].start, within.at(-1)?.end);
}

/**
 * Fills a single differing span from the memory, which must know both spans as units of their own.
 *
 *     The new decree / entered into force.   Жаңа жарлық күшіне енді.
 *     The amended law / entered into force.  Өзгертілген заң күшіне енді.
 *
 * Both must have one translation each, and the old one must stand in the target once, as it was remembered. Spans with
 * a negation or a number in words are left to people.
 *
 * @param fragment the translations that the memory has for a text as a whole
 */
export function exchangeSpan(
  comparison: Comparison,
  fragment: (text: string) => readonly string[],
  sourceLang: LanguageTag,
): Step {
  const { target, lang } = comparison;
  let refusal: Step = NO_STEP;
  for (const { to, from } of wantedSpans(comparison)) {
    const [olds, news] = [distinct(fragment(from)), distinct(fragment(to))];
    const [old, next] = [olds[0], news[0]];
    const step = ((): Step => {
      if (old === undefined || next === undefined) return NO_STEP;
      if (hasMeaningWord(`${to} ${from}`, sourceLang)) return refused("span", "meaning", to);
      if (olds.length > 1 || news.length > 1) return refused("span", "ambiguous", to);
      const [spot, ...more] = spotsOf(target, old);
      if (spot === undefined) return refused("span", "absent", to);
      if (more.length > 0) return refused("span", "repeated", to);
      const around = { before: target.slice(0, spot.start), after: target.slice(spot.end) };
      if (!canStandFor(next, old, around, lang) || isPossessive(next, lang) !== isPossessive(old, lang))
        return refused("span", "agreement", to);
      const instead = target.slice(spot.start, spot.end);
      const text = capitalisedLike(next, instead, old);
      const exchange = { kind: "span", query: to, remembered: from, wrote: text, instead } as const;
      return { edits: [{ ...spot, text }], exchanges: [exchange], refusals: [] };
    })();
    if (step.exchanges.length > 0) return step;
    // The narrowest span that the memory knows says best why.
    if (refusal === NO_STEP) refusal = step;
  }
  return refusal;
}

/** Whether a Kazakh phrase may end in a possessive ending, which ties it to the word before it (нарық, ауа райы нарығы). */
function isPossessive(phrase: string, lang: LanguageTag): boolean {
  return primaryLanguage(lang) === "kk" && /\p{L}{3}[ыі]$/u.test(phrase);
}

function distinct(targets: readonly string[]): readonly string[] {
  return [...new Set(targets)];
}

function hasMeaningWord(text: string, lang: LanguageTag): boolean {
  return piecesOf(text, lang).some((piece) => piece.kind === "word" && isMeaningWord(piece.text, lang));
}

import { languageKey } from "../core/locale.ts";
import type { Finding, Severity, TextSpan } from "../core/model.ts";
import { plainText } from "../core/runs.ts";
import { type Check, finder } from "./check.ts";
import { isRoman, toCyrillic, toKazakh, toLatin } from "./look-alikes.ts";
import { meets, protectedStretches } from "./protected.ts";
import { hasSign, SIGNS } from "./signs.ts";

const finding = finder("homoglyphs");

const LATIN = /\p{Script=Latin}/u;
const CYRILLIC = /\p{Script=Cyrillic}/u;
// Cheap looks: a letter of each alphabet side by side; Latin words made of look-alikes alone; Cyrillic Х and І in a row;
// letters of other Cyrillic alphabets, and hooks and tails of none.
const MIXED =
  /[A-Za-z\u0180-\u024F\u0250-\u02AF\u1E00-\u1EFF]\p{M}*[\u0400-\u052F]|[\u0400-\u052F]\p{M}*[A-Za-z\u0180-\u024F\u0250-\u02AF\u1E00-\u1EFF]/u;
const LONE = /(?<![\p{L}\p{M}\p{N}'’.&/-])[aceəhikopxyABCEƏHIKMOPTXY]{1,}(?![\p{L}\p{M}\p{N}'’.&/-])/gu;
/** Endings behind digits (1980-х), initials beside Cyrillic ones (Ф.Т.Б), О’ of names. */
const ATTACHED =
  /(?<=\d[-‑])[aceoxmyki]{1,2}(?![\p{L}\p{N}])|(?<=\p{Script=Cyrillic}(?:\.|[ \u00A0]))[ABCEHKMOPTXY](?=\.[ \u00A0]?\p{Script=Cyrillic})|(?<![\p{L}\p{N}])[ABCEHKMOPTXY](?=\.\p{Script=Cyrillic}\.)|(?<![\p{L}\p{N}])O(?=['’]\p{Script=Cyrillic})/gu;
const ROMAN = /(?<![\p{L}\p{M}])[ХІ]{2,}(?![\p{L}\p{M}])/gu;
const FOREIGN_CYRILLIC = /[ӊӉӈӇҥҤӄӃҟҞҡҠӷӶӻӺҕҔѳѲӱӰ]/;
const WORD = /[\p{L}\p{M}]+/gu;

/**
 * Letters of another alphabet that look like those of the word: Latin in a Cyrillic word, Cyrillic in a Latin one.
 *
 *     Cаяси дағдарыс      the C is Latin
 *     Commodoreлар        a Latin word of the source with a Cyrillic suffix: none
 */
export const homoglyphs: Check = {
  name: "homoglyphs",
  find({ source, target, lang }) {
    const key = languageKey(lang);
    if (!key.endsWith("-Cyrl")) return inLatin(plainText(target));
    const text = plainText(target);
    const hasLatin = hasSign(text, SIGNS.latin);
    if (!hasLatin && !/[ХІ][ХІ]/.test(text) && !FOREIGN_CYRILLIC.test(text)) return [];
    const isKazakh = key === "kk-Cyrl";
    let words: ReadonlySet<string> | undefined;
    const isInSource = (word: string): boolean => {
      words ??= new Set(plainText(source).match(WORD)); // seldom asked for
      return words.has(word);
    };
    return [
      ...(hasLatin && MIXED.test(text) ? mixed(text, isInSource, isKazakh) : []),
      ...(hasLatin ? disguised(text, isInSource) : []),
      ...(isKazakh ? kazakhLookAlikes(text) : []),
      ...romanNumerals(text),
    ];
  },
};

/** Whether the source has a word. */
type InSource = (word: string) => boolean;

/** Words of both alphabets. */
function mixed(text: string, isInSource: InSource, isKazakh: boolean): readonly Finding[] {
  const stretches = protectedStretches(text);
  return Array.from(text.matchAll(WORD)).flatMap((match): readonly Finding[] => {
    const [word] = match;
    if (!LATIN.test(word) || !CYRILLIC.test(word)) return [];
    const at = { start: match.index, end: match.index + word.length };
    if (meets(stretches, at.start, at.end)) return [];
    const latin = toLatin(word);
    if (latin !== undefined && (isRoman(latin) || isInSource(latin)))
      return [told("error", "cyrillic", word, latin, at)];
    if (hasSuffix(word, isInSource)) return [];
    const cyrillic = toCyrillic(word, isKazakh);
    if (cyrillic !== undefined) return [told("error", "latin", word, cyrillic, at)];
    if (latin !== undefined) return [told("error", "cyrillic", word, latin, at)];
    // Letters of both without a likeness: which ones are meant, only a person can say.
    return [finding("warning", "mixed", { word }, { at })];
  });
}

/** A Latin word, of the source or with letters that no Cyrillic one resembles, with a Cyrillic ending: `Commodoreлар`. */
function hasSuffix(word: string, isInSource: InSource): boolean {
  const stem = /^\p{Script=Latin}[\p{Script=Latin}\p{M}]*(?=[\p{Script=Cyrillic}\p{M}]+$)/u.exec(word)?.[0] ?? "";
  return stem.length > 1 && (isInSource(stem) || toCyrillic(stem, true) === undefined);
}

/** Words and endings of Latin letters alone, all with Cyrillic doubles, that the source does not have, among Cyrillic words. */
function disguised(text: string, isInSource: InSource): readonly Finding[] {
  const alone = matchesOf(text, LONE).filter((match) => {
    const [word] = match;
    // The article a and the pronoun I of English say nothing of the target's letters.
    if (isRoman(word) || (isInSource(word) && !/^[aAI]$/.test(word))) return false;
    const at = { start: match.index, end: match.index + word.length };
    return word.length === 1 ? isShortWord(text, at) : word === word.toLowerCase() && isAmongCyrillic(text, at);
  });
  const attached = matchesOf(text, ATTACHED).filter(
    // O’Hara has her O in the source too.
    ({ 0: letter, index }) => !isInSource(letter) || /['’]/.test(text[index + letter.length] ?? ""),
  );
  return [...alone, ...attached].flatMap((match) => {
    const [word] = match;
    const meant = toCyrillic(word, true);
    const at = { start: match.index, end: match.index + word.length };
    return meant === undefined ? [] : [told("error", "latin", word, meant, at)];
  });
}

/** All matches; matchAll copies the pattern, and most texts have none. */
function matchesOf(text: string, pattern: RegExp): readonly RegExpExecArray[] {
  return text.search(pattern) < 0 ? [] : Array.from(text.matchAll(pattern));
}

/** а, о, с, у and к among Cyrillic words, and these and В at the start of a sentence: Russian words of one letter. */
function isShortWord(text: string, at: TextSpan): boolean {
  const letter = text[at.start] ?? "";
  if (letter === "a") return isAmongCyrillic(text, at);
  if (/[coyk]/.test(letter)) return isCyrillicAt(text.slice(0, at.start).trimEnd().at(-1));
  const isStart = /(?:^|[.!?…:]\s+|[.!?…:—–\s][«„“"]|^[«„“"])$/u.test(text.slice(Math.max(0, at.start - 3), at.start));
  return (
    /[ABCOYK]/.test(letter) && isStart && /^[ \u00A0](?:\p{Script=Cyrillic}|\d)/u.test(text.slice(at.end, at.end + 2))
  );
}

function isAmongCyrillic(text: string, { start, end }: TextSpan): boolean {
  return isCyrillicAt(text.slice(0, start).trimEnd().at(-1)) && isCyrillicAt(text.slice(end).trimStart()[0]);
}

function isCyrillicAt(letter: string | undefined): boolean {
  return letter !== undefined && /[\p{Script=Cyrillic},;:—–«»\d]/u.test(letter);
}

function kazakhLookAlikes(text: string): readonly Finding[] {
  if (!FOREIGN_CYRILLIC.test(text)) return [];
  return Array.from(text.matchAll(WORD)).flatMap((match): readonly Finding[] => {
    const [word] = match;
    const at = { start: match.index, end: match.index + word.length };
    return FOREIGN_CYRILLIC.test(word) ? [told("warning", "foreign-cyrillic", word, toKazakh(word), at)] : [];
  });
}

/** `ХХІ` in Cyrillic letters is common in print and searched for in vain: told for information. */
function romanNumerals(text: string): readonly Finding[] {
  return matchesOf(text, ROMAN).flatMap((match): readonly Finding[] => {
    const meant = toLatin(match[0]);
    const at = { start: match.index, end: match.index + match[0].length };
    return meant !== undefined && isRoman(meant) ? [told("info", "roman", match[0], meant, at)] : [];
  });
}

/** Cyrillic look-alikes in the words of a text in Latin letters. */
function inLatin(text: string): readonly Finding[] {
  if (!MIXED.test(text)) return [];
  return Array.from(text.matchAll(WORD)).flatMap((match): readonly Finding[] => {
    const [word] = match;
    const meant = LATIN.test(word) && CYRILLIC.test(word) ? toLatin(word) : undefined;
    const at = { start: match.index, end: match.index + word.length };
    return meant === undefined ? [] : [told("error", "cyrillic", word, meant, at)];
  });
}

function told(severity: Severity, rule: string, word: string, meant: string, at: TextSpan): Finding {
  const letters = [...word].filter((letter, index) => letter !== [...meant][index]).join(", ");
  return finding(severity, rule, { word, meant, letters }, { at, fix: { ...at, text: meant } });
}

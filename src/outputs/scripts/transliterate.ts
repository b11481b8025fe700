import type { Run, Runs } from "../../core/model.ts";
import { joinRuns } from "../../core/runs.ts";
import { isSpelt } from "./abbreviations.ts";
import { arabicAbbreviation, arabicPunctuation, arabicStem, arabicWord, type LoanStyle } from "./arabic.ts";
import { latinCapitals, latinWord } from "./latin.ts";
import { entryAt, folded, type Lexicon, type LexiconHit, lexiconOf } from "./lexicon.ts";
import { latinStretches, romanLetters, type Token, tokens } from "./tokens.ts";
import { writtenOut } from "./written-out.ts";

/** The scripts that Kazakh Cyrillic text is rendered in. */
export type Script = "Arab" | "Latn";

/** How a text is transliterated; all may be left out. */
export interface ScriptOptions {
  /** Words that are not written by rule: a project's exceptions, then its glossary. */
  readonly lexicon?: Lexicon;
  /** Arabic script: sounds of loanwords; `cldr` where absent. */
  readonly loans?: LoanStyle;
  /**
   * Arabic script: how Latin words and addresses are kept from running into the text round them: `characters`
   * (U+2066 … U+2069), `markup` (codes `<bdi>`, for `transliterate` alone), or, where absent, not at all.
   */
  readonly isolation?: "characters" | "markup";
}

const NO_LEXICON = lexiconOf([]);
/** Stands for a code that parts words: a line break, an image. */
const BREAK = "\ufffc";

/**
 * A Kazakh Cyrillic text in another script. Latin words, digits, addresses and placeholders stay as they are; a text
 * that is in that script already comes back unchanged. NFC.
 */
export function transliterateText(text: string, script: Script, options: ScriptOptions = {}): string {
  const plain = text.normalize("NFC");
  return written(plain, script, options).join("").normalize("NFC");
}

/**
 * Runs in another script, with every code at its place: words that codes cut are transliterated whole.
 *
 * With `isolation: "markup"` there are codes more than before, pairs named `html:bdi`.
 */
export function transliterate(runs: Runs, script: Script, options: ScriptOptions = {}): Runs {
  const nfc = runs.map((run): Run => (run.kind === "text" ? { kind: "text", text: run.text.normalize("NFC") } : run));
  const plain = nfc
    .map((run) => (run.kind === "text" ? run.text : run.code.type === "standalone" ? BREAK : ""))
    .join("");
  const slots = written(plain, script, options);
  const asMarkup = script === "Arab" && options.isolation === "markup";
  let nextId = Math.max(0, ...runs.map((run) => (run.kind === "code" ? Number(run.code.id) || 0 : 0))) + 1;
  let at = 0;
  const result: Run[] = [];
  for (const run of nfc) {
    if (run.kind === "code") {
      if (run.code.type === "standalone") at += BREAK.length;
      result.push(run);
      continue;
    }
    const here = slots.slice(at, at + run.text.length);
    at += run.text.length;
    if (!asMarkup || !isForeign(plain)) result.push(textRun(here));
    else {
      let from = 0;
      for (const [start, end] of latinStretches(run.text)) {
        const id = String(nextId++);
        result.push(textRun(here.slice(from, start)));
        result.push({ kind: "code", code: { id, type: "open", name: "html:bdi", data: "<bdi>" } });
        result.push(textRun(here.slice(start, end)));
        result.push({ kind: "code", code: { id, type: "close", name: "html:bdi", data: "</bdi>" } });
        from = end;
      }
      result.push(textRun(here.slice(from)));
    }
  }
  return joinRuns(result);
}

function textRun(slots: readonly string[]): Run {
  return { kind: "text", text: slots.join("").normalize("NFC") };
}

/** What is written for each UTF-16 unit of a text. */
function written(text: string, script: Script, options: ScriptOptions): readonly string[] {
  const slots = text.split("");
  if (!isForeign(text)) return slots;
  const lower = folded(text);
  const lexicon = options.lexicon ?? NO_LEXICON;
  const shouts = isShouting(text);
  let done = 0;
  for (const token of tokens(text)) {
    if (token.start < done) continue;
    const { letters, end } = writtenToken(token, { text, lower, script, options, lexicon, shouts });
    for (let at = token.start; at < end; at++) if (slots[at] !== BREAK) slots[at] = letters[at - token.start] ?? "";
    done = end;
  }
  if (script === "Arab" && options.isolation === "characters") isolate(text, slots);
  return slots;
}

/** Whether there is anything in it that scripts differ in; a Latin quotation keeps its punctuation. */
function isForeign(text: string): boolean {
  return /[\p{sc=Cyrillic}\p{sc=Arabic}]/u.test(text);
}

/** A heading in capitals has no abbreviations that could be told from its words. */
function isShouting(text: string): boolean {
  return !/[а-яёәғқңөұүһі]/u.test(text) && /[А-ЯЁӘҒҚҢӨҰҮҺІ]{6}/u.test(text);
}

function isWordStart(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{M}\p{N}]/u.test(text.charAt(at - 1));
}

interface Place {
  readonly text: string;
  readonly lower: string;
  readonly script: Script;
  readonly options: ScriptOptions;
  readonly lexicon: Lexicon;
  readonly shouts: boolean;
}

/** What is written for each unit of `[token.start, end)`. */
interface Written {
  readonly letters: readonly string[];
  readonly end: number;
}

function writtenToken(token: Token, place: Place): Written {
  const { text, script } = place;
  const end = token.start + token.text.length;
  switch (token.kind) {
    case "kept":
      return { letters: token.text.split(""), end };
    case "roman":
      return { letters: romanLetters(token.text).split(""), end };
    case "mark": {
      const mark = script === "Arab" && !isInNumber(text, token.start) ? arabicPunctuation(token.text) : token.text;
      return { letters: [mark], end };
    }
    case "word":
      return writtenWord(token, place);
  }
}

/** By the project's entries first, then as an abbreviation, then by rule. */
function writtenWord({ text: word, start }: Token, place: Place): Written {
  const { text, lower, script, options, lexicon } = place;
  const hit = isWordStart(text, start) ? entryAt(lexicon, lower, start) : undefined;
  if (hit !== undefined)
    return { letters: entryLetters(hit, text.slice(start, hit.end), script, options), end: hit.end };
  const end = start + word.length;
  const small = lower.slice(start, end);
  if (script === "Latn") return { letters: latinWord(word, small), end };
  const loans = options.loans ?? "cldr";
  if (!place.shouts && isSpelt(word)) return { letters: arabicAbbreviation(small, loans), end };
  const full = isWordStart(text, start) ? writtenOut(small, text.slice(end, end + 3)) : undefined;
  if (full === undefined) return { letters: arabicWord(small, loans), end };
  return { letters: [arabicWord(full.word, loans).join("")], end: end + full.taken };
}

/** The comma of 4,5 stays. */
function isInNumber(text: string, at: number): boolean {
  return /\p{Nd}/u.test(text.charAt(at - 1)) && /\p{Nd}/u.test(text.charAt(at + 1));
}

/** The entry's rendering stands at its first letter, its suffix letter by letter. */
function entryLetters(hit: LexiconHit, text: string, script: Script, options: ScriptOptions): readonly string[] {
  const stemLength = text.length - hit.suffix.length;
  const gap = Array.from({ length: stemLength - 1 }, () => "");
  if (script === "Arab") {
    const { stem, suffix } = arabicStem(hit.to, hit.suffix, options.loans ?? "cldr");
    return [stem, ...gap, ...suffix];
  }
  const stem = text.slice(0, stemLength);
  const isCapitals = stem.length > 1 && !/\p{Ll}/u.test(stem);
  return [isCapitals ? latinCapitals(hit.to) : hit.to, ...gap, ...latinWord(text.slice(stemLength), hit.suffix)];
}

function isolate(text: string, slots: string[]): void {
  for (const [start, end] of latinStretches(text)) {
    slots[start] = `\u2066${slots[start] ?? ""}`;
    slots[end - 1] = `${slots[end - 1] ?? ""}\u2069`;
  }
}

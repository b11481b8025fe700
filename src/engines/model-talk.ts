import type { EngineAnswer } from "../core/engine.ts";
import { languageKey } from "../core/locale.ts";
import type { LanguageTag } from "../core/model.ts";
import { normaliseText } from "../core/normalise.ts";
import { Problem, type ProblemCode } from "../core/problem.ts";
import { plainText } from "../core/runs.ts";

/** What a language model said in the place of one text, with what it was asked and told. */
export interface ModelAnswer {
  /** Plain text that was to be translated, and the answer's without codes. */
  readonly source: string;
  readonly answer: string;
  /** As it came. */
  readonly raw: string;
  readonly from: LanguageTag;
  readonly to: LanguageTag;
  /** Renderings that were pinned: their words may stand in any alphabet. */
  readonly pinned: readonly string[];
  /** What the model was told, which must not come back. */
  readonly prompt: string;
}

/** Why an answer is no translation: the model formats, repeats, changes the language, or has been talked over by the text. */
export type Talk = "markup" | "prompt" | "length" | "loop" | "echo" | "script" | "foreign" | "invisible";

/**
 * A model's answer, refused where it cannot be a translation after all. What every engine's answers are looked at for
 * (`judgeAnswer`) must have been done.
 */
export function judgeModel(
  engine: string,
  answer: EngineAnswer,
  asked: Omit<ModelAnswer, "answer" | "raw">,
): EngineAnswer {
  if (answer.kind === "refused") return answer;
  const { raw, runs } = answer;
  const talk = modelTalk({ ...asked, answer: plainText(runs), raw });
  return talk === undefined ? answer : { kind: "refused", problem: new Problem(codeOf(talk), { engine }), raw };
}

function codeOf(talk: Talk): ProblemCode {
  if (talk === "markup") return "E_ENGINE_MARKUP";
  return talk === "prompt" || talk === "foreign" ? "E_ENGINE_CHATTER" : "E_ENGINE_ANSWER";
}

/**
 * Why a model's answer cannot be a translation of the text, or undefined where nothing speaks against it.
 *
 * It does not see a fluent, wrong translation: that is for the checks and for people.
 */
export function modelTalk(asked: ModelAnswer): Talk | undefined {
  const { source, answer, raw } = asked;
  if (MARKUP.some((pattern) => pattern.test(raw) && !pattern.test(source))) return "markup";
  if (invisible.test(answer) && !invisible.test(source)) return "invisible";
  if (isLeak(asked)) return "prompt";
  if (isWrongLength(source, answer)) return "length";
  if (loops(answer) && !loops(source)) return "loop";
  const words = wordsOf(source).filter((word) => !pinnedWords(asked).has(word));
  if (words.length >= LEAST_WORDS && normaliseText(source) === normaliseText(answer)) return "echo";
  return wrongScript(asked, words.length);
}

/** Words that a text needs before it can be told that its answer is in the wrong language: names may stay as they are. */
const LEAST_WORDS = 3;
/** Words of the Latin alphabet that neither the text nor a term has: names come over, sentences do not. */
const FOREIGN_WORDS = 3;

/** Formatting that a text has not: it would be markup in the article. */
const MARKUP: readonly RegExp[] = [
  /`/,
  /\*\*|__/,
  /<\/?[a-z][^<>]*>/i,
  /\]\([^)\s]+\)/,
  /^\s*(#{1,6}|[*+]|\d{1,2}[.)])\s/,
  /\n\s*\n/,
  /"(segments|translations|examples|terms|context|text)"\s*:/,
];

/**
 * Signs that reorder or hide text, and the sign for a broken one (Unicode 17: bidirectional controls, tags, U+FFFD). The
 * zero-width space is none of them: services strew it about, and it does no harm.
 */
const invisible = /[\u2028\u2029\u202A-\u202E\u2060-\u2069\uFEFF\uFFFD]|[\u{E0000}-\u{E007F}]/u;

/** Words of the prompt in a row that no translation has by chance. */
const LEAKED_WORDS = 6;

function isLeak({ source, answer, prompt }: ModelAnswer): boolean {
  const said = wordsOf(answer);
  if (said.length < LEAKED_WORDS) return false;
  const told = ` ${wordsOf(prompt).join(" ")} `;
  const asked = ` ${wordsOf(source).join(" ")} `;
  for (let from = 0; from + LEAKED_WORDS <= said.length; from += 1) {
    const stretch = ` ${said.slice(from, from + LEAKED_WORDS).join(" ")} `;
    if (told.includes(stretch) && !asked.includes(stretch)) return true;
  }
  return false;
}

/** Times that a stretch of one to six words stands in a row when a model has lost its way. */
const LOOPS = 4;

function loops(text: string): boolean {
  const words = wordsOf(text);
  for (let size = 1; size <= 6; size += 1) {
    let same = 0;
    for (let at = size; at < words.length; at += 1) {
      same = words[at] === words[at - size] ? same + 1 : 0;
      if (same >= size * (LOOPS - 1)) return true;
    }
  }
  return false;
}

function isWrongLength(source: string, answer: string): boolean {
  const [asked, said] = [source.length, answer.length];
  return said > 3 * asked + 80 || (asked >= 80 && said < asked / 5);
}

/** Whether the answer is in another alphabet than its language: no letter of it, whole foreign words, or a third one. */
function wrongScript(asked: ModelAnswer, words: number): Talk | undefined {
  const { source, answer, from, to } = asked;
  const letter = letterOf(to);
  if (letter === undefined || scriptOf(from) === scriptOf(to)) return undefined;
  if (words >= LEAST_WORDS && !letter.test(answer)) return "script";
  const third = answer.match(/(?!\p{Script=Latin}|\p{Script=Common}|\p{Script=Inherited})\p{L}/gu) ?? [];
  if (third.some((sign) => !letter.test(sign) && !source.includes(sign))) return "script";
  if (scriptOf(to) === "Latn") return undefined;
  const known = new Set([...wordsOf(source), ...pinnedWords(asked)]);
  const latin = wordsOf(answer).filter((word) => /^\p{Script=Latin}{2,}$/u.test(word) && !known.has(word));
  return new Set(latin).size >= FOREIGN_WORDS ? "foreign" : undefined;
}

function scriptOf(lang: LanguageTag): string | undefined {
  return languageKey(lang).split("-")[1];
}

/** A test for letters of the language's script; undefined where it is written in several (Japanese, Korean, Chinese). */
function letterOf(lang: LanguageTag): RegExp | undefined {
  try {
    return new RegExp(`\\p{Script=${scriptOf(lang)}}`, "u");
  } catch {
    return undefined;
  }
}

function pinnedWords({ pinned }: ModelAnswer): ReadonlySet<string> {
  return new Set(pinned.flatMap(wordsOf));
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
}

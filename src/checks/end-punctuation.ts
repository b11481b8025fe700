import { plainText } from "../core/runs.ts";
import { type Check, finder } from "./check.ts";

const finding = finder("end-punctuation");

/** What may stand after the end of a sentence: white space, quotation marks, brackets. */
const AFTER_END = /[\s»”“„"'’)\]]/u;
/** The marks of other scripts by those of English. */
const MARKS: Readonly<Record<string, string>> = {
  ".": ".",
  "。": ".",
  "।": ".",
  "۔": ".",
  "…": "…",
  "?": "?",
  "？": "?",
  "؟": "?",
  "!": "!",
  "！": "!",
  ":": ":",
  "：": ":",
  ";": ";",
  "؛": ";",
};

const QUOTED_QUESTION = /[?？][!.…]*["'»“”’]/u;
/** A title that asks without a question mark, as in English: Why Trump Will Win. */
const ASKING_TITLE = /^[\s"“«']*(?:Why|How|What|Who|Whom|Whose|When|Where|Which)\b/iu;

/**
 * A target that ends as its source does not: a question that is none any more, a full stop after a heading.
 *
 * A warning where a question mark is lost or added; for information otherwise, as languages differ.
 */
export const endPunctuation: Check = {
  name: "end-punctuation",
  find({ source, target }) {
    const [before, after] = [plainText(source), plainText(target)];
    const [wanted, found] = [endOf(before), endOf(after)];
    if (wanted.mark === found.mark) return [];
    const isAsked = wanted.mark === "?" || found.mark === "?";
    // Kazakh says who asks behind the question: He said, “Why?”  Ол: «Неге?» — деді.
    if (isAsked && QUOTED_QUESTION.test(before) && QUOTED_QUESTION.test(after)) return [];
    const isQuestion = isAsked && !(wanted.mark === "" && ASKING_TITLE.test(before));
    const rule = found.mark === "" ? "missing" : wanted.mark === "" ? "extra" : "different";
    const values = { wanted: wanted.written, found: found.written };
    return [finding(isQuestion ? "warning" : "info", rule, values, found.at.end > 0 ? { at: found.at } : {})];
  },
};

interface End {
  /** Empty where the text ends without one. */
  readonly mark: string;
  readonly written: string;
  readonly at: { readonly start: number; readonly end: number };
}

function endOf(text: string): End {
  let end = text.length;
  while (end > 0 && AFTER_END.test(text[end - 1] ?? "")) end--;
  // «Неге?», said as the last words: their mark counts, not the full stop behind the quotation mark.
  const inner = text[end - 1] === "." ? /[?!…](?=[»”"]$)/u.exec(text.slice(Math.max(0, end - 3), end - 1)) : null;
  if (inner !== null) return { mark: inner[0], written: inner[0], at: { start: end - 1, end } };
  const last = text[end - 1] ?? "";
  const mark = Object.hasOwn(MARKS, last) ? (MARKS[last] ?? "") : "";
  if (mark === "") return { mark, written: "", at: { start: Math.max(0, end - 1), end } };
  if (text.endsWith("...", end) || text.endsWith("..", end)) {
    // ?.. and !.. end as their first mark does.
    const before = MARKS[/([?!])\.\.$/.exec(text.slice(0, end))?.[1] ?? ""];
    return { mark: before ?? "…", written: before ?? "…", at: { start: end - 2, end } };
  }
  const isBoth =
    /[?!]{2,}$/.test(text.slice(0, end)) &&
    text
      .slice(0, end)
      .match(/[?!]+$/)?.[0]
      .includes("?");
  return { mark: isBoth ? "?" : mark, written: last, at: { start: end - 1, end } };
}

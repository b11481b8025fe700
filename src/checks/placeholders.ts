import { plainText } from "../core/runs.ts";
import { type Check, finder } from "./check.ts";
import { compareMarks, type Mark, marksIn, spanOf } from "./marks.ts";

const finding = finder("placeholders");

// `{{name}}`, `${name}`, `{0}`, `{count, plural, …`; printf's `%s`, `%1$d`, `%(name)s`, never the sign of `5 % of` or `5%s`.
const PLACEHOLDER =
  /\{\{[^{}]{1,60}\}\}|\$\{[^{}]{1,60}\}|\{\s*[\p{L}_][\p{L}\w.]{0,40}\s*(?=\}|,\s*(?:plural|select|selectordinal|number|date|time)\b)|\{\d{1,2}\}|(?<![\d\s]\s?)%(?:\d{1,2}\$)?[sdif@](?![\p{L}\p{N}])|^%(?:\d{1,2}\$)?[sdif@](?![\p{L}\p{N}])|(?<=\p{L}\s|[:(«“"'/]\s?)%(?:\d{1,2}\$)?[sdif@](?![\p{L}\p{N}])|%\([\w.]{1,40}\)[sdif]/gu;

/**
 * Placeholders for values that a target lacks or adds: `{{name}}`, `{0}`, `%s`, and the argument of an ICU message.
 *
 * What a target adds in double braces is told by `interpolation`.
 */
export const placeholders: Check = {
  name: "placeholders",
  find({ source, target }) {
    const [before, after] = [plainText(source), plainText(target)];
    if (!mayHold(before) && !mayHold(after)) return [];
    const { missing, extra } = compareMarks(placeholdersIn(before), placeholdersIn(after));
    return [
      ...missing.map((one) => finding("error", "missing", { placeholder: one.text }, { inSource: spanOf(one) })),
      ...extra
        .filter(({ text }) => !text.startsWith("{{"))
        .map((one) => finding("error", "extra", { placeholder: one.text }, { at: spanOf(one) })),
    ];
  },
};

function mayHold(text: string): boolean {
  return text.includes("{") || text.includes("%");
}

/** The argument of a message whose braces hold words too: `{count, plural, one {day} other {days}}`. */
const ICU = /\{\s*[\p{L}_][\p{L}\w.]{0,40}\s*(?=,\s*(?:plural|select|selectordinal)\b)/gu;

function placeholdersIn(text: string): readonly Mark[] {
  const icu = marksIn(text, ICU);
  return (icu.length > 0 ? icu : marksIn(text, PLACEHOLDER)).map((mark) => ({
    ...mark,
    text: mark.text.replace(/\s+/gu, ""),
  }));
}

import { languageKey } from "../core/locale.ts";
import type { Finding } from "../core/model.ts";
import { plainText } from "../core/runs.ts";
import { type Check, finder } from "./check.ts";
import { hasSign, SIGNS } from "./signs.ts";
import { typographyEdits } from "./typography/normalise.ts";
import { rulesNamed } from "./typography/rules.ts";

const finding = finder("quotes");
const RULES = rulesNamed("quotes");

const ANY = /["“”„‟«»]/g;
/** A mark behind a digit, which may be no quotation mark. */
const INCHES = /\d"/;

/**
 * Quotation marks that do not close where those of the source do; none at all for a quotation of the source; and marks
 * that Kazakh and Russian do not set, outer or inner.
 */
export const quotes: Check = {
  name: "quotes",
  find({ source, target, lang }) {
    const [before, after] = [plainText(source), plainText(target)];
    if (!hasSign(after, SIGNS.quote) && !hasSign(before, SIGNS.quote)) return [];
    const found = after.match(ANY)?.length ?? 0;
    const wanted = before.match(ANY)?.length ?? 0;
    if (found === 0) return missing(wanted, found);
    return [
      ...(found % 2 === 0 && !INCHES.test(after) ? [] : balance(before, after, lang)),
      ...missing(wanted, found),
      ...style(target, after, lang),
    ];
  },
};

/** Counts alone tell, as one mark may open in one language and close in another. */
function balance(before: string, after: string, lang: string): readonly Finding[] {
  const marks = [...after.matchAll(ANY)].filter(
    ({ index }) => !/\d/u.test(after[index - 1] ?? "") || after[index] !== '"',
  );
  if (marks.length % 2 === 0 || (before.match(ANY)?.length ?? 0) % 2 !== 0) return [];
  // A sentence may be cut out of a quotation; and the mark of two pairs that end together is often set once in Russian.
  const isCut = marks.length === 1 || (languageKey(lang) === "ru-Cyrl" && /««|»»|«[^»]*«/u.test(after));
  const severity = isCut ? "info" : "warning";
  const at = { start: marks[0]?.index ?? 0, end: (marks.at(-1)?.index ?? 0) + 1 };
  return [finding(severity, "unbalanced", { count: marks.length }, { at })];
}

function missing(wanted: number, found: number): readonly Finding[] {
  return wanted > 1 && found === 0 ? [finding("info", "missing", { count: wanted })] : [];
}

function style(target: Parameters<typeof typographyEdits>[0], text: string, lang: string): readonly Finding[] {
  return typographyEdits(target, lang, RULES).map(({ start, end, text: meant }) =>
    finding(
      "info",
      "style",
      { found: text.slice(start, end), meant },
      { at: { start, end }, fix: { start, end, text: meant } },
    ),
  );
}

import { primaryLanguage } from "../core/locale.ts";
import type { Finding, TextSpan } from "../core/model.ts";
import { plainText } from "../core/runs.ts";
import { type Check, finder } from "./check.ts";
import { meets, protectedStretches } from "./protected.ts";

const finding = finder("spaces-at-punctuation");

// Dots before digits and letters begin other things (.45, .net), several dots are an ellipsis, `:)` is a face.
const BEFORE = /(?<=[\p{L}\p{N})»”"%])[ \u00A0\u202F]+(?=[,;?!](?![,;])|:(?![()\-DP])|\.(?![.\p{L}\p{N}]))/gu;
const FRENCH_BEFORE = /(?<=[\p{L}\p{N})»”"%])[ \u00A0\u202F]+(?=,|\.(?![.\p{L}\p{N}]))/gu;
/** What either has, seen from afar: a space before a mark, or no space behind one. */
const ANY = /[ \u00A0\u202F][.,:;!?]|[.,;!?][^\s.,:;!?…»”"')\]\d]/;
const CLOSED = /(?<=\p{L}[»”")]?)(?:[,;!?](?=\p{Script=Cyrillic})|\.(?=\p{Lu}\p{Ll}\p{L}*[\s,]))/gu;

/** A space before a comma, full stop or the like, and none after one between words. */
export const spacesAtPunctuation: Check = {
  name: "spaces-at-punctuation",
  find({ source, target, lang }) {
    const text = plainText(target);
    if (!ANY.test(text)) return [];
    // French sets a space before : ; ! and ?.
    const before = primaryLanguage(lang) === "fr" ? FRENCH_BEFORE : BEFORE;
    const [spaced, closed] = [text.search(before) >= 0, text.search(CLOSED) >= 0];
    if (!spaced && !closed) return [];
    const stretches = protectedStretches(text);
    const original = plainText(source);
    return [
      ...(spaced && original.search(before) < 0 ? spansOf(text, before, stretches).map(spaceBefore) : []),
      ...(closed && original.search(CLOSED) < 0
        ? spansOf(text, CLOSED, stretches).map((at) => spaceMissing(at, text))
        : []),
    ];
  },
};

function spansOf(text: string, pattern: RegExp, stretches: readonly TextSpan[]): readonly TextSpan[] {
  return Array.from(text.matchAll(pattern), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
  })).filter(({ start, end }) => !meets(stretches, start, end) && !isInitial(text, start));
}

/** The dot after one capital is that of an initial: Қ.К.Тоқаев. */
function isInitial(text: string, dot: number): boolean {
  return text[dot] === "." && /(?<!\p{L})\p{L}$/u.test(text.slice(Math.max(0, dot - 2), dot));
}

function spaceBefore(at: TextSpan): Finding {
  return finding("warning", "before", {}, { at, fix: { ...at, text: "" } });
}

function spaceMissing(at: TextSpan, text: string): Finding {
  const mark = text.slice(at.start, at.end);
  return finding("warning", "missing-after", { mark }, { at, fix: { ...at, text: `${mark} ` } });
}

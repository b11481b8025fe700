import { plainText } from "../core/runs.ts";
import { type Check, finder } from "./check.ts";
import { marksIn, spanOf } from "./marks.ts";

const finding = finder("entities");

const ENTITY =
  /&(?:amp|lt|gt|quot|apos|nbsp|laquo|raquo|ndash|mdash|hellip|rsquo|lsquo|ldquo|rdquo|#\d{2,6}|#x[\da-f]{2,6});/giu;

/** Those whose characters are no markup anywhere; `&lt;` and `&amp;` are left to a person. */
const SAFE: Readonly<Record<string, string>> = {
  "&quot;": '"',
  "&#34;": '"',
  "&apos;": "'",
  "&#39;": "'",
  "&#x27;": "'",
  "&nbsp;": "\u00A0",
  "&laquo;": "«",
  "&raquo;": "»",
  "&ndash;": "–",
  "&mdash;": "—",
  "&hellip;": "…",
  "&rsquo;": "’",
  "&lsquo;": "‘",
  "&ldquo;": "“",
  "&rdquo;": "”",
};

/** Character references such as `&quot;` that engines leave in a target and readers would see. */
export const entities: Check = {
  name: "entities",
  find({ source, target }) {
    const text = plainText(target);
    if (!text.includes("&")) return [];
    const known = new Set(marksIn(plainText(source), ENTITY).map((mark) => mark.text));
    return marksIn(text, ENTITY)
      .filter((mark) => !known.has(mark.text))
      .map((mark) => {
        const meant = SAFE[mark.text.toLowerCase()];
        const fix = meant === undefined ? {} : { fix: { ...spanOf(mark), text: meant } };
        return finding("error", "left", { entity: mark.text }, { at: spanOf(mark), ...fix });
      });
  },
};

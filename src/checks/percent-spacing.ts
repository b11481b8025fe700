import { languageKey } from "../core/locale.ts";
import type { Finding } from "../core/model.ts";
import { plainText } from "../core/runs.ts";
import { type ArticleCheck, finder } from "./check.ts";

const finding = finder("percent-spacing");

/** Per cent signs with and without a space in one article of Kazakh or Russian. Told where the fewer are. */
export const percentSpacing: ArticleCheck = {
  name: "percent-spacing",
  findAll(inputs) {
    const signs = inputs.flatMap(({ target, lang }, segment) => {
      if (!["kk-Cyrl", "ru-Cyrl"].includes(languageKey(lang))) return [];
      const text = plainText(target);
      if (!text.includes("%")) return [];
      return Array.from(text.matchAll(/(?<=\d)([ \u00A0\u202F]?)%/gu), (match) => ({
        segment,
        start: match.index,
        gap: match[1] ?? "",
      }));
    });
    const spaced = signs.filter(({ gap }) => gap !== "");
    const tight = signs.filter(({ gap }) => gap === "");
    const found = inputs.map((): Finding[] => []);
    if (spaced.length === 0 || tight.length === 0) return found;
    const [fewer, text] = spaced.length > tight.length ? [tight, "\u00A0"] : [spaced, ""];
    for (const { segment, start, gap } of fewer) {
      const at = { start, end: start + gap.length + 1 };
      const fix = { start, end: start + gap.length, text };
      found[segment]?.push(finding("info", text === "" ? "space" : "no-space", {}, { at, fix }));
    }
    return found;
  },
};

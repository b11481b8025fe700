import { languageKey } from "../core/locale.ts";
import { plainText } from "../core/runs.ts";
import { type Check, finder } from "./check.ts";

const finding = finder("apostrophes");

// Accents and primes typed for apostrophes, and the apostrophe that old keyboards gave for the Russian hard sign.
const ACCENT = /(?<=\p{L})[`´′](?=\p{L})/gu;
const HARD_SIGN =
  /(?<=\p{Script=Cyrillic}(?:об|под|из|от|над|с|в))['’`](?=[еёюя])|(?<=(?<!\p{L})(?:об|под|из|от|над|с|в))['’`](?=[еёюя]\p{Script=Cyrillic})/giu;

/** Accents in place of apostrophes, and apostrophes in place of ъ (об’явить). */
export const apostrophes: Check = {
  name: "apostrophes",
  find({ target, lang }) {
    const text = plainText(target);
    if (!/[`´′'’]/u.test(text)) return [];
    const found = Array.from(text.matchAll(ACCENT), (match) => {
      const at = { start: match.index, end: match.index + 1 };
      return finding("info", "accent", { found: match[0] }, { at, fix: { ...at, text: "’" } });
    });
    if (languageKey(lang) !== "ru-Cyrl") return found;
    const signs = Array.from(text.matchAll(HARD_SIGN), (match) => {
      const at = { start: match.index, end: match.index + 1 };
      return finding("warning", "hard-sign", {}, { at, fix: { ...at, text: "ъ" } });
    });
    return signs.length > 0 ? signs : found;
  },
};

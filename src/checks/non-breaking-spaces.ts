import { plainText } from "../core/runs.ts";
import { type Check, finder } from "./check.ts";
import { hasDigit } from "./signs.ts";
import { typographyEdits } from "./typography/normalise.ts";
import { rulesNamed } from "./typography/rules.ts";

const finding = finder("non-breaking-spaces");
// What one of the rules needs, seen from afar.
const ANY = /[-–—][ \u00A0]|[№§]|[A-ZА-ЯЁІӘҒҚҢӨҰҮҺ]\.|[IVXХІ] /;
const RULES = rulesNamed("dash", "initials", "number-sign", "year", "unit", "thousands");

/** Spaces at which a line must not break: before dashes, units and years' signs, in numbers, after initials and №. */
export const nonBreakingSpaces: Check = {
  name: "non-breaking-spaces",
  find({ target, lang }) {
    const text = plainText(target);
    if (!hasDigit(text) && !ANY.test(text)) return [];
    return typographyEdits(target, lang, RULES).flatMap(({ rule, start, end, text: meant }) => {
      const found = text.slice(start, end);
      if (found.trim() !== "" && found.trim() !== "—") return [];
      // Where a space is missing, its neighbours are shown.
      const at = start < end ? { start, end } : { start: start - 1, end: end + 1 };
      return [finding("info", rule, {}, { at, fix: { start, end, text: meant } })];
    });
  },
};

import { plainText } from "../core/runs.ts";
import { type Check, finder } from "./check.ts";
import { typographyEdits } from "./typography/normalise.ts";
import { rulesNamed } from "./typography/rules.ts";

const finding = finder("dashes");
const RULES = rulesNamed("dash");

/** A hyphen or an en dash between words where Kazakh and Russian set an em dash after a no-break space. */
export const dashes: Check = {
  name: "dashes",
  find({ target, lang }) {
    const text = plainText(target);
    if (!/[ \u00A0,](?:--?|–)[ \u00A0]|^– /.test(text)) return [];
    return typographyEdits(target, lang, RULES).flatMap(({ start, end, text: meant }) => {
      const found = text.slice(start, end).trim();
      if (found === "—") return []; // only the space before it: told by non-breaking-spaces
      return [finding("info", "hyphen", { found }, { at: { start, end }, fix: { start, end, text: meant } })];
    });
  },
};

import type { TextSpan } from "../core/model.ts";
import { plainText } from "../core/runs.ts";
import { type Check, finder } from "./check.ts";
import { hasSign, SIGNS } from "./signs.ts";

const finding = finder("quotations");

/** Marks that open and close quotations, however a language or a careless hand sets them. */
const QUOTED = /[“"«„](?<inner>[^“”"«»„]{2,})[”"»“]/gu;
const ANY_MARK = /["“”«»„‟‘’‹›']|^\s*[—–-]/u;
const LEAST_WORDS = 4;
/** How far the quoted share of the text may differ: word order and grammar move little of it. */
const SHARE = 0.45;

/** Quotations whose words are no longer marked as somebody's, or that take in far more or less than in the source. */
export const quotations: Check = {
  name: "quotations",
  find({ source, target }) {
    const before = plainText(source);
    const [quoted, ...others] = quotedIn(before);
    if (quoted === undefined || before.slice(quoted.start, quoted.end).trim().split(/\s+/u).length < LEAST_WORDS)
      return [];
    const after = plainText(target);
    if (!ANY_MARK.test(after))
      return [finding("warning", "lost", { found: before.slice(quoted.start, quoted.end) }, { inSource: quoted })];
    // A quotation within another makes the ends of both uncertain.
    if (marksOf(before) > 2 || marksOf(after) > 2) return [];
    const found = quotedIn(after);
    const [only] = found;
    if (others.length > 0 || only === undefined || found.length > 1) return [];
    const [wanted, share] = [lengthOf(quoted) / before.length, lengthOf(only) / after.length];
    return Math.abs(wanted - share) <= SHARE
      ? []
      : [
          finding(
            "info",
            "boundary",
            { wanted: percent(wanted), found: percent(share) },
            { at: only, inSource: quoted },
          ),
        ];
  },
};

function quotedIn(text: string): readonly TextSpan[] {
  if (!hasSign(text, SIGNS.quote)) return [];
  return Array.from(text.matchAll(QUOTED), (match) => ({
    start: match.index + 1,
    end: match.index + match[0].length - 1,
  }));
}

function marksOf(text: string): number {
  return text.match(/["“”«»„‟‘‹›]/gu)?.length ?? 0;
}

function lengthOf({ start, end }: TextSpan): number {
  return end - start;
}

function percent(share: number): number {
  return Math.round(100 * share);
}

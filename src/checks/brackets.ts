import type { Finding, TextSpan } from "../core/model.ts";
import { plainText } from "../core/runs.ts";
import { type Check, finder } from "./check.ts";
import { hasSign, SIGNS } from "./signs.ts";

const finding = finder("brackets");

const CLOSING: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };
const ANY = /[()[\]{}]/gu;

/** Brackets that do not close, where those of the source do; more or fewer pairs than the source has, for information. */
export const brackets: Check = {
  name: "brackets",
  find({ source, target }) {
    const [before, after] = [plainText(source), plainText(target)];
    if (!hasSign(after, SIGNS.bracket) && !hasSign(before, SIGNS.bracket)) return [];
    const [original, found] = [read(before), read(after)];
    if (found.lone.length > 0 && original.lone.length === 0) return found.lone.map((at) => unbalanced(after, at));
    if (found.pairs === original.pairs || original.lone.length > 0) return [];
    return [
      finding("info", found.pairs < original.pairs ? "fewer" : "more", { wanted: original.pairs, found: found.pairs }),
    ];
  },
};

function unbalanced(text: string, at: TextSpan): Finding {
  return finding("warning", "unbalanced", { bracket: text.slice(at.start, at.end) }, { at });
}

function read(text: string): { readonly lone: readonly TextSpan[]; readonly pairs: number } {
  const open: { readonly bracket: string; readonly at: number }[] = [];
  const lone: number[] = [];
  let pairs = 0;
  for (const match of text.matchAll(ANY)) {
    const [bracket] = match;
    if (bracket in CLOSING) open.push({ bracket, at: match.index });
    else if (CLOSING[open.at(-1)?.bracket ?? ""] === bracket) {
      open.pop();
      pairs++;
      // 1) and a) number the items of a list, and :) is a face.
    } else if (!/(?:^|\s)(?:[\p{L}\d]{1,2}|[:;]-?)$/u.test(text.slice(Math.max(0, match.index - 4), match.index)))
      lone.push(match.index);
  }
  const starts = [...lone, ...open.map(({ at }) => at)].toSorted((a, b) => a - b);
  return { lone: starts.map((start) => ({ start, end: start + 1 })), pairs };
}

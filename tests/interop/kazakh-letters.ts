import type { Run, Runs } from "../../src/core/model.ts";

/**
 * A text that a tool must carry whole: letters of the source become letters of the Kazakh alphabet (all 18 that
 * Russian lacks), an emoji of several characters, a combining mark, a no-break space, spaces at both ends. What looks like a tag of OmegaT's
 * stays, so that the same can be done to its view of a text: `inKazakh("See <g0>it</g0>")`.
 */
export function inKazakh(text: string): string {
  return text
    .split(TAG)
    .map((piece, index) =>
      index % 2 === 1 ? piece : piece.replace(/[A-Za-z]/g, (letter) => LETTERS[letter] ?? letter),
    )
    .join("");
}

/** The same of a text with codes. */
export function runsInKazakh(runs: Runs): Runs {
  return runs.map((run): Run => (run.kind === "code" ? run : { kind: "text", text: inKazakh(run.text) }));
}

const TAG = /(<\/?[^\s/\d<>]+\d+\/?>)/;

/** What a letter of the source becomes. */
export const LETTERS: Readonly<Record<string, string>> = {
  ...{ A: "Ә", a: "ә", G: "Ғ", g: "ғ", K: "Қ", k: "қ", N: "Ң", n: "ң", O: "Ө", o: "ө" },
  ...{ W: "Ұ", w: "ұ", U: "Ү", u: "ү", H: "Һ", h: "һ", I: "І", i: "і" },
  ...{ e: "е\u0301", s: "с\u00A0", r: "р👩🏽‍🌾", d: "д ", Y: " Й" },
};

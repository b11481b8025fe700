import type { Run, Runs } from "../../core/model.ts";

/**
 * Marks tell where a segment begins in text that goes through a format and a converter to HTML: private-use characters,
 * put before the segment's first letter or digit.
 *
 * There they change nothing: to Markdown's rules for emphasis a private-use character is what a letter is.
 */
export interface Marks {
  /** The runs with the mark of segment `index`; as they are where they hold no letter and no digit. */
  readonly put: (runs: Runs, index: number) => Runs;
  /** The text cut at its marks: each part with the segment that begins there, undefined before the first. */
  readonly cut: (text: string) => readonly MarkedPart[];
  /** The text without marks. */
  readonly strip: (text: string) => string;
}

export interface MarkedPart {
  readonly segment: number | undefined;
  readonly text: string;
}

/** A block holds 16 characters: ten digits, then the mark's end. */
const BLOCK = 16;

/** The private-use characters, the short ones first; the last two of planes 15 and 16 are none. */
const AREAS = [
  [0xe000, 0xf8ff],
  [0xf0000, 0xfffef],
  [0x100000, 0x10ffef],
] as const;

/**
 * Marks of characters that none of `texts` has, so that whatever stands in them is never taken for a mark; undefined
 * where every block of private-use characters is taken.
 */
export function marksFor(texts: readonly string[]): Marks | undefined {
  const taken = new Set<number>();
  for (const text of texts)
    for (const [character] of text.matchAll(/\p{Co}/gu)) taken.add(Math.floor((character.codePointAt(0) ?? 0) / BLOCK));
  for (const [first, last] of AREAS)
    for (let base = first; base <= last; base += BLOCK) if (!taken.has(base / BLOCK)) return marksAt(base);
  return undefined;
}

function marksAt(base: number): Marks {
  const character = (offset: number): string => String.fromCodePoint(base + offset);
  const pattern = new RegExp(`([${character(0)}-${character(9)}]+)${character(10)}`, "gu");
  const all = new RegExp(`[${character(0)}-${character(15)}]`, "gu");
  const markOf = (index: number): string =>
    [...String(index)].map((digit) => character(Number(digit))).join("") + character(10);
  const indexOf = (digits: string): number =>
    Number([...digits].map((digit) => (digit.codePointAt(0) ?? 0) - base).join(""));
  return {
    put: (runs, index) => marked(runs, markOf(index)),
    cut(text) {
      const pieces = text.split(pattern);
      const first = { segment: undefined, text: (pieces[0] ?? "").replace(all, "") };
      const parts: MarkedPart[] = [first];
      for (let at = 1; at < pieces.length; at += 2)
        parts.push({ segment: indexOf(pieces[at] ?? ""), text: (pieces[at + 1] ?? "").replace(all, "") });
      return parts;
    },
    strip: (text) => text.replace(all, ""),
  };
}

function marked(runs: Runs, mark: string): Runs {
  const at = runs.findIndex((run) => run.kind === "text" && /[\p{L}\p{N}]/u.test(run.text));
  return runs.map((run, index): Run => {
    if (index !== at || run.kind !== "text") return run;
    return { kind: "text", text: run.text.replace(/[\p{L}\p{N}]/u, (letter) => mark + letter) };
  });
}

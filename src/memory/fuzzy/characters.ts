/** Classes of UTF-16 units, as far as finding tokens goes. */
export const SPACE = 0;
export const LETTER = 1;
export const NUMBER = 2;
export const MARK = 3;
/** A unit for which a table cannot speak: half of a pair, or a letter whose lower case depends or is longer. */
export const SPECIAL = 4;

/** What is known of each UTF-16 unit, by its value. */
export interface Characters {
  readonly classes: Uint8Array;
  /** Its lower case, where that is one unit. */
  readonly lower: Uint16Array;
}

let table: Characters | undefined;

/** The table of all 65,536 units, made at the first call (some milliseconds) from what the regular expressions know. */
export function characters(): Characters {
  table ??= makeTable();
  return table;
}

function makeTable(): Characters {
  const all = String.fromCharCode(...Array.from({ length: 0xd800 }, (_, unit) => unit));
  const rest = String.fromCharCode(...Array.from({ length: 0x2000 }, (_, unit) => 0xe000 + unit));
  const classes = new Uint8Array(0x10000).fill(MARK).fill(SPECIAL, 0xd800, 0xe000);
  const lower = Uint16Array.from({ length: 0x10000 }, (_, unit) => unit);
  for (const [start, text] of [
    [0, all],
    [0xe000, rest],
  ] as const) {
    const mark = (pattern: RegExp, kind: number): void => {
      for (const { index, 0: run } of text.matchAll(pattern))
        classes.fill(kind, start + index, start + index + run.length);
    };
    mark(/\s+/gu, SPACE);
    mark(/[\p{L}\p{M}]+/gu, LETTER);
    mark(/\p{N}+/gu, NUMBER);
    for (const { index, 0: unit } of text.matchAll(/\p{Changes_When_Lowercased}/gu)) {
      const folded = unit.toLowerCase();
      // A capital sigma's lower case depends on what follows it; a capital I with a dot becomes two units.
      if (folded.length !== 1 || unit === "Σ") classes[start + index] = SPECIAL;
      else lower[start + index] = folded.charCodeAt(0);
    }
  }
  return { classes, lower };
}

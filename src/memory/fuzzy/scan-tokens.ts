import { characters, LETTER, NUMBER, SPACE, SPECIAL } from "./characters.ts";

/** Is told where a token stands: `[start, end)` of the text; its class is `LETTER`, `NUMBER` or `MARK`. */
export type Visit = (start: number, end: number, kind: number) => void;

/**
 * Tells the tokens of a text in reading order, as `tokenise` defines them, and gives true; or gives false at the first
 * unit for which a table of units does not do. What was told before that does not count.
 */
export function scanTokens(text: string, visit: Visit): boolean {
  const { classes } = characters();
  const length = text.length;
  for (let at = 0; at < length; ) {
    const kind = classes[text.charCodeAt(at)] ?? SPECIAL;
    if (kind === SPECIAL) return false;
    const start = at++;
    if (kind === SPACE) continue;
    if (kind === LETTER || kind === NUMBER) at = endOf(text, at, kind, classes);
    visit(start, at, kind);
  }
  return true;
}

/** The end of a word or number of which everything before `from` is known. */
function endOf(text: string, from: number, kind: number, classes: Uint8Array): number {
  let at = from;
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (classes[unit] === kind) continue;
    if (!joins(unit, kind) || at + 1 === text.length || classes[text.charCodeAt(at + 1)] !== kind) break;
  }
  return at;
}

/** Whether a unit between two letters or two digits belongs to the word or number: `’`, `'`, `-`; `.`, `,`. */
function joins(unit: number, kind: number): boolean {
  return kind === LETTER ? unit === 0x2019 || unit === 0x27 || unit === 0x2d : unit === 0x2e || unit === 0x2c;
}

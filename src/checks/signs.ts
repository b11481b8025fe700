/** Kinds of characters that checks look for before anything dearer; their sum says which ones a text has. */
export const SIGNS = { digit: 1, latin: 2, quote: 4, bracket: 8, markup: 16, control: 32, at: 64 } as const;

/** Stretches of characters by their first and last UTF-16 unit. */
const STRETCHES: Readonly<Record<keyof typeof SIGNS, readonly (readonly [number, number])[]>> = {
  digit: [[0x30, 0x39]],
  latin: [
    [0x41, 0x5a],
    [0x61, 0x7a],
    [0x180, 0x2af],
    [0x1e00, 0x1eff],
  ],
  quote: each('"“”„‟«»'),
  bracket: each("()[]{}"),
  markup: each("<>=*_`#["),
  // C0 and C1 but tab and line ends, soft hyphens, spaces of no width, changes of direction, byte order marks.
  control: [
    [0x00, 0x08],
    [0x0b, 0x0c],
    [0x0e, 0x1f],
    [0x7f, 0x9f],
    [0xad, 0xad],
    [0x200b, 0x200b],
    [0x202a, 0x202e],
    [0x2060, 0x2060],
    [0x2066, 0x2069],
    [0xfeff, 0xfeff],
  ],
  at: each("@"),
};

function each(characters: string): readonly (readonly [number, number])[] {
  return [...characters].map((character) => [character.charCodeAt(0), character.charCodeAt(0)]);
}

/** The kinds of each UTF-16 unit. */
const KINDS = new Uint8Array(0x1_0000);
for (const [name, stretches] of Object.entries(STRETCHES))
  for (const [from, to] of stretches)
    for (let unit = from; unit <= to; unit++) KINDS[unit] = (KINDS[unit] ?? 0) | SIGNS[name as keyof typeof SIGNS]; // its keys

// The checks ask of the source and the target of one segment in turn: the answers for two texts are at hand.
let first = "";
let second = "";
let inFirst = 0;
let inSecond = 0;

/** Whether a text has a character of a kind. Each text is read once, whatever is asked of it. */
export function hasSign(text: string, kind: number): boolean {
  if (text === first) return (inFirst & kind) !== 0;
  if (text === second) return (inSecond & kind) !== 0;
  second = first;
  inSecond = inFirst;
  first = text;
  inFirst = 0;
  for (let at = 0; at < text.length; at++) inFirst |= KINDS[text.charCodeAt(at)] ?? 0;
  return (inFirst & kind) !== 0;
}

/** Whether a text has a digit 0–9. */
export function hasDigit(text: string): boolean {
  return hasSign(text, SIGNS.digit);
}

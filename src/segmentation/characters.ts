/** What a UTF-16 unit is to the splitter. Numbers, so that the scan of a long text compares integers only. */
export const Kind = {
  Other: 1,
  Space: 2,
  Upper: 3,
  Lower: 4,
  /** A letter of a script without case, or a title-case or modifier letter. */
  Caseless: 5,
  /** A decimal digit or a letter-like number; not the small figures of notes and fractions. */
  Digit: 6,
  /** A combining mark, soft hyphen or joiner: part of the word around it. */
  Mark: 7,
  /** `.` and what does its work in other scripts. */
  Stop: 8,
  /** `!`, `?` and what does their work in other scripts. */
  Strong: 9,
  Ellipsis: 10,
  /** Any quotation mark; whether it opens or closes is told by its surroundings (Kazakh news opens with `”` too). */
  Quote: 11,
  Opening: 12,
  Closing: 13,
  Dash: 14,
  Bullet: 15,
  /** A pictograph, as in messages; not ©, ™ and the like, which belong to words. */
  Emoji: 16,
} as const;
/** One of the values of `Kind`. */
export type Kind = (typeof Kind)[keyof typeof Kind];

// Unicode 16, property Sentence_Terminal, less the scripts that no living news site writes.
const BY_CHARACTER: readonly (readonly [string, Kind])[] = [
  [".．｡。։۔।॥።", Kind.Stop],
  ["!?！？؟‼⁇⁈⁉⁉", Kind.Strong],
  ["…", Kind.Ellipsis],
  ["\"'`´“”„‟«»‹›‘’‚‛＂「」『』", Kind.Quote],
  ["([{（［【", Kind.Opening],
  [")]}）］】", Kind.Closing],
  ["-‐‑‒–—―−", Kind.Dash],
  // Messages keep their lines apart with it, since services drop blank ones.
  ["\u2800", Kind.Emoji],
  ["•·∙▪■●◦*#>¿¡_~|", Kind.Bullet],
];

const PICTOGRAPH = /\p{Extended_Pictographic}|\p{Emoji_Presentation}/u;

const CLASSES: readonly (readonly [RegExp, Kind])[] = [
  [/\s/u, Kind.Space],
  [/\p{Lu}/u, Kind.Upper],
  [/\p{Ll}/u, Kind.Lower],
  [/\p{L}/u, Kind.Caseless],
  [/[\p{Nd}\p{Nl}]/u, Kind.Digit],
  [/[\u2600-\u27BF\u2B00-\u2BFF]/u, Kind.Emoji],
  [/[\p{M}\u00AD\u200B-\u200D\u2060]/u, Kind.Mark],
];

// Filled as characters are met: no start-up cost, and one array look-up for each unit afterwards.
const known = new Uint8Array(0x10000);

function learn(unit: number): Kind {
  const character = String.fromCharCode(unit);
  const listed = BY_CHARACTER.find(([characters]) => characters.includes(character));
  const kind = listed?.[1] ?? CLASSES.find(([pattern]) => pattern.test(character))?.[1] ?? Kind.Other;
  known[unit] = kind;
  return kind;
}

// A letter beyond the basic plane (Adlam, old Turkic) is still a letter; an emoji is not. Rare, so not in the table.
function kindOfPair(text: string, index: number): Kind {
  const start = (text.charCodeAt(index) & 0xfc00) === 0xdc00 ? index - 1 : index;
  const character = String.fromCodePoint(text.codePointAt(Math.max(start, 0)) ?? 0);
  if (/\p{L}/u.test(character)) return Kind.Caseless;
  if (/\p{Nd}/u.test(character)) return Kind.Digit;
  return PICTOGRAPH.test(character) ? Kind.Emoji : Kind.Other;
}

/** The kind of the UTF-16 unit at `index`; `Kind.Space` outside the text, so that its edges separate like white space. */
export function kindAt(text: string, index: number): Kind {
  if (index < 0 || index >= text.length) return Kind.Space;
  const unit = text.charCodeAt(index);
  if ((unit & 0xf800) === 0xd800) return kindOfPair(text, index);
  // The table holds only values that `learn` has put there, and 0.
  const kind = known[unit] as Kind | 0;
  return kind === 0 ? learn(unit) : kind;
}

/** Whether the kind is a letter of any script. */
export function isLetter(kind: Kind): boolean {
  return kind === Kind.Upper || kind === Kind.Lower || kind === Kind.Caseless;
}

/** Whether the kind is a stop of any strength. */
export function isStop(kind: Kind): boolean {
  return kind === Kind.Stop || kind === Kind.Strong || kind === Kind.Ellipsis;
}

/** Whether the kind is a letter or a digit: something that a reader would call text. */
export function isWordKind(kind: Kind): boolean {
  return isLetter(kind) || kind === Kind.Digit;
}

/** Whether the text has a letter or a digit in `[from, to)`. Takes time up to the first one. */
export function hasWord(text: string, from: number, to: number): boolean {
  for (let index = from; index < to; index++) if (isWordKind(kindAt(text, index))) return true;
  return false;
}

/** What a stretch of text is to a transliterator. */
export type TokenKind = "kept" | "roman" | "word" | "mark";

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  /** UTF-16 offset. */
  readonly start: number;
}

// All are bounded or start at a sign that is rare, so that hostile text costs linear time.
const ADDRESS = String.raw`(?:https?:\/\/|www\.)[^\s<>«»"\ufffc]*[^\s<>«»"\ufffc.,;:!?)\]،؟؛]`;
const PATH = String.raw`(?<![\p{L}\p{N}.-])[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}\/[^\s<>«»"\ufffc]*[^\s<>«»"\ufffc.,;:!?)\]،؟؛]`;
const MAIL = String.raw`(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{1,190}\.\p{L}{2,24}`;
const PLACEHOLDER = String.raw`\{\{[^{}]{0,200}\}\}|\{[\w.]{0,60}\}|\$\{[^{}]{0,200}\}|\$t\([^()]{0,200}\)`;
const ISOLATED = String.raw`\u2066[^\u2066-\u2069]{0,500}\u2069`;
const ROMAN = String.raw`(?<![\p{L}\p{M}])[IVXІХ]{1,9}(?![\p{L}\p{M}])`;
const CYRILLIC = String.raw`\p{sc=Cyrillic}(?:\p{sc=Cyrillic}|[\u0300\u0301\u00ad'’ʼ](?=\p{sc=Cyrillic})|[\u0300\u0301](?!\p{L}))*`;

const TOKEN = new RegExp(
  `(?<kept>${PLACEHOLDER}|${ISOLATED}|${ADDRESS}|${MAIL}|${PATH})|(?<roman>${ROMAN})|(?<word>${CYRILLIC})|(?<mark>[,?;])`,
  "giu",
);

/**
 * Cyrillic words, Roman numerals with Cyrillic look-alikes, punctuation that scripts differ in, and what stays as it is:
 * addresses, placeholders and isolated text. All else of the text is left out: no script changes it.
 */
export function* tokens(text: string): Generator<Token, void, undefined> {
  for (const match of text.matchAll(TOKEN)) {
    const groups = match.groups ?? {};
    const kind = (["kept", "roman", "word", "mark"] as const).find((name) => groups[name] !== undefined);
    if (kind === undefined) continue;
    // The expression ignores case for addresses; numerals are capitals.
    const isWord = kind === "roman" && !isNumeral(match[0], text.slice(match.index + match[0].length));
    if (isWord && !/\p{sc=Cyrillic}/u.test(match[0])) continue;
    yield { kind: isWord ? "word" : kind, text: match[0], start: match.index };
  }
}

const NUMERAL = /^(?:X{0,3})(?:IX|IV|V?I{0,3})$/;

/** Whether capitals are a Roman numeral up to 39, and not one person's initial: `І тоқсан`, but `І. Есенберлин`. */
function isNumeral(letters: string, after: string): boolean {
  if (!NUMERAL.test(romanLetters(letters))) return false;
  if (letters.length > 1) return /\p{sc=Cyrillic}/u.test(letters);
  return letters === "І" && !after.startsWith(".");
}

/** A numeral with Latin letters in the place of their Cyrillic look-alikes. */
export function romanLetters(letters: string): string {
  return letters.replaceAll("І", "I").replaceAll("Х", "X");
}

/** A numeral reads the same without, and one with Cyrillic look-alikes must be treated as the Latin one that it becomes. */
const NO_NUMERAL = String.raw`(?!(?-i:[IVX]+)(?![\p{L}\p{M}\p{Nd}]|[-./&'’_][\p{sc=Latin}\p{Nd}]))`;
const LATIN = String.raw`${NO_NUMERAL}\p{sc=Latin}[\p{sc=Latin}\p{M}\p{Nd}]*(?:[-./&'’_][\p{sc=Latin}\p{M}\p{Nd}]+)*[+#]{0,3}`;
const LATIN_STRETCH = new RegExp(
  `(?<never>${PLACEHOLDER}|${ISOLATED})|${ADDRESS}|${MAIL}|${PATH}|(?<![\\p{L}\\p{M}])${LATIN}(?:[ \\u00a0]${LATIN})*(?![\\p{L}\\p{M}])`,
  "giu",
);

/** Stretches of Latin text that run against the direction of Arabic script, as `[start, end)`, and are not isolated yet. */
export function latinStretches(text: string): readonly (readonly [start: number, end: number])[] {
  return [...text.matchAll(LATIN_STRETCH)].flatMap((match) =>
    match.groups?.["never"] !== undefined ? [] : [[match.index, match.index + match[0].length] as const],
  );
}

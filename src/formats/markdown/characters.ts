/** What flanking rules ask of a character (CommonMark 0.31.2, section 2.1); the edge of a text counts as white space. */
type CharacterClass = "space" | "punctuation" | "other";

const UNICODE_PUNCTUATION = /^[\p{P}\p{S}]/u;
const UNICODE_SPACE = /^\s/;

/** The class of a character, given as a string of one code point; of the edge, given as "". */
export function classOf(character: string): CharacterClass {
  if (character === "") return "space";
  const code = character.charCodeAt(0);
  if (code < 0x80) {
    if (code === 0x20 || (code >= 0x09 && code <= 0x0d)) return "space";
    return isAsciiPunctuation(code) ? "punctuation" : "other";
  }
  if (UNICODE_SPACE.test(character)) return "space";
  return UNICODE_PUNCTUATION.test(character) ? "punctuation" : "other";
}

/** Whether a UTF-16 unit is one that a backslash can escape. */
export function isAsciiPunctuation(code: number): boolean {
  return (
    (code >= 0x21 && code <= 0x2f) ||
    (code >= 0x3a && code <= 0x40) ||
    (code >= 0x5b && code <= 0x60) ||
    (code >= 0x7b && code <= 0x7e)
  );
}

/** The character that ends at `offset`, whole even where it is a surrogate pair; "" at the start. */
export function characterBefore(text: string, offset: number): string {
  if (offset <= 0) return "";
  const unit = text.charCodeAt(offset - 1);
  const isPair = unit >= 0xdc00 && unit <= 0xdfff && offset > 1;
  return text.slice(isPair ? offset - 2 : offset - 1, offset);
}

/** The character that starts at `offset`; "" at the end. */
export function characterAt(text: string, offset: number): string {
  const code = text.codePointAt(offset);
  return code === undefined ? "" : String.fromCodePoint(code);
}

/** Whether a run of `marker` between two characters can open and close emphasis (CommonMark 0.31.2, section 6.2). */
export function flanking(marker: string, before: string, after: string): { opens: boolean; closes: boolean } {
  const left = classOf(before);
  const right = classOf(after);
  const leftFlanking = right !== "space" && (right !== "punctuation" || left !== "other");
  const rightFlanking = left !== "space" && (left !== "punctuation" || right !== "other");
  if (marker !== "_") return { opens: leftFlanking, closes: rightFlanking };
  return {
    opens: leftFlanking && (!rightFlanking || left === "punctuation"),
    closes: rightFlanking && (!leftFlanking || right === "punctuation"),
  };
}

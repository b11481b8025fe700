/**
 * Text as it stands between tags. Line ends are written as references: a segment stays on one line of the file, and no
 * reader turns a carriage return into a line feed.
 */
export function escapeText(text: string): string {
  return text.replace(/[&<>\r\n]/g, reference);
}

/**
 * Text as it stands between tags where XLIFF 2.x allows `cp`: a character that XML cannot hold is `<cp hex="0001"/>`.
 *
 * Half of a surrogate pair is one too (XLIFF 2.1, section 4.2.3.1).
 */
export function escapeWithCodePoints(text: string): string {
  return escapeText(text).replace(ILLEGAL, (character) => `<cp hex="${hexOf(character)}"/>`);
}

/** The text with U+FFFD for each character that XML cannot hold: for what people read and nothing depends on. */
export function legalText(text: string): string {
  return text.replace(ILLEGAL, "\uFFFD");
}

/** An attribute's value as it stands between double quotes. */
function escapeAttribute(value: string): string {
  return value.replace(/[&<>"\t\r\n]/g, reference);
}

/** An element's start, its attributes in the order given; absent ones are left out. */
export function startTag(name: string, attributes: Readonly<Record<string, string | undefined>> = {}): string {
  return `<${name}${attributesText(attributes)}>`;
}

/** An element without content. */
export function emptyTag(name: string, attributes: Readonly<Record<string, string | undefined>> = {}): string {
  return `<${name}${attributesText(attributes)}/>`;
}

/** The first character that XML 1.0 cannot hold (section 2.2, production 2), as `U+0001`, or undefined. */
export function illegalCharacter(text: string): string | undefined {
  const at = text.search(ILLEGAL);
  return at < 0 ? undefined : `U+${hexOf(text.slice(at, at + 1))}`;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const ILLEGAL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;

function hexOf(character: string): string {
  return character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
}

function attributesText(attributes: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => (value === undefined ? "" : ` ${name}="${escapeAttribute(value)}"`))
    .join("");
}

function reference(character: string): string {
  switch (character) {
    case "&":
      return "&amp;";
    case "<":
      return "&lt;";
    case ">":
      return "&gt;";
    case '"':
      return "&quot;";
    default:
      return `&#${character.charCodeAt(0)};`;
  }
}

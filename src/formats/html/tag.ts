/** An attribute of a tag. */
export interface Attribute {
  /** In lower case. */
  readonly name: string;
  /** Of the attribute, quotes included. */
  readonly start: number;
  readonly end: number;
  /** Of its value, quotes left out; an empty span where it has none. */
  readonly valueStart: number;
  readonly valueEnd: number;
  readonly quote: '"' | "'" | "";
}

/** A tag from its name on. */
export interface Tag {
  /** In lower case. */
  readonly name: string;
  /** Behind its `>`. */
  readonly end: number;
  /** Those that matter to a translation, the first of each name. */
  readonly attributes: readonly Attribute[];
  readonly isSelfClosing: boolean;
}

const WANTED = new Set("alt aria-label content dir lang name placeholder property title translate xml:lang".split(" "));
const NONE: readonly Attribute[] = [];

/**
 * The tag whose name begins at `offset`; undefined where the text ends inside it.
 *
 * Follows the HTML Standard's states from “tag name” to “after attribute value (quoted)” (sections 13.2.5.8 to 13.2.5.40).
 *
 *     <img alt='A "picket"' hidden src=a.jpg/>
 *      ^offset                               ^end
 */
export function tagAt(text: string, offset: number): Tag | undefined {
  let at = endOfName(text, offset);
  const name = text.slice(offset, at).toLowerCase();
  let attributes: Attribute[] | undefined;
  for (;;) {
    at = skipSpace(text, at);
    const code = text.charCodeAt(at);
    if (Number.isNaN(code)) return undefined;
    if (code === GREATER) return { name, end: at + 1, attributes: attributes ?? NONE, isSelfClosing: false };
    if (code === SLASH) {
      if (text.charCodeAt(at + 1) === GREATER)
        return { name, end: at + 2, attributes: attributes ?? NONE, isSelfClosing: true };
      at++;
      continue;
    }
    const attribute = attributeAt(text, at);
    if (attribute === undefined) return undefined;
    at = attribute.end;
    if (!WANTED.has(attribute.name)) continue;
    attributes ??= [];
    if (!attributes.some(({ name }) => name === attribute.name)) attributes.push(attribute);
  }
}

/** The attribute of that name, if the tag has it. */
export function attributeOf(
  { attributes }: { readonly attributes: readonly Attribute[] },
  name: string,
): Attribute | undefined {
  return attributes.find((attribute) => attribute.name === name);
}

/** Whether a UTF-16 unit is white space to HTML. */
export function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d || code === 0x0c;
}

const GREATER = 0x3e;
const SLASH = 0x2f;
const EQUALS = 0x3d;

function endOfName(text: string, offset: number): number {
  let at = offset;
  for (let code = text.charCodeAt(at); !Number.isNaN(code); code = text.charCodeAt(++at))
    if (code === GREATER || code === SLASH || isSpace(code)) break;
  return at;
}

function skipSpace(text: string, offset: number): number {
  let at = offset;
  while (isSpace(text.charCodeAt(at))) at++;
  return at;
}

function attributeAt(text: string, start: number): Attribute | undefined {
  // An equals sign in the first place belongs to the name.
  let at = start + 1;
  for (let code = text.charCodeAt(at); !Number.isNaN(code); code = text.charCodeAt(++at))
    if (code === GREATER || code === SLASH || code === EQUALS || isSpace(code)) break;
  const name = text.slice(start, at).toLowerCase();
  const equals = skipSpace(text, at);
  if (text.charCodeAt(equals) !== EQUALS) return { name, start, end: at, valueStart: at, valueEnd: at, quote: "" };
  const value = skipSpace(text, equals + 1);
  const quote = text.charAt(value);
  if (quote === '"' || quote === "'") {
    const close = text.indexOf(quote, value + 1);
    return close < 0 ? undefined : { name, start, end: close + 1, valueStart: value + 1, valueEnd: close, quote };
  }
  const end = endOfValue(text, value);
  return { name, start, end, valueStart: value, valueEnd: end, quote: "" };
}

function endOfValue(text: string, offset: number): number {
  let at = offset;
  for (let code = text.charCodeAt(at); !Number.isNaN(code); code = text.charCodeAt(++at))
    if (code === GREATER || isSpace(code)) break;
  return at;
}

import { BLOCKS } from "./blocks.ts";

/** What ICU calls a word character, as the inside of a class (Unicode Technical Standard 18, Annex C). */
export const WORD = "\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\u{200C}\\u{200D}";
/** What ends a line, as the inside of a class. */
export const LINE_ENDS = "\\n\\r\\u{85}\\u{2028}\\u{2029}";
/** Blanks within a line, as the inside of a class. */
export const BLANKS = "\\t\\p{Zs}";

/** Names without a Unicode property of their own: POSIX classes in their Unicode reading, and Java's. */
const NAMED: ReadonlyMap<string, string> = new Map([
  ["alpha", "\\p{Alphabetic}"],
  ["lower", "\\p{Lowercase}"],
  ["upper", "\\p{Uppercase}"],
  ["digit", "\\p{Nd}"],
  ["alnum", "\\p{Alphabetic}\\p{Nd}"],
  ["punct", "\\p{P}\\u{24}\\u{2B}\\u{3C}-\\u{3E}\\u{5E}\\u{60}\\u{7C}\\u{7E}"],
  ["space", "\\p{White_Space}"],
  ["blank", BLANKS],
  ["cntrl", "\\p{Cc}"],
  ["xdigit", "\\p{Hex_Digit}"],
  ["graph", "[^\\p{White_Space}\\p{Cc}\\p{Cs}\\p{Cn}]"],
  ["print", "[^\\p{Cc}\\p{Cs}\\p{Cn}\\p{Zl}\\p{Zp}]"],
  ["word", WORD],
  ["all", "\\p{Any}"],
  ["l1", "\\u{0}-\\u{FF}"],
  ["javalowercase", "\\p{Lowercase}"],
  ["javauppercase", "\\p{Uppercase}"],
  ["javatitlecase", "\\p{Lt}"],
  ["javaalphabetic", "\\p{Alphabetic}"],
  ["javaideographic", "\\p{Ideographic}"],
  ["javadigit", "\\p{Nd}"],
  ["javadefined", "\\P{Cn}"],
  ["javaletter", "\\p{L}"],
  ["javaletterordigit", "\\p{L}\\p{Nd}"],
  ["javaspacechar", "\\p{Z}"],
  ["javawhitespace", "[[\\p{Z}\\t-\\r\\u{1C}-\\u{1F}]--[\\u{A0}\\u{2007}\\u{202F}]]"],
  ["javaisocontrol", "\\p{Cc}"],
  ["javamirrored", "\\p{Bidi_Mirrored}"],
]);

const KEYS: ReadonlyMap<string, string> = new Map([
  ["gc", "gc"],
  ["generalcategory", "gc"],
  ["sc", "sc"],
  ["script", "sc"],
  ["scx", "scx"],
  ["scriptextensions", "scx"],
]);

/**
 * The property that ICU or Java calls `name`, as the inside of a class in `v` mode; undefined where JavaScript has none.
 * Names match loosely, as ICU's do: `Lu`, `IsLu`, `Uppercase Letter`, `gc=Lu`, `IsCyrillic`, `InCyrillic`, `Alpha`.
 */
export function propertyNamed(name: string): string | undefined {
  const [left = "", right] = name.split("=").map((part) => part.trim());
  if (right !== undefined) {
    const key = plain(left);
    if (key === "blk" || key === "block") return BLOCKS.get(plain(right));
    const known = KEYS.get(key);
    return known === undefined ? undefined : firstKnown(spellings(right).map((value) => `${known}=${value}`));
  }
  if (/^in/i.test(left) && BLOCKS.has(plain(left.slice(2)))) return BLOCKS.get(plain(left.slice(2)));
  const bare = left.replace(/^is/i, "");
  const named = NAMED.get(plain(left)) ?? NAMED.get(plain(bare));
  if (named !== undefined) return named;
  return firstKnown([left, bare].flatMap(spellings).flatMap((value) => [value, `sc=${value}`]));
}

function plain(name: string): string {
  return name.replace(/[\s_-]/g, "").toLowerCase();
}

/** Ways in which Unicode may write what was written loosely: `Lu`, `Uppercase_Letter`, `ASCII`. */
function spellings(name: string): readonly string[] {
  const parts = name.replace(/(?<=[a-z])(?=[A-Z])/g, "_").split(/[\s_-]+/);
  const titled = parts.map((part) => part.charAt(0).toUpperCase() + part.slice(1).toLowerCase());
  return [name, titled.join("_"), titled.join(""), name.toUpperCase()];
}

function firstKnown(candidates: readonly string[]): string | undefined {
  const found = candidates.find((candidate) => /^[\w=]+$/.test(candidate) && isProperty(candidate));
  return found === undefined ? undefined : `\\p{${found}}`;
}

function isProperty(name: string): boolean {
  try {
    // In `u` mode, since `v` mode also has properties of strings, which cannot be negated.
    new RegExp(`\\p{${name}}`, "u");
    return true;
  } catch {
    return false;
  }
}

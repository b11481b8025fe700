import { bareAutolinkEnd } from "./autolink.ts";
import { characterBefore, classOf, isAsciiPunctuation } from "./characters.ts";
import type { Dialect } from "./dialect.ts";
import { encodeReference, REFERENCE } from "./entities.ts";
import { normaliseLabel } from "./link-target.ts";

/** Where a text will stand. */
export interface Surroundings {
  /** The character before it in its line, "" at the line's start. */
  readonly before: string;
  /** The character behind it, "" at the unit's end. */
  readonly after: string;
  /** Whether a block could begin with it. */
  readonly isLineStart: boolean;
  readonly style: "paragraph" | "heading" | "cell";
  readonly dialect: Dialect;
  /** Whether it stands in the brackets of an image, where an address is no link. */
  readonly isBracketed?: boolean;
  /** Whether more than one dollar sign stands in the unit. */
  readonly hasDollars: boolean;
  /** Normalised labels of the document's link definitions. */
  readonly labels: () => ReadonlySet<string>;
}

const SPECIAL = /https?:\/\/|www\.|[\\`*_~[\]<&!{$|]/gi;
const SIMPLE_BRACKETS = /\[([^\\`*_~[\]<&!{$|^][^\\`*_~[\]<&!{$|]{0,200})\]/y;
const REFERENCE_HERE = new RegExp(REFERENCE, "y");

/**
 * A text written so that Markdown reads these very characters. Escapes only what would be read as markup here.
 *
 *     5 * 3, snake_case, [sic], AT&T      stays as it is
 *     *5*, [a](b), &amp;, 1. at the start   becomes  \*5\*, \[a\](b), &amp;amp;, 1\. at the start
 */
export function escapeText(text: string, around: Surroundings): string {
  const head = around.isLineStart ? escapedStart(text) : "";
  const parts: string[] = [];
  let at = 0;
  SPECIAL.lastIndex = 0;
  for (let found = SPECIAL.exec(text); found !== null; found = SPECIAL.exec(text)) {
    const special = specialAt(text, found.index, around);
    parts.push(text.slice(at, found.index), special.text);
    at = special.end;
    SPECIAL.lastIndex = at;
  }
  parts.push(text.slice(at));
  const body = parts.join("");
  const start = head === "" ? escapedJoint(escapedModule(body, around), around) : head + body.slice(head.length - 1);
  return around.style === "heading" && around.after === "" ? escapedEnd(start) : start;
}

interface Special {
  readonly text: string;
  readonly end: number;
}

function specialAt(text: string, at: number, around: Surroundings): Special {
  const character = text.charAt(at);
  const before = at > 0 ? characterBefore(text, at) : around.before;
  const after = (offset: number): string => (offset < text.length ? text.charAt(offset) : around.after);
  switch (character) {
    case "\\": {
      const next = after(at + 1);
      return one(next === "" || at + 1 === text.length || isAsciiPunctuation(next.charCodeAt(0)));
    }
    case "`":
    case "]":
      return one(true);
    case "*":
    case "_":
    case "~":
      return emphasis(text, at, before, around);
    case "[":
      return brackets(text, at, before, after, around);
    case "<":
      return one(around.dialect === "mdx" || /^[A-Za-z/!?]/.test(after(at + 1)));
    case "&":
      REFERENCE_HERE.lastIndex = at;
      return REFERENCE_HERE.test(text) ? { text: "&amp;", end: at + 1 } : one(false);
    case "!":
      return one(at + 1 === text.length && around.after === "[");
    case "{":
      return brace(text, at, before, around);
    case "$":
      return one(around.hasDollars && mayBeMath(before, after(at + 1)));
    case "|":
      return one(around.style === "cell");
    default:
      return address(text, at, around);
  }

  function one(isEscaped: boolean): Special {
    return { text: isEscaped ? `\\${character}` : character, end: at + 1 };
  }
}

/**
 * An address as it is, where it can stand so. Up to the next blank everything belongs to it, backslashes too; so where
 * something there needs one, the address is written as no address.
 */
function address(text: string, at: number, around: Surroundings): Special {
  const end = bareAutolinkEnd(text, at) ?? at;
  const token = /^\S*/.exec(text.slice(at))?.[0] ?? "";
  const reachesEnd = at + token.length === text.length && !/^(?:[\s<]|$)/.test(around.after);
  const splitsCell = around.style === "cell" && token.includes("|");
  const bare = around.isBracketed === true ? token : token.slice(end - at);
  const isSafe = !reachesEnd && !splitsCell && !/[\\`*_~[\]<&!{$|]/.test(bare);
  if (isSafe) return { text: token, end: at + token.length };
  const scheme = /^\w+/.exec(token)?.[0] ?? "";
  return { text: `${scheme}\\`, end: at + scheme.length };
}

/** Templates and attribute lists begin with a brace and one of a few characters, which is escaped; MDX reads every brace. */
function brace(text: string, at: number, before: string, { dialect }: Surroundings): Special {
  const isEscaped = dialect === "mdx" || before === "{";
  const next = text.charAt(at + 1);
  if (isEscaped || !/[%#.:]/.test(next)) return { text: isEscaped ? "\\{" : "{", end: at + 1 };
  return { text: `{\\${next}`, end: at + 2 };
}

function emphasis(text: string, at: number, before: string, around: Surroundings): Special {
  const marker = text.charAt(at);
  let end = at + 1;
  while (text[end] === marker) end++;
  const run = text.slice(at, end);
  const left = classOf(before);
  const right = classOf(end < text.length ? text.slice(end, end + 2) : around.after);
  const isLoose = left === "space" && right === "space" && !(at === 0 && around.isLineStart);
  const isIntraword = marker === "_" && left === "other" && right === "other";
  return { text: isLoose || isIntraword ? run : run.replaceAll(marker, `\\${marker}`), end };
}

/** Leaves an editor's brackets alone, as in “[sic]”, where they can be no link, task, note or definition. */
function brackets(
  text: string,
  at: number,
  before: string,
  after: (offset: number) => string,
  around: Surroundings,
): Special {
  SIMPLE_BRACKETS.lastIndex = at;
  const label = SIMPLE_BRACKETS.exec(text)?.[1];
  const end = SIMPLE_BRACKETS.lastIndex;
  const isHarmless =
    label !== undefined &&
    !/https?:\/\/|www\./i.test(label) &&
    !/[!\]]/.test(before) &&
    !/[([{:]/.test(after(end)) &&
    !(at === 0 && around.isLineStart && label.length === 1) &&
    !around.labels().has(normaliseLabel(label));
  return isHarmless ? { text: text.slice(at, end), end } : { text: "\\[", end: at + 1 };
}

function mayBeMath(before: string, after: string): boolean {
  if (before === "$" || after === "$") return true;
  const opens = !/[\p{L}\p{N}]/u.test(before) && !/^(?:[\s\d]|$)/.test(after);
  const closes = classOf(before) !== "space" && !/[\p{L}\p{N}]/u.test(after);
  return opens || closes;
}

/** The escaped beginning of a text that would begin a block, in place of its characters; "" where none would. */
function escapedStart(text: string): string {
  if (/^(?:#{1,6}|[-+])(?=\s|$)|^>|^:::|^=+\s*$|^[-|:][-|:\s]*$/.test(text)) return `\\${text.charAt(0)}`;
  const number = /^\d{1,9}(?=[.)](?:\s|$))/.exec(text)?.[0];
  return number === undefined ? "" : `${number}\\${text.charAt(number.length)}`;
}

/** A text that would go on a link or a note which ends right before it. */
function escapedJoint(body: string, around: Surroundings): string {
  return around.before === "]" && /^[(:]/.test(body) ? `\\${body}` : body;
}

/** A paragraph that MDX would take for a module. */
function escapedModule(body: string, { dialect, isLineStart }: Surroundings): string {
  const isModule = dialect === "mdx" && isLineStart && /^(?:import|export) /.test(body);
  return isModule ? encodeReference(body.charAt(0)) + body.slice(1) : body;
}

/** A heading's text whose last hashes would be taken for its closing ones. */
function escapedEnd(text: string): string {
  const hashes = /(?:^|\s)(#+)\s*$/.exec(text.slice(-200));
  if (hashes === null) return text;
  const at = text.length - hashes[0].trimStart().length;
  return `${text.slice(0, at)}\\${text.slice(at)}`;
}

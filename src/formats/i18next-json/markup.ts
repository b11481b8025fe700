/** Markup in a value's text; offsets into the text as it reads. The two ends of a pair share its number. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly type: "open" | "close" | "standalone";
  readonly name: string;
  readonly pair?: number;
}

const SPECIAL = /\{\{|\$t\(|<|&/g;
const REFERENCE = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});/y;
const TAG =
  /^<(\/?)(\d{1,4}|[A-Za-z][\w.:-]*)((?:\s+[^\s"'<>=/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|\{[^{}]*\}|[^\s"'<>=`{}]+))?)*)\s*(\/?)>/;
const VOID = new Set("area base br col embed hr img input link meta source track wbr".split(" "));
/** Longer tags and nestings are not looked for. */
const MAX_MARK = 2000;
/** How far back the opening tag of a pair is looked for. */
const MAX_OPEN_TAGS = 64;

/**
 * Everything in a value that is not words, in order:
 *
 *     {{count}} {{- raw}}          placeholder
 *     $t(items, {"count": 2})      nesting
 *     <b>…</b> <1>…</1> <Link/>    html:b, component:1, component:Link; pairs where they nest properly
 *     &nbsp;                       character
 *
 * A `{{` or `$t(` without its end is a code of its own, so that no text has either: i18next would run it.
 */
export function markupOf(text: string): readonly Mark[] {
  const marks: Mark[] = [];
  // What is searched for in vain may be searched for again and again: this bounds the work of all searches together.
  let budget = 100_000 + 4 * text.length;
  SPECIAL.lastIndex = 0;
  for (let special = SPECIAL.exec(text); special !== null; special = SPECIAL.exec(text)) {
    const mark = markAt(special.index, special[0]);
    if (mark !== undefined) marks.push(mark);
    SPECIAL.lastIndex = mark?.end ?? special.index + 1;
  }
  return paired(marks);

  function markAt(start: number, special: string): Mark | undefined {
    switch (special) {
      case "{{":
        return { start, end: placeholderEnd(start) ?? start + 2, type: "standalone", name: "placeholder" };
      case "$t(":
        return { start, end: nestingEnd(start) ?? start + 3, type: "standalone", name: "nesting" };
      case "<":
        return tagAt(text, start);
      default:
        return referenceAt(text, start);
    }
  }

  function placeholderEnd(start: number): number | undefined {
    const window = text.slice(start, start + Math.min(MAX_MARK, budget));
    const end = window.indexOf("}}", 3);
    budget -= end < 0 ? window.length : end;
    return end < 0 ? undefined : start + end + 2;
  }

  /** As i18next 27 reads it: parentheses and quoted strings inside do not end it. */
  function nestingEnd(start: number): number | undefined {
    const limit = Math.min(text.length, start + MAX_MARK, start + budget);
    let depth = 1;
    let quote = "";
    for (let at = start + 3; at < limit; at++, budget--) {
      const character = text.charAt(at);
      if (quote !== "") quote = character === quote ? "" : quote;
      else if (character === '"' || character === "'") quote = character;
      else if (character === "(") depth++;
      else if (character === ")" && --depth === 0) return at + 1;
    }
    return undefined;
  }
}

function tagAt(text: string, start: number): Mark | undefined {
  const tag = TAG.exec(text.slice(start, start + MAX_MARK));
  if (tag === null) return undefined;
  const [whole, slash, element = "", attributes, selfClosing] = tag;
  if (slash === "/" && (attributes !== "" || selfClosing === "/")) return undefined;
  const isAlone = selfClosing === "/" || VOID.has(element);
  const name = element === "br" ? "line-break" : `${/^[a-z]/.test(element) ? "html" : "component"}:${element}`;
  return { start, end: start + whole.length, type: isAlone ? "standalone" : slash === "/" ? "close" : "open", name };
}

function referenceAt(text: string, start: number): Mark | undefined {
  REFERENCE.lastIndex = start;
  if (!REFERENCE.test(text)) return undefined;
  return { start, end: REFERENCE.lastIndex, type: "standalone", name: "character" };
}

/** Numbers the pairs of tags that nest properly, from 1; the other tags stand alone. */
function paired(marks: readonly Mark[]): readonly Mark[] {
  const open: number[] = [];
  const numbers = new Map<number, number>();
  let pairs = 0;
  marks.forEach((mark, index) => {
    if (mark.type === "open") open.push(index);
    if (mark.type !== "close") return;
    const lowest = Math.max(0, open.length - MAX_OPEN_TAGS);
    for (let depth = open.length - 1; depth >= lowest; depth--) {
      const partner = open[depth] ?? 0;
      if (marks[partner]?.name !== mark.name) continue;
      open.length = depth;
      pairs++;
      numbers.set(partner, pairs).set(index, pairs);
      return;
    }
  });
  return marks.map((mark, index) => {
    if (mark.type === "standalone") return mark;
    const pair = numbers.get(index);
    return pair === undefined ? { ...mark, type: "standalone" } : { ...mark, pair };
  });
}

import type { BraceEnd } from "./braces.ts";
import type { Find } from "./finder.ts";

/** A JSX tag. Its name keeps its case and is "" for a fragment. */
export interface JsxTag {
  readonly end: number;
  readonly type: "open" | "close" | "standalone";
  readonly element: string;
}

const NAME = /[A-Za-z_$][\w$-]*(?:[.:][A-Za-z_$][\w$-]*)*/y;
const SPACE = /\s*/y;

/**
 * The JSX tag at `offset`, where a `<` stands; undefined where there is none.
 *
 *     <Figure src={photo} {...size} alt="A rally" />      <Note>      </Note>      <>
 */
export function jsxTagAt(text: string, offset: number, braceEnd: BraceEnd, find: Find): JsxTag | undefined {
  const isClosing = text[offset + 1] === "/";
  const nameStart = isClosing ? offset + 2 : offset + 1;
  const nameEnd = matchEnd(NAME, text, nameStart) ?? nameStart;
  const element = text.slice(nameStart, nameEnd);
  // A fragment's tags have no attributes; “a < b” is no tag.
  if (element === "" && text[nameEnd] !== ">") return undefined;
  let at = nameEnd;
  for (;;) {
    at = matchEnd(SPACE, text, at) ?? at;
    if (text[at] === ">") return { end: at + 1, type: isClosing ? "close" : "open", element };
    if (text[at] === "/" && text[at + 1] === ">") return { end: at + 2, type: "standalone", element };
    const end = attributeEnd(text, at, braceEnd, find);
    if (end === undefined || isClosing) return undefined;
    at = end;
  }
}

/** Where the attribute or the spread ends that begins at `at`. */
function attributeEnd(text: string, at: number, braceEnd: BraceEnd, find: Find): number | undefined {
  if (text[at] === "{") return braceEnd(at);
  const name = matchEnd(NAME, text, at);
  if (name === undefined) return undefined;
  const equals = matchEnd(SPACE, text, name) ?? name;
  if (text[equals] !== "=") return name;
  const value = matchEnd(SPACE, text, equals + 1) ?? equals + 1;
  const first = text[value];
  if (first === "{") return braceEnd(value);
  if (first !== '"' && first !== "'") return undefined;
  const close = find(first, value + 1);
  return close < 0 ? undefined : close + 1;
}

function matchEnd(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

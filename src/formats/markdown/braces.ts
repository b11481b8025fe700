import { type Find, finder } from "./finder.ts";

/** Where the brace that opens at an offset is closed, behind its `}`; undefined where it never is. */
export type BraceEnd = (offset: number) => number | undefined;

const TOKEN = /[{}"'`]|\/[/*]/g;
const STRING = /"[^"\\\r\n]*(?:\\.[^"\\\r\n]*)*"|'[^'\\\r\n]*(?:\\.[^'\\\r\n]*)*'|`[^`\\]*(?:\\[\s\S][^`\\]*)*`/y;

/**
 * Finds the ends of JavaScript expressions in braces. Braces in strings, templates and comments do not count; a quotation
 * mark that its line does not close is none, for there may be text between tags in an expression.
 *
 *     {items.map((item) => <li key={item}>{"}"}</li>)} and
 *     ^----------------------------------------------^
 *
 * Remembers every brace that it passes, so that asking for all of them takes linear time.
 */
export function braceMatcher(text: string): BraceEnd {
  const find = finder(text);
  const ends = new Map<number, number | undefined>();
  return (offset) => {
    if (!ends.has(offset)) scan(offset);
    return ends.get(offset);
  };

  function scan(offset: number): void {
    const open = [offset];
    let at = offset + 1;
    for (let innermost: number | undefined = offset; innermost !== undefined; innermost = open.at(-1)) {
      TOKEN.lastIndex = at;
      const token = TOKEN.exec(text);
      if (token === null) {
        giveUp(open);
        return;
      }
      if (token[0] === "}") {
        at = token.index + 1;
        ends.set(innermost, at);
        open.pop();
      } else if (token[0] !== "{") at = literalEnd(text, token.index, find);
      else if (ends.has(token.index)) {
        const end = ends.get(token.index);
        if (end === undefined) {
          giveUp(open);
          return;
        }
        at = end;
      } else {
        open.push(token.index);
        at = token.index + 1;
      }
    }
  }

  function giveUp(open: readonly number[]): void {
    for (const brace of open) ends.set(brace, undefined);
  }
}

/** Where the string, template or comment ends that begins at `at`; right behind its first character where it is none. */
export function literalEnd(text: string, at: number, find: Find): number {
  if (text[at] !== "/") {
    STRING.lastIndex = at;
    return STRING.test(text) ? STRING.lastIndex : at + 1;
  }
  if (text[at + 1] === "*") {
    const end = find("*/", at + 2);
    return end < 0 ? at + 2 : end + 2;
  }
  // What follows a colon or a word is an address between tags.
  if (/[:\w]/.test(text.charAt(at - 1))) return at + 2;
  const end = find("\n", at);
  return end < 0 ? text.length : end;
}

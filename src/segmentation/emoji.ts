import { isStop, Kind, kindAt } from "./characters.ts";

/** How far back a bracket is looked for that `))` may close, in UTF-16 units. */
const BRACKET_REACH = 200;

const SMILEY = /[:;=]-?[)(D]+(?=\s|$)|\){2,}(?=\s|$)/y;

/** Units of a smiley or pictograph that begins at `from`, 0 where none does. Brackets that close others are no smiley. */
export function smileyLength(text: string, from: number): number {
  const kind = kindAt(text, from);
  if (kind === Kind.Emoji) return 1;
  if (isStop(kind)) return 0;
  SMILEY.lastIndex = from;
  if (!SMILEY.test(text)) return 0;
  if (kind === Kind.Closing && text.slice(Math.max(0, from - BRACKET_REACH), from).includes("(")) return 0;
  return SMILEY.lastIndex - from;
}

/** Whether a smiley begins here, such as `:)` or, with no bracket open, `))`. */
export function isSmileyAt(text: string, index: number): boolean {
  return smileyLength(text, index) > 0;
}

/** What belongs to a pictograph right before it: joiners and variants, and stops (`😊...`). */
function goesOn(kind: Kind, text: string, index: number): boolean {
  if (kind !== Kind.Mark && !isStop(kind)) return false;
  const before = kindAt(text, index - 1);
  return before === Kind.Emoji || before === Kind.Mark || isStop(before);
}

/** Past pictographs, also after white space unless `glued`; they say how the sentence before is meant. */
export function skipEmoji(text: string, from: number, glued: boolean): number {
  let end = from;
  for (let index = from; index < text.length; index++) {
    const kind = kindAt(text, index);
    if (kind === Kind.Emoji || (end === index && goesOn(kind, text, index))) end = index + 1;
    else if (isSmileyAt(text, index)) {
      end = index + smileyLength(text, index);
      index = end - 1;
    } else if (kind !== Kind.Space || glued || index - end > 1) break;
  }
  return end;
}

import { openBefore, REACH } from "./bracket.ts";
import { isStop, isWordKind, Kind, kindAt } from "./characters.ts";

/** Brackets without eyes as well: `))`, `((`, and a single `)` glued to a word, which Russian and Kazakh write for a smile. At most 40, for speed. */
const SMILEY = /(?:[:;=]-?[)(D]{1,40}|\){2,40}|\({2,40}|(?<=\p{Script=Cyrillic}{3})\))(?=\s|$)/uy;

/** Most texts with smileys have no opening bracket near by, which is quickly known. */
function closesBracket(text: string, index: number): boolean {
  return text.slice(Math.max(0, index - REACH), index).includes("(") && openBefore(text, 0, index) >= 0;
}

/** Units of a smiley or pictograph that begins at `from`, 0 where none does. Brackets that close others are no smiley. */
export function smileyLength(text: string, from: number): number {
  const kind = kindAt(text, from);
  if (kind === Kind.Emoji) return 1;
  if (isStop(kind)) return 0;
  SMILEY.lastIndex = from;
  if (!SMILEY.test(text)) return 0;
  if (kind === Kind.Closing && closesBracket(text, from)) return 0;
  return SMILEY.lastIndex - from;
}

/** Whether a smiley begins here, such as `:)` or, with no bracket open, `))` or the `)` of `рахмет)`. */
export function isSmileyAt(text: string, index: number): boolean {
  return smileyLength(text, index) > 0;
}

/** What belongs to a pictograph right before it: joiners and variants, and stops (`😊...`). */
function goesOn(kind: Kind, text: string, index: number): boolean {
  if (kind !== Kind.Mark && !isStop(kind)) return false;
  const before = kindAt(text, index - 1);
  return before === Kind.Emoji || before === Kind.Mark || isStop(before);
}

/** Whether the pictographs that begin here are glued to the word after them and to nothing before: a bullet (`✅Сағат 9-да`). */
function isBulletAt(text: string, index: number): boolean {
  if (kindAt(text, index - 1) !== Kind.Space) return false;
  let after = index;
  while (kindAt(text, after) === Kind.Emoji || kindAt(text, after) === Kind.Mark) after++;
  return isWordKind(kindAt(text, after));
}

/** Past pictographs, also after white space unless `glued`; they say how the sentence before is meant. A bullet stays. */
export function skipEmoji(text: string, from: number, glued: boolean): number {
  let end = from;
  for (let index = from; index < text.length; index++) {
    const kind = kindAt(text, index);
    if (kind === Kind.Emoji && isBulletAt(text, index)) break;
    if (kind === Kind.Emoji || (end === index && goesOn(kind, text, index))) end = index + 1;
    else if (isSmileyAt(text, index)) {
      end = index + smileyLength(text, index);
      index = end - 1;
    } else if (kind !== Kind.Space || glued || index - end > 1) break;
  }
  return end;
}

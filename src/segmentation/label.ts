import { isLetter, isWordKind, Kind, kindAt } from "./characters.ts";
import type { Rules } from "./rules/rules.ts";
import { wordBefore } from "./word.ts";

/** A label at the head of a list item that stands in running text: `1.`, `2)`, `(a)`, `• 9.` */
interface Label {
  readonly bullet: string;
  readonly open: string;
  readonly value: string;
  readonly close: string;
}

const LABEL = /(?<bullet>[•·∙▪■●◦]\s*)?(?<open>\(?)(?<value>\d{1,3}|\p{L})(?<close>\.\)|\)|\.)\s/uy;

/** Furthest that the next label is looked for, in UTF-16 units. */
const REACH = 1000;

/** The label that begins at `start`. A capital with a full stop is an initial and no label. */
function labelAt(text: string, start: number): Label | undefined {
  // Most sentences begin with a word of two letters or more and are told apart without the pattern.
  if (isWordKind(kindAt(text, start)) && isLetter(kindAt(text, start + 1))) return undefined;
  LABEL.lastIndex = start;
  const found = LABEL.exec(text)?.groups;
  if (found === undefined) return undefined;
  const { bullet = "", open = "", value = "", close = "" } = found;
  if (close === "." && kindAt(value, 0) === Kind.Upper) return undefined;
  return { bullet: bullet.trim(), open, value, close };
}

function valueAfter(value: string): string {
  return /\d/.test(value) ? String(Number(value) + 1) : String.fromCharCode(value.charCodeAt(0) + 1);
}

/** Where the label that continues the list begins, -1 where there is none within reach. */
function nextLabel(text: string, start: number, label: Label, rules: Rules): number {
  const wanted = `${label.open}${valueAfter(label.value)}${label.close}`;
  const stretch = text.slice(start, start + REACH);
  for (let index = stretch.indexOf(wanted, 1); index > 0; index = stretch.indexOf(wanted, index + 1)) {
    const head = beforeBullet(stretch, index, label.bullet);
    const after = index + wanted.length;
    if (head < 0 || kindAt(stretch, head - 1) !== Kind.Space || kindAt(stretch, after) !== Kind.Space) continue;
    if (label.close === "." && !mayFollow(text, start + head, start + after, rules)) continue;
    return start + head;
  }
  return -1;
}

function beforeBullet(text: string, index: number, bullet: string): number {
  if (bullet === "") return index;
  const head = text.lastIndexOf(bullet, index - 1);
  return head >= 0 && text.slice(head + bullet.length, index).trim() === "" ? head : -1;
}

/** Whether `2.` here is a label and not the end of `read page 2.`: a capital follows, and no word before it takes a number. */
function mayFollow(text: string, head: number, after: number, rules: Rules): boolean {
  if (kindAt(text, after + 1) !== Kind.Upper) return false;
  const before = wordBefore(text, head - 1).text.toLowerCase();
  return !rules.fronting.has(before) && rules.abbreviations.get(before) !== "number" && !rules.counting.has(before);
}

/**
 * Where the items of a list begin that stands in running text, after the first: `1.) The first item 2.) The second item`.
 *
 * @param start where a sentence begins; only a list that begins there is looked for
 */
export function listItems(text: string, start: number, rules: Rules): readonly number[] {
  const items: number[] = [];
  let label = labelAt(text, start);
  let from = start;
  while (label !== undefined) {
    const next = nextLabel(text, from, label, rules);
    if (next < 0) break;
    items.push(next);
    from = next;
    label = labelAt(text, next);
  }
  return items;
}

import type { Change } from "../splice.ts";
import type { JsonObject } from "./read-json.ts";

/** What becomes of an object's members: some go, and behind some of them others come. */
export interface MemberEdits {
  /** Indexes of members. */
  readonly dropped: ReadonlySet<number | undefined>;
  /** Members as they are written, `"key": "value"`, by the index of the one they stand behind. */
  readonly added: ReadonlyMap<number | undefined, readonly string[]>;
}

/**
 * The changes that drop and add members of one object; commas and white space are those of their neighbours.
 *
 *     { "items_one": "предмет",⏎  "items_other": "предмета" }
 *                             ^--- separator of items_other; an added member gets the same
 */
export function memberChanges(json: string, object: JsonObject, { dropped, added }: MemberEdits): readonly Change[] {
  const changes: Change[] = [];
  let hasAny = false;
  object.members.forEach((member, index) => {
    const previous = object.members[index - 1];
    const isDropped = dropped.has(index);
    if (previous !== undefined && (isDropped || !hasAny)) remove(previous.valueEnd, member.keyStart);
    if (isDropped) remove(member.keyStart, member.valueEnd);
    else hasAny = true;
    for (const text of added.get(index) ?? []) {
      const before = hasAny ? separatorOf(json, object, index) : "";
      changes.push({ start: member.valueEnd, end: member.valueEnd, texts: [{ text: before + text, isMark: false }] });
      hasAny = true;
    }
  });
  return changes;

  function remove(start: number, end: number): void {
    changes.push({ start, end, texts: [] });
  }
}

/** What stands before the member at `index`; before the first, what stands behind it, or else behind the brace. */
function separatorOf(json: string, { start, members }: JsonObject, index: number): string {
  const second = Math.max(1, index);
  const [before, behind] = [members[second - 1], members[second]];
  if (before === undefined || behind === undefined) return `,${json.slice(start, members[0]?.keyStart)}`;
  return json.slice(before.valueEnd, behind.keyStart);
}

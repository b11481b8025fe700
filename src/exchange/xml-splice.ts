/** A stretch of a text and what is put in its place. */
export interface Splice {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The text with each stretch replaced; they must not overlap. Those at one place come in the order given. */
export function spliced(text: string, splices: readonly Splice[]): string {
  const sorted = splices.toSorted((a, b) => a.from - b.from || a.to - b.to);
  let result = "";
  let at = 0;
  for (const { from, to, text: put } of sorted) {
    if (from < at) throw new RangeError(`splices overlap at ${from}`);
    result += text.slice(at, from) + put;
    at = to;
  }
  return result + text.slice(at);
}

/** An attribute in a start tag, as offsets into the tag: all of it with the space before it, and its value alone. */
export interface AttributePlace {
  readonly from: number;
  readonly to: number;
  readonly valueFrom: number;
  readonly valueTo: number;
}

/** Where a well-formed start tag has the attribute of this name as written; undefined where it has none. */
export function attributeIn(tag: string, name: string): AttributePlace | undefined {
  for (const match of tag.matchAll(/\s+([^\s=/>]+)\s*=\s*("[^"]*"|'[^']*')/g)) {
    const [whole, found, quoted = ""] = match;
    if (found !== name) continue;
    const to = match.index + whole.length;
    return { from: match.index, to, valueFrom: to - quoted.length + 1, valueTo: to - 1 };
  }
  return undefined;
}

/**
 * The splices that give a start tag's attribute this value, or take it out where it is undefined; none where it is so
 * already. A new one becomes the last.
 *
 * @param start the tag's offset in the text
 * @param value without characters that an attribute must escape
 */
export function attributeSplices(
  tag: string,
  start: number,
  name: string,
  value: string | undefined,
): readonly Splice[] {
  const place = attributeIn(tag, name);
  if (place === undefined) {
    if (value === undefined) return [];
    const at = start + tag.replace(/\s*\/?>$/, "").length;
    return [{ from: at, to: at, text: ` ${name}="${value}"` }];
  }
  if (value === undefined) return [{ from: start + place.from, to: start + place.to, text: "" }];
  if (tag.slice(place.valueFrom, place.valueTo) === value) return [];
  return [{ from: start + place.valueFrom, to: start + place.valueTo, text: value }];
}

/** Where a needle stands at or behind an offset, or -1. */
export type Find = (needle: string, from: number) => number;

/**
 * A search that remembers its last answer for each needle, so that any number of questions with ascending offsets take
 * linear time together, answered in vain or not.
 */
export function finder(text: string): Find {
  let last: Map<string, { readonly from: number; readonly found: number }> | undefined;
  return (needle, from) => {
    const known = last?.get(needle);
    if (known !== undefined && known.from <= from && (known.found < 0 || known.found >= from)) return known.found;
    const found = text.indexOf(needle, from);
    last ??= new Map();
    last.set(needle, { from, found });
    return found;
  };
}

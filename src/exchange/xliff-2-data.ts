import { escapeWithCodePoints, startTag } from "./xml-writer.ts";

/** The characters of the article that codes stand for, gathered for one unit or one match. */
interface OriginalData {
  /** The id by which a code refers to its data; undefined for none. It is made of the id wished for. */
  add(wished: string, data: string): string | undefined;
  /** For the ends of a pair: either both refer to data, or none does (XLIFF 2.1, section 4.3.1.16). */
  addPair(id: string, open: string, close: string): readonly [string | undefined, string | undefined];
  /** The `originalData` element, a line each. */
  lines(): readonly string[];
}

/**
 * An empty one. Its ids differ from those of codes: the standard would let them be the same, but its Schematron takes data
 * for one more code with that id in a match (`K6MTC-T` of matches.sch, 2.1).
 */
export function originalData(): OriginalData {
  const known = new Map<string, string>();
  const put = (wished: string, data: string): string => {
    let id = `d${wished}`;
    while (known.has(id) && known.get(id) !== data) id += "x";
    known.set(id, data);
    return id;
  };
  return {
    add: (wished, data) => (data === "" ? undefined : put(wished, data)),
    addPair: (id, open, close) =>
      open === "" && close === "" ? [undefined, undefined] : [put(id, open), put(`${id}.e`, close)],
    lines: () =>
      known.size === 0
        ? []
        : [
            "<originalData>",
            ...[...known].map(([id, data]) => `  ${startTag("data", { id })}${escapeWithCodePoints(data)}</data>`),
            "</originalData>",
          ],
  };
}

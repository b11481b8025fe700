import { isBlank, type Span } from "./view.ts";

/**
 * How many columns a delimiter row gives the table whose head stands above it (GFM 0.29, section 4.10); 0 where the
 * line is none. Without any `|` or `:` it would be a heading's underline.
 *
 *     | --- | :-: |      two columns
 */
export function delimiterColumns(text: string, row: Span): number {
  const line = text.slice(row.start, row.end);
  if (!/^[-|: \t]+$/.test(line) || !/[|:]/.test(line)) return 0;
  const cells = cellsOf(text, row);
  return cells.every((cell) => /^:?-+:?$/.test(text.slice(cell.start, cell.end))) ? cells.length : 0;
}

/**
 * The cells of a row, without the blanks round them.
 *
 *     | Year | Kandas \| returnees |
 *       ^--^   ^-----------------^
 */
export function cellsOf(text: string, row: Span): readonly Span[] {
  const cells: Span[] = [];
  const { start: first, end } = trim(text, row.start, row.end);
  let start = text[first] === "|" && first < end ? first + 1 : first;
  for (let at = start; at < end; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === "|") {
      cells.push(trim(text, start, at));
      start = at + 1;
    }
  }
  if (start < end) cells.push(trim(text, start, end));
  return cells;
}

function trim(text: string, from: number, to: number): Span {
  let start = from;
  let end = to;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

import type { Entry, Mapping } from "./front-matter.ts";
import { type Line, lineAt } from "./lines.ts";

const KEY = /^(?:"([^"\\]*)"|'([^']*)'|([^\s"'#:,[\]{}&*!|>%@`?-][^:#]*?|-[^\s:#][^:#]*?))[ \t]*:(?=[ \t]|$)/;
/** The value of a key whose lines follow, whatever stands in them. */
export const BLOCK_HEADER: RegExp = /^[ \t]*[|>](?:[+-]?[1-9]?|[1-9][+-])[ \t]*(?:[ \t]#.*)?$/;

/** An entry, and the indent of the mapping inside it once that is known. */
interface Growing {
  entry: Entry;
  readonly isBlock: boolean;
  readonly canHoldKeys: boolean;
  indent: number | undefined;
}

/**
 * The entries of a YAML mapping, in order, each followed by those of a mapping inside it.
 *
 *     title: Kandas         title
 *     params:               params
 *       lead: They came     params.lead
 */
export function yamlEntries(text: string, from: number, to: number): Mapping {
  const found: Growing[] = [];
  let top: Growing | undefined;
  let inner: Growing | undefined;
  let strange: string | undefined;
  for (let line = lineAt(text, from); line.start < to; line = lineAt(text, line.next)) {
    const indent = line.text.length - line.text.trimStart().length;
    const isBlank = indent === line.text.length;
    const key = indent === 0 ? entryAt(line, 0, "") : undefined;
    if (key !== undefined) {
      found.push(key);
      top = key;
      inner = undefined;
    } else if (top !== undefined && isContinuation(line.text, indent, top)) {
      extend(top, line);
      if (!isBlank) inner = readInner(found, top, inner, line, indent);
    } else if (!/^[ \t]*(?:#|$)/.test(line.text)) strange ??= line.text;
  }
  return { entries: found.map(({ entry }) => entry), strange, open: to };
}

/** Reads a line inside a top-level entry: a key of its own, or more of the one before. */
function readInner(
  found: Growing[],
  top: Growing,
  inner: Growing | undefined,
  line: Line,
  indent: number,
): Growing | undefined {
  if (!top.canHoldKeys || indent === 0) return undefined;
  top.indent ??= indent;
  const key = indent === top.indent ? entryAt(line, indent, `${top.entry.key}.`) : undefined;
  if (key !== undefined) {
    found.push(key);
    return key;
  }
  if (inner !== undefined && indent > top.indent) extend(inner, line);
  return inner;
}

function entryAt(line: Line, indent: number, prefix: string): Growing | undefined {
  const key = KEY.exec(line.text.slice(indent));
  if (key === null) return undefined;
  const value = indent + key[0].length;
  const rest = line.text.slice(value);
  const start = line.start + indent;
  return {
    entry: { key: prefix + (key[1] ?? key[2] ?? key[3] ?? ""), start, end: line.next, value: line.start + value },
    isBlock: BLOCK_HEADER.test(rest),
    canHoldKeys: prefix === "" && /^[ \t]*(?:#.*)?$/.test(rest),
    indent: undefined,
  };
}

/** Indented lines and items of a list belong to the key above. */
function isContinuation(line: string, indent: number, { isBlock }: Growing): boolean {
  if (isBlock && indent > 0 && indent < line.length) return true;
  return /^(?:[ \t]+[^ \t#]|-(?:[ \t]|$)|[\]}])/.test(line);
}

function extend(growing: Growing, line: Line): void {
  growing.entry = { ...growing.entry, end: line.next };
}

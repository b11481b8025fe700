import type { Article, InlineCode, Piece, Unit } from "../../core/model.ts";
import { Problem, placeAt } from "../../core/problem.ts";
import type { Chunk } from "../chunks.ts";
import { piecesOf } from "./pieces.ts";
import type { Fate } from "./plural-edits.ts";
import { type JsonString, readJson } from "./read-json.ts";

/**
 * Checks that a rendered JSON text, parsed again, has the values that were meant, under the same keys, with exactly the
 * text and codes of their chunks. Codes that the source does not have are refused even where they were meant.
 *
 * @param touched the chunks of every unit that is not as it stood
 * @throws Problem `E_RENDER_MISMATCH` at the first value that reads differently
 */
export function verify(
  article: Article,
  fates: readonly Fate[],
  touched: ReadonlyMap<Unit, readonly Chunk[]>,
  text: string,
): void {
  const units = new Map<number, Unit>();
  for (const [unit, chunks] of touched) {
    refuseForeignCodes(article, unit, chunks);
    if (!unit.plural?.added) units.set(unit.start, unit);
  }
  const found = readJson(text, article.path);
  let count = 0;
  for (const { string, isDropped, added } of fates) {
    if (!isDropped) compare(units.get(string.start), string);
    for (const unit of added) compare(unit, string);
  }
  if (found.length !== count) throw mismatch(article, undefined, `${count}`, `${found.length}`);

  /** Compares the next value with the one that `string` was, or with the unit that stands in its place or behind it. */
  function compare(unit: Unit | undefined, string: JsonString): void {
    const value = found[count++];
    const { start, end } = unit ?? string;
    const chunks = unit === undefined ? undefined : touched.get(unit);
    const hasKey = unit?.plural?.added ? value?.key === unit.key : value?.member?.name === string.member?.name;
    const got = value === undefined ? "" : text.slice(value.start, value.end);
    if (hasKey && chunks === undefined && got === article.text.slice(start, end)) return;
    const want = chunks?.flatMap(partsOf) ?? [];
    const read = value === undefined ? [] : piecesOf(text, value.start, value.end).map(partOf);
    if (!hasKey || chunks === undefined || comparable(want) !== comparable(read))
      throw mismatch(article, unit, readable(want), readable(read));
  }
}

type Part = string | Pick<InlineCode, "type" | "name" | "data">;

/** Text and codes, neighbouring text joined, as one string that tells them apart by their lengths. */
function comparable(parts: readonly Part[]): string {
  let before = "";
  let text = "";
  for (const part of parts) {
    if (typeof part === "string") {
      text += part;
      continue;
    }
    const { type, name, data } = part;
    before += `${text.length} ${text}${type} ${name} ${data.length} ${data}`;
    text = "";
  }
  return `${before}${text.length} ${text}`;
}

/** Text and codes as a person sees them: `⟦{{name}}⟧`, the ends of a pair `⟦<b>…⟧` and `⟦…</b>⟧`. */
function readable(parts: readonly Part[]): string {
  const shown = { open: ["⟦", "…⟧"], close: ["⟦…", "⟧"], standalone: ["⟦", "⟧"] } as const;
  return parts.map((part) => (typeof part === "string" ? part : shown[part.type].join(part.data))).join("");
}

function partsOf(chunk: Chunk): readonly Part[] {
  switch (chunk.kind) {
    case "copy":
      return chunk.pieces.map(partOf);
    case "code":
      return [chunk.code];
    case "text":
    case "mark":
      return [chunk.text];
  }
}

function partOf(piece: Piece): Part {
  return piece.kind === "text" ? piece.text : piece.code;
}

function refuseForeignCodes(article: Article, unit: Unit, chunks: readonly Chunk[]): void {
  if (chunks.every(({ kind }) => kind === "copy" || kind === "text")) return;
  const left = new Map<string, number>();
  for (const piece of unit.pieces) if (piece.kind === "code") count(piece.code.data, 1);
  for (const part of chunks.flatMap(partsOf)) if (typeof part !== "string") count(part.data, -1);
  const foreign = [...left].find(([, surplus]) => surplus < 0);
  if (foreign !== undefined) throw mismatch(article, unit, "", `⟦${foreign[0]}⟧`);

  function count(data: string, by: number): void {
    left.set(data, (left.get(data) ?? 0) + by);
  }
}

function mismatch(article: Article, unit: Unit | undefined, expected: string, found: string): Problem {
  let at = 0;
  while (at < expected.length && expected[at] === found[at]) at++;
  const excerpt = (text: string): string => {
    const shown = text.slice(Math.max(0, at - 20), at + 40);
    return shown === "" ? "—" : `“${shown}”`;
  };
  const values = {
    unit: unit === undefined ? -1 : article.units.indexOf(unit),
    expected: excerpt(expected),
    found: excerpt(found),
  };
  return new Problem("E_RENDER_MISMATCH", values, placeAt(article.path, article.text, unit?.start ?? 0));
}

import type { Article, Piece, Plural, Unit } from "../../core/model.ts";
import type { ParseOptions } from "../format.ts";
import { piecesOf } from "./pieces.ts";
import { pluralsOf } from "./plurals.ts";
import { type JsonString, readJson } from "./read-json.ts";

/** The article that a decoded JSON text is. */
export function parseI18nextJson(text: string, { path, lang }: ParseOptions): Article {
  const strings = readJson(text, path);
  const plurals = pluralsOf(text, strings, lang);
  const units: Unit[] = [];
  for (const string of strings) {
    const pieces = piecesOf(text, string.start, string.end);
    const plural = plurals.get(string);
    // A plural form without a word is a unit, too, lest its language's forms be incomplete.
    if (plural !== undefined || hasLetters(pieces)) units.push(unitOf(string, pieces, plural));
  }
  return { path, lang, format: "i18next-json", text, units, meta: {} };
}

function unitOf({ key, start, end }: JsonString, pieces: readonly Piece[], plural: Plural | undefined): Unit {
  const unit: Unit = { kind: "value", key, headings: [key], start, end, pieces, splits: true, style: "json" };
  return plural === undefined ? unit : { ...unit, plural };
}

function hasLetters(pieces: readonly Piece[]): boolean {
  return pieces.some((piece) => piece.kind === "text" && /\p{L}/u.test(piece.text));
}
